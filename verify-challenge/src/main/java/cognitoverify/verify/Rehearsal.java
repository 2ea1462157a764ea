package cognitoverify.verify;

import static cognitoverify.code.priming.LoopbackServices.NUMBER;
import static cognitoverify.code.priming.LoopbackServices.RIGHT_CODE;
import static cognitoverify.code.priming.LoopbackServices.VERIFICATION_SID;

import cognitoverify.code.priming.LoopbackServices;
import cognitoverify.ledger.TableLedger;
import cognitoverify.protocol.PrivateParameters;
import cognitoverify.protocol.log.DecisionLog;
import cognitoverify.protocol.snapshot.RuntimeInterfaceClient;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolEvent.CallerContext;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent.Request;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent.Response;

import java.time.InstantSource;
import java.util.Map;

/**
 * Answers as people give them, through a handler that is thrown away.
 *
 * @param environment the function's own
 */
record Rehearsal(Map<String, String> environment) {
    private static final String WRONG_CODE = "000000";

    /** Whether the right code was right. */
    boolean succeeds() {
        try (var services = LoopbackServices.open()) {
            var handler =
                    new VerifyChallengeHandler(
                            services.environment(environment),
                            new DecisionLog(_ -> {}, InstantSource.system()));
            isRight(handler, WRONG_CODE, false);
            isRight(handler, WRONG_CODE, true);
            return LoopbackServices.repeat(() -> isRight(handler, RIGHT_CODE, false));
        }
    }

    private static boolean isRight(VerifyChallengeHandler handler, String answer, boolean isDecoy) {
        var type = CognitoUserPoolVerifyAuthChallengeResponseEvent.class;
        return RuntimeInterfaceClient.invoke(handler, event(answer, isDecoy), type)
                .getResponse()
                .getAnswerCorrect();
    }

    /** Has every property, since the JDK makes code for one when it is set for the first time. */
    static CognitoUserPoolVerifyAuthChallengeResponseEvent event(String answer, boolean isDecoy) {
        return CognitoUserPoolVerifyAuthChallengeResponseEvent.builder()
                .withVersion("1")
                .withTriggerSource("VerifyAuthChallengeResponse_Authentication")
                .withRegion("us-east-1")
                .withUserPoolId("us-east-1_CANNED")
                .withUserName("canned")
                .withCallerContext(
                        CallerContext.builder()
                                .withAwsSdkVersion("canned")
                                .withClientId("canned")
                                .build())
                .withRequest(request(answer, isDecoy))
                .withResponse(Response.builder().build())
                .build();
    }

    private static Request request(String answer, boolean isDecoy) {
        return Request.builder()
                .withUserAttributes(Map.of("sub", "canned", "phone_number", NUMBER))
                .withPrivateChallengeParameters(parameters(isDecoy).format())
                .withChallengeAnswer(answer)
                .withClientMetadata(Map.of())
                .build();
    }

    private static PrivateParameters parameters(boolean isDecoy) {
        return new PrivateParameters(
                isDecoy ? "" : NUMBER,
                isDecoy ? "" : VERIFICATION_SID,
                InstantSource.system().instant().getEpochSecond(),
                isDecoy,
                "US",
                TableLedger.token());
    }
}
