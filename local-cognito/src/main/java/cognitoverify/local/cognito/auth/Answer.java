package cognitoverify.local.cognito.auth;

import cognitoverify.local.cognito.error.CognitoException;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What a client answers to a challenge.
 *
 * @param session null in the one case that needs none: plain SRP, whose secret block is as good
 * @param responses {@code ChallengeResponses}
 * @param metadata {@code ClientMetadata}
 */
public record Answer(
        String challengeName,
        @Nullable String session,
        Map<String, String> responses,
        Map<String, String> metadata) {
    /** Copies the maps. */
    public Answer {
        responses = Map.copyOf(responses);
        metadata = Map.copyOf(metadata);
    }

    /** A response that must be there. */
    String response(String name) {
        var response = responses.getOrDefault(name, "");
        if (response.isEmpty()) {
            throw CognitoException.missing(name);
        }
        return response;
    }

    String handle() {
        if (session != null && !session.isEmpty()) {
            return session;
        }
        if (challengeName.equals(Challenge.Password.NAME)) {
            return response("PASSWORD_CLAIM_SECRET_BLOCK");
        }
        throw CognitoException.missing("Session");
    }
}
