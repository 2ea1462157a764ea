package cognitoverify.local.cognito;

import static cognitoverify.local.cognito.LocalPool.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.trigger.Trigger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** What goes over HTTP, for browsers and for those who say nonsense. */
class WireTest {
    private static final String ANN = LocalUser.ANN.phoneNumber();
    private static final Script SCRIPT = new Script();

    @RegisterExtension
    static final LocalCognitoExtension cognito =
            new LocalCognitoExtension(LocalCognito.builder().functions(SCRIPT));

    private Client client = Client.of(cognito.server());

    @BeforeEach
    void begin() {
        SCRIPT.reset();
        client = Client.of(cognito.server());
    }

    @Test
    void everyPageMayCall() {
        var preflight =
                client.send(
                        HttpRequest.newBuilder(client.uri())
                                .method("OPTIONS", BodyPublishers.noBody())
                                .header("Access-Control-Request-Headers", "x-amz-target,x-y"));

        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.body()).isEmpty();
        var headers = preflight.headers();
        assertThat(headers.firstValue("access-control-allow-origin")).hasValue("*");
        assertThat(headers.firstValue("access-control-allow-headers")).hasValue("x-amz-target,x-y");
        assertThat(headers.firstValue("access-control-allow-methods")).hasValue("POST");
        assertThat(headers.firstValue("access-control-max-age")).hasValue("172800");
    }

    @Test
    void answersCarryWhatClientsReadOfThem() {
        var reply =
                client.post(
                        "InitiateAuth", Client.initiation(PASSWORDLESS.clientId(), ANN).toString());

        var headers = reply.headers();
        assertThat(headers.firstValue("content-type")).hasValue("application/x-amz-json-1.1");
        assertThat(headers.firstValue("x-amzn-requestid")).isPresent();
        assertThat(headers.firstValue("access-control-allow-origin")).hasValue("*");
        assertThat(headers.firstValue("access-control-expose-headers"))
                .hasValue("x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date");
    }

    @Test
    void errorsAreInHeaderAndBody() {
        var reply = client.post("DescribeUserPool", "{\"UserPoolId\":\"é\"}");

        assertThat(Client.refusal(reply))
                .isEqualTo("ResourceNotFoundException: User pool é does not exist.");
        assertThat(reply.headers().firstValue("x-amzn-ErrorType"))
                .hasValue("ResourceNotFoundException:");
        assertThat(reply.headers().firstValue("x-amzn-ErrorMessage"))
                .hasValueSatisfying(text -> assertThat(text).endsWith(" does not exist."));
    }

    @Test
    void theTargetsHeaderIsReadInAnyCase() {
        for (var name : new String[] {"X-AMZ-TARGET", "x-amz-target", "X-Amz-target"}) {
            var request =
                    HttpRequest.newBuilder(client.uri().resolve("/"))
                            .header(name, "AWSCognitoIdentityProviderService.InitiateAuth")
                            .POST(BodyPublishers.ofString("{}"));
            assertThat(Client.refusal(client.send(request))).contains("'clientId'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{} {}", "{\"ClientId\":\"x\",}"})
    void whatIsNotJsonIsRefused(String body) {
        assertThat(Client.refusal(client.post("InitiateAuth", body)))
                .startsWith("SerializationException: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nothing", "", "initiateauth", "InitiateAuth2"})
    void whatCognitoCannotDoIsRefused(String operation) {
        assertThat(Client.refusal(client.post(operation, "{}")))
                .startsWith("UnknownOperationException: ");
        var without =
                HttpRequest.newBuilder(client.uri().resolve("/"))
                        .POST(BodyPublishers.ofString("{}"));
        assertThat(Client.refusal(client.send(without))).startsWith("UnknownOperationException");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        var reply = client.post("InitiateAuth", "\"" + "x".repeat(200_000) + "\"");

        assertThat(reply.statusCode()).isEqualTo(413);
        assertThat(reply.body()).contains("RequestEntityTooLargeException");
    }

    @RepeatedTest(20)
    void afterABodyThatIsTooLargeTheClientIsHeardAgain() {
        client.post("InitiateAuth", "\"" + "x".repeat(200_000) + "\"");

        assertThat(client.post("InitiateAuth", "{}").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "InitiateAuth|{}|InvalidParameterException: 1 validation error detected: Value null"
                        + " at 'clientId' failed to satisfy constraint: Member must not be null",
                "InitiateAuth|{\"ClientId\":\"\"}|InvalidParameterException: 1 validation error"
                        + " detected: Value '' at 'clientId' failed to satisfy constraint: Member must"
                        + " have length greater than or equal to 1",
                "InitiateAuth|{\"ClientId\":5}|SerializationException: Value at 'clientId' is not a"
                        + " String",
                "InitiateAuth|{\"ClientId\":\"localmfa\",\"AuthFlow\":\"CUSTOM_AUTH\"}"
                        + "|InvalidParameterException: Missing required parameter USERNAME",
                "InitiateAuth|{\"ClientId\":\"localmfa\",\"AuthFlow\":\"CUSTOM_AUTH\","
                        + "\"AuthParameters\":[]}|SerializationException: Value at 'authParameters' is"
                        + " not a Map",
                "InitiateAuth|{\"ClientId\":\"localmfa\",\"AuthFlow\":\"CUSTOM_AUTH\","
                        + "\"AuthParameters\":{\"USERNAME\":{}}}|SerializationException: Value at"
                        + " 'authParameters' is not a Map of Strings",
                "InitiateAuth|{\"ClientId\":\"nobody\"}|ResourceNotFoundException: User pool client"
                        + " nobody does not exist.",
                "AdminSetUserPassword|{\"Permanent\":\"yes\"}|SerializationException: Value at"
                        + " 'permanent' is not a Boolean",
                "ListUsers|{\"Limit\":\"many\"}|SerializationException: Value at 'limit' is not an"
                        + " Integer",
                "AdminUpdateUserAttributes|{\"UserAttributes\":{}}|SerializationException: Value at"
                        + " 'userAttributes' is not a List",
                "AdminUpdateUserAttributes|{\"UserAttributes\":[5]}|SerializationException: Value"
                        + " at 'userAttributes' is not a List of Structures",
            })
    void whatIsMissingOrOfTheWrongTypeIsRefused(String operation, String body, String refusal) {
        assertThat(Client.refusal(client.post(operation, body))).isEqualTo(refusal);
    }

    @Test
    void nullsAreAsGoodAsAbsent() {
        var request = Client.initiation(PASSWORDLESS.clientId(), ANN).putNull("ClientMetadata");
        request.withObject("/AuthParameters").putNull("SRP_A");

        assertThat(client.call("InitiateAuth", request).has("Session")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "aws-sdk-java/2.54.13 ua/2.1 os/Linux,aws-sdk-java-2.54.13",
        "aws-amplify/6.20,aws-sdk-unknown-unknown"
    })
    void eventsNameTheClientsSdk(String userAgent, String name) {
        var request = Client.initiation(PASSWORDLESS.clientId(), ANN).toString();
        client.send(
                HttpRequest.newBuilder(client.uri().resolve("/"))
                        .header("X-Amz-Target", "AWSCognitoIdentityProviderService.InitiateAuth")
                        .header("x-amz-user-agent", userAgent)
                        .POST(BodyPublishers.ofString(request)));

        assertThat(SCRIPT.last(Trigger.DEFINE).at("/callerContext/awsSdkVersion").asText())
                .isEqualTo(name);
    }

    @Test
    void theTimelineIsReadOnFromWhereOneWas() {
        var challenge = client.initiate(PASSWORDLESS, ANN);
        var first = Client.body(client.get("/timeline?after=0")).path("entries");
        assertThat(first).hasSize(2);
        assertThat(first.path(0).path("trigger").asText()).isEqualTo("DefineAuthChallenge");
        assertThat(first.path(0).at("/request/userPoolId").asText()).isEqualTo(PASSWORDLESS.id());
        assertThat(first.path(0).at("/response/response/challengeName").asText())
                .isEqualTo("CUSTOM_CHALLENGE");
        assertThat(first.path(0).path("error").isNull()).isTrue();

        client.answer(PASSWORDLESS, challenge, "42");

        var read = first.path(1).path("number").asLong();
        var next = Client.body(client.get("/timeline?after=" + read)).path("entries");
        assertThat(next).hasSize(2);
        assertThat(next.path(0).path("trigger").asText()).isEqualTo("VerifyAuthChallengeResponse");
        assertThat(Client.body(client.get("/timeline")).path("entries")).hasSize(4);
    }

    /** X2: the page is shown to others, on other screens. */
    @Test
    void theTimelineNeverShowsTheSecret() {
        SCRIPT.on(
                Trigger.CREATE,
                event -> {
                    assertThat(readSecret().body()).contains("local-secret");
                    return Script.respond(event, "{\"publicChallengeParameters\":{}}");
                });

        client.initiate(PASSWORDLESS, ANN);

        assertThat(client.get("/timeline").body())
                .contains("\"Value\":\"***\"")
                .doesNotContain("local-secret");
    }

    private HttpResponse<String> readSecret() {
        return client.send(
                HttpRequest.newBuilder(cognito.server().verify().uri().resolve("/"))
                        .header("X-Amz-Target", "AmazonSSM.GetParameter")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"Name\":\"/local/twilio-token\",\"WithDecryption\":true}")));
    }

    @Test
    void thePageReachesInboxAndWeatherOnItsOwnOrigin() {
        var set =
                client.send(
                        HttpRequest.newBuilder(client.uri().resolve("/weather"))
                                .PUT(BodyPublishers.ofString("{\"fault\":\"reset\"}")));

        assertThat(set.statusCode()).isEqualTo(200);
        assertThat(client.get("/weather").body()).contains("reset");
        assertThat(client.get("/inbox?to=%2B12025550100").body()).isEqualTo("[]");
        assertThat(client.get("/counters").body()).contains("\"sends\":0");
    }

    @Test
    void onlyWhatIsInThePagesFolderIsServed() {
        assertThat(client.get("/test-file.css").body()).startsWith("body {");
        assertThat(client.get("/test-file.css").headers().firstValue("Content-Type"))
                .hasValue("text/css; charset=utf-8");
        for (var path :
                new String[] {
                    "/nothing.html",
                    "/../cognitoverify/local/cognito/LocalCognito.class",
                    "/%2e%2e/cognitoverify/local/cognito/LocalCognito.class",
                    "/etc//passwd"
                }) {
            assertThat(client.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(
                        client.send(HttpRequest.newBuilder(client.uri().resolve("/")).DELETE())
                                .statusCode())
                .isEqualTo(405);
    }

    @Test
    void resettingForgetsAll() {
        client.call(
                "AdminDeleteUser",
                Json.object().put("UserPoolId", PASSWORDLESS.id()).put("Username", ANN));
        client.initiate(PASSWORDLESS, ANN);

        cognito.server().reset();

        assertThat(cognito.server().timeline().entries()).isEmpty();
        assertThat(cognito.server().attributes(PASSWORDLESS, ANN)).isNotNull();
    }
}
