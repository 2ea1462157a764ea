package cognitoverify.define;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitoverify.lambda.CapturedLog;
import cognitoverify.lambda.Event;
import cognitoverify.lambda.FakeContext;
import cognitoverify.lambda.LambdaFunction;
import cognitoverify.protocol.SignInMode;
import cognitoverify.protocol.SignInPolicy;
import cognitoverify.protocol.configuration.ConfigurationException;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/** Define as Lambda calls it: Cognito's JSON in, Cognito's JSON out. */
class DefineChallengeHandlerTest {
    private static final String CODE =
            "{\"challengeName\":\"CUSTOM_CHALLENGE\",\"issueTokens\":false,\"failAuthentication\":false}";
    private static final String PASSWORD =
            "{\"challengeName\":\"PASSWORD_VERIFIER\",\"issueTokens\":false,\"failAuthentication\":false}";
    private static final String TOKENS = "{\"issueTokens\":true,\"failAuthentication\":false}";
    private static final String FAIL = "{\"issueTokens\":false,\"failAuthentication\":true}";

    private final CapturedLog log = new CapturedLog();

    /** D3, and every other event of {@code events/} that define gets. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "mfa/01-define-start.json, PASSWORD, PASSWORD_NEXT",
        "mfa/02-define-right-password.json, CODE, CODE_NEXT",
        "mfa/05-define-right-code.json, TOKENS, RIGHT_CODE",
        "odd/channel-switch-2-define.json, CODE, CODE_NEXT",
        "odd/expired-2-define.json, CODE, CODE_NEXT",
        "odd/last-guess-right-define.json, TOKENS, RIGHT_CODE",
        "odd/last-guess-wrong-define.json, FAIL, TOO_MANY_GUESSES",
        "odd/mfa-password-skipped-define.json, FAIL, PASSWORD_SKIPPED",
        "odd/mfa-wrong-code-2-define.json, CODE, CODE_NEXT",
        "odd/passwordless-srp-1-define.json, CODE, CODE_NEXT",
        "odd/passwordless-srp-4-define.json, TOKENS, RIGHT_CODE",
        "odd/resend-2-define.json, CODE, CODE_NEXT",
        "odd/resend-too-soon-2-define.json, CODE, CODE_NEXT",
        "odd/right-code-with-action-define.json, FAIL, MALFORMED_SESSION",
        "odd/unknown-action-2-define.json, CODE, CODE_NEXT",
        "odd/unknown-user-1-define.json, CODE, CODE_NEXT",
        "odd/unknown-user-4-define.json, CODE, CODE_NEXT",
        "odd/wrong-code-2-define.json, CODE, CODE_NEXT",
        "passwordless/01-define-start.json, CODE, CODE_NEXT",
        "passwordless/04-define-right-code.json, TOKENS, RIGHT_CODE"
    })
    void eachEventGetsItsDecision(String file, String decision, String reason) {
        var mode = file.contains("mfa") ? SignInMode.MFA : SignInMode.PASSWORDLESS;

        var answer = define(mode).invoke(Event.file(file));

        assertThat(answer.get("response")).hasToString(responseOf(decision));
        assertThat(log.last().get("reason").asText()).isEqualTo(reason);
    }

    @Test
    void noEventOfDefinesIsLeftUntested() throws NoSuchMethodException {
        var tested =
                getClass()
                        .getDeclaredMethod(
                                "eachEventGetsItsDecision",
                                String.class,
                                String.class,
                                String.class)
                        .getAnnotation(CsvSource.class)
                        .value();

        assertThat(List.of(tested).stream().map(row -> row.split(",", -1)[0]))
                .isEqualTo(Event.files("define"));
    }

    @Test
    void theEventComesBackAsItWasButForTheResponse() {
        var event = Event.file("passwordless/01-define-start.json");

        var answer = define(SignInMode.PASSWORDLESS).invoke(event);

        assertThat(new Event(answer.deepCopy()).without("/response").node())
                .isEqualTo(event.without("/response").node());
    }

    /** D6, X8: what is missing or null never leads to tokens, and never to an exception. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{\"request\":null}",
                "{\"request\":{}}",
                "{\"request\":{\"session\":null}}",
                "{\"request\":{\"session\":[null]}}",
                "{\"request\":{\"session\":[{}]}}",
                "{\"request\":{\"session\":[null,{\"challengeName\":null,\"challengeResult\":null,\"challengeMetadata\":null}]}}",
                "{\"request\":{\"session\":\"\",\"userAttributes\":\"\",\"clientMetadata\":\"\"}}",
                "{\"request\":{\"session\":[],\"userAttributes\":null,\"clientMetadata\":null,\"userNotFound\":null},\"response\":null}",
                "{\"request\":{\"session\":[],\"userAttributes\":{\"sub\":null},\"clientMetadata\":{\"codeAction\":null}}}",
                "{\"Request\":{\"Session\":[]}}"
            })
    void nothingMissingLeadsToTokensOrAnException(String json) {
        for (var mode : SignInMode.values()) {
            var response = Event.parse(define(mode).invoke(json)).node().get("response");

            assertThat(response.get("issueTokens").asBoolean()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEventWithoutARequestFails(SignInMode mode) {
        assertThat(response(define(mode).invoke("{}"))).hasToString(FAIL);
        assertThat(response(define(mode).invoke("null"))).hasToString(FAIL);
    }

    @Test
    void aNullSessionIsAnEmptyOne() {
        var event = Event.file("passwordless/01-define-start.json");

        assertThat(
                        define(SignInMode.PASSWORDLESS)
                                .invoke(event.with("/request/session", null))
                                .get("response"))
                .hasToString(CODE);
        assertThat(
                        define(SignInMode.PASSWORDLESS)
                                .invoke(event.without("/request/session"))
                                .get("response"))
                .hasToString(CODE);
    }

    /** X8: Cognito may add fields to its events. */
    @Test
    void fieldsThatNobodyKnowsAreIgnored() {
        var event =
                Event.file("passwordless/04-define-right-code.json")
                        .with("/new", Map.of("a", 1))
                        .with("/request/new", List.of(1))
                        .with("/callerContext/new", true);

        assertThat(define(SignInMode.PASSWORDLESS).invoke(event).get("response"))
                .hasToString(TOKENS);
    }

    /**
     * Lambda's serializer refuses these before the function sees them; Cognito's caller gets an
     * error.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/request | text",
                "/request/session | text",
                "/request/userAttributes | text",
                "/request/clientMetadata | text",
                "/request/userNotFound | maybe"
            })
    void theSerializerItselfRefusesSomeWrongTypes(String pointer, String value) {
        var event = Event.file("passwordless/01-define-start.json").with(pointer, value);

        assertThatThrownBy(() -> define(SignInMode.PASSWORDLESS).invoke(event))
                .isInstanceOf(RuntimeException.class);
        assertThat(log.lines()).isEmpty();
    }

    /**
     * X8: and it reads these as something else. None of them turns a wrong code into a right one.
     */
    @Test
    void theSerializerReadsSomeWrongTypesAsSomethingElse() {
        var event = Event.file("odd/wrong-code-2-define.json");
        var single = event.node().at("/request/session/0");

        assertThat(
                        define(SignInMode.PASSWORDLESS)
                                .invoke(event.with("/request/session", single))
                                .get("response"))
                .hasToString(CODE);
        assertThat(
                        define(SignInMode.PASSWORDLESS)
                                .invoke(event.with("/request/userNotFound", "true"))
                                .get("response"))
                .hasToString(CODE);
    }

    /** X1, X2. */
    @Test
    void theLogSaysWhatWasDecidedAndNothingAboutAnybody() {
        var event =
                Event.file("passwordless/04-define-right-code.json")
                        .with("/userName", "marker-user")
                        .with("/request/userAttributes/phone_number", "+12025550199")
                        .with("/request/userAttributes/email", "marker@example.com")
                        .with(
                                "/request/clientMetadata",
                                Map.of("codeChannel", "marker-channel", "x", "marker-x"));

        define(SignInMode.PASSWORDLESS).invoke(event);

        assertThat(log.lines()).hasSize(1);
        assertThat(log.lines().getFirst())
                .doesNotContain("marker", "2025550199", "0588acd1-6f1c", "VE0000");
        assertThat(fields(log.last(), "level", "event", "outcome", "reason", "user", "requestId"))
                .containsExactly(
                        "INFO",
                        "define",
                        "tokens",
                        "RIGHT_CODE",
                        "10a7d62718d103b3",
                        FakeContext.REQUEST_ID);
    }

    /** X3. */
    @Test
    void afterAnErrorOfItsOwnItFailsAndSaysNothing() {
        var handler =
                new DefineChallengeHandler(new SignInPolicy(SignInMode.PASSWORDLESS, 3), log.log());
        var event = new CognitoUserPoolDefineAuthChallengeEvent();
        event.setRequest(new BrokenRequest());

        var answer = handler.handleRequest(event, new FakeContext());

        assertThat(answer.getResponse().getFailAuthentication()).isTrue();
        assertThat(log.lines().getFirst())
                .contains("\"level\":\"ERROR\"", "INTERNAL_ERROR")
                .doesNotContain("marker");
    }

    @Test
    void itAnswersWithoutAContext() {
        var handler = new DefineChallengeHandler(new SignInPolicy(SignInMode.MFA, 3), log.log());

        var answer = handler.handleRequest(new CognitoUserPoolDefineAuthChallengeEvent(), null);

        assertThat(answer.getResponse().getFailAuthentication()).isTrue();
    }

    @Test
    void itIsConfiguredByItsEnvironment() {
        var handler = new DefineChallengeHandler(Map.of("SIGN_IN_MODE", "MFA", "MAX_GUESSES", "1"));
        var function = new LambdaFunction<>(handler, CognitoUserPoolDefineAuthChallengeEvent.class);

        assertThat(function.invoke(Event.file("mfa/01-define-start.json")).get("response"))
                .hasToString(PASSWORD);
        assertThat(function.invoke(Event.file("odd/mfa-wrong-code-2-define.json")).get("response"))
                .hasToString(FAIL);
    }

    @Test
    void itDoesNotStartWithAWrongEnvironment() {
        assertThatThrownBy(() -> new DefineChallengeHandler(Map.of("MAX_GUESSES", "many")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "Wrong configuration: SIGN_IN_MODE is not set; it must be PASSWORDLESS or"
                                + " MFA; MAX_GUESSES must be a whole number from 1 to 5");
    }

    private LambdaFunction<CognitoUserPoolDefineAuthChallengeEvent> define(SignInMode mode) {
        return new LambdaFunction<>(
                new DefineChallengeHandler(new SignInPolicy(mode, 3), log.log()),
                CognitoUserPoolDefineAuthChallengeEvent.class);
    }

    private static JsonNode response(String json) {
        return Event.parse(json).node().get("response");
    }

    private static String responseOf(String decision) {
        return switch (decision) {
            case "CODE" -> CODE;
            case "PASSWORD" -> PASSWORD;
            case "TOKENS" -> TOKENS;
            default -> FAIL;
        };
    }

    private static List<String> fields(JsonNode line, String... names) {
        return List.of(names).stream().map(name -> line.path(name).asText()).toList();
    }

    /** Something that no code of ours foresaw. */
    private static final class BrokenRequest
            extends CognitoUserPoolDefineAuthChallengeEvent.Request {
        @Override
        public Map<String, String> getClientMetadata() {
            throw new IllegalStateException("marker");
        }
    }
}
