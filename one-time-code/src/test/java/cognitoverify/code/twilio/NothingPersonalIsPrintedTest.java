package cognitoverify.code.twilio;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.CachedSecret;
import cognitoverify.code.CodeCheck;
import cognitoverify.code.CodeCheck.Subject.ByDestination;
import cognitoverify.code.CodeCheck.Subject.BySid;
import cognitoverify.code.Deadline;
import cognitoverify.code.Destination;
import cognitoverify.code.Secret;
import cognitoverify.code.SecretReading.Found;
import cognitoverify.code.aws.LambdaCredentials;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.configuration.Settings;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Whatever is printed by accident, in a log or a message, gives nobody away (X2). */
class NothingPersonalIsPrintedTest {
    private static final String NUMBER = "+12025550147";
    private static final String EMAIL = "marker-7f3a@example.org";
    private static final String CODE = "918273";
    private static final String SECRET = "marker-secret-5c1e";
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "TWILIO_ACCOUNT_SID",
                    Example.ACCOUNT_SID,
                    "VERIFY_SERVICE_SID",
                    Example.SERVICE_SID,
                    "TWILIO_TOKEN",
                    "/sign-in/twilio",
                    "AWS_REGION",
                    "eu-central-1",
                    "AWS_ACCESS_KEY_ID",
                    "AKIDEXAMPLE",
                    "AWS_SECRET_ACCESS_KEY",
                    SECRET,
                    "AWS_SESSION_TOKEN",
                    SECRET);
    private static final CachedSecret SECRETS =
            new CachedSecret(_ -> new Found(new Secret(SECRET)), InstantSource.system());

    static final List<Object> VALUES =
            List.of(
                    new Secret(SECRET),
                    new Found(new Secret(SECRET)),
                    SECRETS,
                    new Destination(NUMBER),
                    new Destination(EMAIL),
                    new ByDestination(new Destination(NUMBER)),
                    new CodeCheck(CODE, new BySid(Example.VERIFICATION_SID)),
                    new CodeCheck(CODE, new ByDestination(new Destination(NUMBER))),
                    Deadline.in(Duration.ofSeconds(1)),
                    LambdaCredentials.of(ENVIRONMENT),
                    Settings.read(ENVIRONMENT, TwilioAccess::read),
                    Settings.read(ENVIRONMENT, TwilioAccess::read)
                            .secrets(LambdaCredentials.of(ENVIRONMENT)),
                    Example.twilioAt("https://verify.twilio.com", SECRETS));

    @RegisterExtension
    static final WireMockExtension TWILIO =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    /** X2. */
    @ParameterizedTest
    @FieldSource("VALUES")
    void valueKeepsItToItself(Object value) {
        assertNothingPersonal(value.toString());
    }

    /** X2: Twilio repeats the number in its answers, and sometimes in its messages. */
    @ParameterizedTest
    @ValueSource(ints = {200, 201, 302, 400, 401, 403, 404, 429, 500})
    void outcomeOfASendKeepsItToItself(int status) {
        answer(status);

        var outcome =
                Example.twilioAt(TWILIO.baseUrl(), SECRETS)
                        .send(new Destination(NUMBER), Channel.SMS, Example.enoughTime());

        assertNothingPersonal(outcome.toString());
    }

    /** X2. */
    @ParameterizedTest
    @ValueSource(ints = {200, 201, 302, 400, 401, 403, 404, 429, 500})
    void outcomeOfACheckKeepsItToItself(int status) {
        answer(status);

        var outcome =
                Example.twilioAt(TWILIO.baseUrl(), SECRETS)
                        .check(
                                new CodeCheck(CODE, new ByDestination(new Destination(NUMBER))),
                                Example.enoughTime());

        assertNothingPersonal(outcome.toString());
    }

    private static void answer(int status) {
        var body =
                """
                {"sid": "%s", "service_sid": "%s", "to": "%s", "status": %s, "code": 60200,
                 "more_info": "https://example.org", "message": "Invalid parameter `To`: %s %s %s %s"}
                """
                        .formatted(
                                Example.VERIFICATION_SID,
                                Example.SERVICE_SID,
                                NUMBER,
                                status < 400 ? "\"approved\"" : status,
                                NUMBER,
                                EMAIL,
                                CODE,
                                SECRET);
        TWILIO.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
    }

    private static void assertNothingPersonal(String text) {
        assertThat(text)
                .doesNotContain(NUMBER.substring(1))
                .doesNotContain(EMAIL)
                .doesNotContain(CODE)
                .doesNotContain(SECRET);
    }
}
