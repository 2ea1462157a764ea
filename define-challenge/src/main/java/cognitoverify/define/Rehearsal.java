package cognitoverify.define;

import cognitoverify.protocol.ChallengeMetadata;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.SendWindow;
import cognitoverify.protocol.SignInPolicy;
import cognitoverify.protocol.VerificationSid;
import cognitoverify.protocol.log.DecisionLog;
import cognitoverify.protocol.snapshot.RuntimeInterfaceClient;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent.ChallengeResult;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent.Request;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent.Response;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolEvent.CallerContext;

import java.time.InstantSource;
import java.util.Map;

/** Sessions as they come, through a handler that is thrown away. */
record Rehearsal(SignInPolicy policy) {

    /** Whether a right code signed in. */
    boolean succeeds() {
        var handler =
                new DefineChallengeHandler(
                        policy, new DecisionLog(_ -> {}, InstantSource.system()));
        isSignedIn(handler);
        isSignedIn(handler, step("SRP_A", true, ""));
        isSignedIn(handler, passwordThen(false));
        return isSignedIn(handler, passwordThen(true)) || isSignedIn(handler, code(true));
    }

    static ChallengeResult[] passwordThen(boolean isRight) {
        return new ChallengeResult[] {
            step("SRP_A", true, ""), step("PASSWORD_VERIFIER", true, ""), code(isRight)
        };
    }

    private static boolean isSignedIn(DefineChallengeHandler handler, ChallengeResult... session) {
        var type = CognitoUserPoolDefineAuthChallengeEvent.class;
        return RuntimeInterfaceClient.invoke(handler, event(session), type)
                .getResponse()
                .getIssueTokens();
    }

    /** Has every property, since the JDK makes code for one when it is set for the first time. */
    static CognitoUserPoolDefineAuthChallengeEvent event(ChallengeResult... session) {
        return CognitoUserPoolDefineAuthChallengeEvent.builder()
                .withVersion("1")
                .withTriggerSource("DefineAuthChallenge_Authentication")
                .withRegion("us-east-1")
                .withUserPoolId("us-east-1_CANNED")
                .withUserName("canned")
                .withCallerContext(
                        CallerContext.builder()
                                .withAwsSdkVersion("canned")
                                .withClientId("canned")
                                .build())
                .withRequest(
                        Request.builder()
                                .withUserAttributes(Map.of("sub", "canned"))
                                .withSession(session)
                                .withClientMetadata(Map.of())
                                .build())
                .withResponse(Response.builder().withChallengeName("").build())
                .build();
    }

    private static ChallengeResult code(boolean isRight) {
        var window = SendWindow.NONE.afterSend(InstantSource.system().instant().getEpochSecond());
        var metadata =
                new ChallengeMetadata(0, window, Channel.SMS, Channel.SMS, VerificationSid.NONE);
        return step("CUSTOM_CHALLENGE", isRight, metadata.format());
    }

    private static ChallengeResult step(String name, boolean result, String metadata) {
        return ChallengeResult.builder()
                .withChallengeName(name)
                .withChallengeResult(result)
                .withChallengeMetadata(metadata)
                .build();
    }
}
