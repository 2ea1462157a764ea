package cognitoverify.define;

import cognitoverify.protocol.ChallengeMetadata;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent.ChallengeResult;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** Reads Cognito's session, in which anything may be null. */
final class Session {
    private Session() {}

    /** The steps, oldest first; none for a null session. */
    static List<Step> steps(@Nullable ChallengeResult @Nullable [] session) {
        return session == null ? List.of() : Arrays.stream(session).map(Session::step).toList();
    }

    private static Step step(@Nullable ChallengeResult result) {
        return result == null
                ? Step.NONE
                : new Step(
                        result.getChallengeName(),
                        result.getChallengeResult(),
                        ChallengeMetadata.parse(result.getChallengeMetadata()));
    }
}
