package cognitoverify.create;

import static cognitoverify.code.priming.LoopbackServices.NUMBER;
import static cognitoverify.code.priming.LoopbackServices.VERIFICATION_SID;

import cognitoverify.code.priming.LoopbackServices;
import cognitoverify.ledger.TableLedger;
import cognitoverify.protocol.ChallengeMetadata;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.Reason;
import cognitoverify.protocol.SendWindow;
import cognitoverify.protocol.configuration.Settings;
import cognitoverify.protocol.log.DecisionLog;
import cognitoverify.protocol.snapshot.RuntimeInterfaceClient;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent.ChallengeResult;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent.Request;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent.Response;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolEvent.CallerContext;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rounds of a sign-in as the configuration has them, through a handler that is thrown away.
 *
 * @param environment the function's own
 */
record Rehearsal(Map<String, String> environment) {
    private static final long A_WHILE = 200;

    /** Whether a code was sent. */
    boolean succeeds() {
        var countries = Settings.read(environment, CreateConfiguration::read).countries();
        var numbers = numbers(countries);
        try (var services = LoopbackServices.open()) {
            var handler =
                    new CreateChallengeHandler(
                            services.environment(environment),
                            new DecisionLog(_ -> {}, InstantSource.system()));
            var number = numbers.isEmpty() ? NUMBER : numbers.getFirst();
            answer(handler, event(request(number, null, Map.of())));
            answer(handler, event(request(number, last(), Map.of())));
            answer(handler, event(Request.builder().withUserNotFound(true).build()));
            return LoopbackServices.repeat(() -> isSent(handler, resend(number)));
        }
    }

    private static boolean isSent(
            CreateChallengeHandler handler, CognitoUserPoolCreateAuthChallengeEvent event) {
        var response = answer(handler, event).getResponse();
        return Reason.CODE_SENT
                .name()
                .equals(response.getPublicChallengeParameters().get("REASON"));
    }

    /** A possible number of each country, which makes libphonenumber read all about it. */
    private static List<String> numbers(Countries countries) {
        var library = PhoneNumberUtil.getInstance();
        var numbers = new ArrayList<String>();
        for (var region : countries.all() ? library.getSupportedRegions() : countries.regions()) {
            var example = library.getExampleNumberForType(region, PhoneNumberType.MOBILE);
            if (example != null) {
                var number = library.format(example, PhoneNumberFormat.E164);
                if (PhoneNumbers.delivery(number, countries) instanceof Delivery.Possible) {
                    numbers.add(number);
                }
            }
        }
        return numbers;
    }

    private static CognitoUserPoolCreateAuthChallengeEvent answer(
            CreateChallengeHandler handler, CognitoUserPoolCreateAuthChallengeEvent event) {
        var type = CognitoUserPoolCreateAuthChallengeEvent.class;
        return RuntimeInterfaceClient.invoke(handler, event, type);
    }

    /** Has every property, since the JDK makes code for one when it is set for the first time. */
    static CognitoUserPoolCreateAuthChallengeEvent resend(String number) {
        return event(request(number, last(), Map.of("codeAction", "resend")));
    }

    private static CognitoUserPoolCreateAuthChallengeEvent event(Request request) {
        return CognitoUserPoolCreateAuthChallengeEvent.builder()
                .withVersion("1")
                .withTriggerSource("CreateAuthChallenge_Authentication")
                .withRegion("us-east-1")
                .withUserPoolId("us-east-1_CANNED")
                .withUserName("canned")
                .withCallerContext(
                        CallerContext.builder()
                                .withAwsSdkVersion("canned")
                                .withClientId("canned")
                                .build())
                .withRequest(request)
                .withResponse(
                        Response.builder()
                                .withPublicChallengeParameters(Map.of())
                                .withPrivateChallengeParameters(Map.of())
                                .withChallengeMetadata("")
                                .build())
                .build();
    }

    private static Request request(
            String number, @Nullable ChallengeMetadata last, Map<String, String> clientMetadata) {
        var session = new ArrayList<ChallengeResult>();
        if (last != null) {
            session.add(
                    ChallengeResult.builder()
                            .withChallengeName("CUSTOM_CHALLENGE")
                            .withChallengeMetadata(last.format())
                            .build());
        }
        return Request.builder()
                .withUserAttributes(
                        Map.of(
                                "sub", "canned",
                                "phone_number", number,
                                "phone_number_verified", "true",
                                "email", "canned@example.com",
                                "email_verified", "true"))
                .withChallengeName("CUSTOM_CHALLENGE")
                .withSession(session.toArray(ChallengeResult[]::new))
                .withClientMetadata(clientMetadata)
                .build();
    }

    private static ChallengeMetadata last() {
        var sentAt = InstantSource.system().instant().getEpochSecond() - A_WHILE;
        return new ChallengeMetadata(
                1,
                new SendWindow(1, sentAt, sentAt),
                Channel.SMS,
                Channel.SMS,
                VERIFICATION_SID,
                TableLedger.token());
    }
}
