package cognitoverify.create;

import cognitoverify.protocol.ChallengeMetadata;
import cognitoverify.protocol.ClientRequest;
import cognitoverify.protocol.SendWindow;
import cognitoverify.protocol.VerificationSid;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent.ChallengeResult;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent.Request;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads Cognito's request, in which anything may be null. */
final class Situations {
    private Situations() {}

    static Situation read(CreateConfiguration configuration, Request request, long now) {
        @Nullable Map<String, String> attributes = request.getUserAttributes();
        return new Situation(
                configuration,
                User.from(
                        !request.getUserNotFound(),
                        attributes == null ? Map.of() : attributes,
                        configuration),
                last(request.getSession(), configuration, now),
                ClientRequest.from(request.getClientMetadata()),
                now);
    }

    /** In place of a user who could not be judged: nobody, at the same point of the sign-in. */
    static Situation ofNobody(CreateConfiguration configuration, Request request, long now) {
        return new Situation(
                configuration,
                User.from(false, Map.of(), configuration),
                last(request.getSession(), configuration, now),
                ClientRequest.from(request.getClientMetadata()),
                now);
    }

    /** The last round's metadata; null if there was no round. */
    private static @Nullable ChallengeMetadata last(
            @Nullable ChallengeResult @Nullable [] session,
            CreateConfiguration configuration,
            long now) {
        var rounds = session == null ? List.<ChallengeResult>of() : rounds(session);
        if (rounds.isEmpty()) {
            return null;
        }
        var metadata = ChallengeMetadata.parse(rounds.getLast().getChallengeMetadata());
        return metadata == null ? spent(configuration, now) : metadata;
    }

    private static List<ChallengeResult> rounds(@Nullable ChallengeResult[] session) {
        return Arrays.stream(session)
                .filter(Objects::nonNull)
                .filter(step -> Objects.equals(step.getChallengeName(), "CUSTOM_CHALLENGE"))
                .toList();
    }

    /**
     * In place of metadata that is not ours: all guesses and all sends are used up. Define ends
     * such a sign-in.
     */
    private static ChallengeMetadata spent(CreateConfiguration configuration, long now) {
        return new ChallengeMetadata(
                configuration.policy().maxGuesses(),
                SendWindow.NONE.afterLimit(now),
                configuration.channels().getFirst(),
                null,
                VerificationSid.NONE);
    }
}
