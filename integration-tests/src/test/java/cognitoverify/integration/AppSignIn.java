package cognitoverify.integration;

import static java.util.Objects.requireNonNull;

import cognitoverify.integration.Reply.Next;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

import java.util.Map;

/** A sign-in as an app has it: with the AWS SDK, through Cognito. */
final class AppSignIn {
    private final CognitoIdentityProviderClient cognito;
    private final String clientId;
    private final String alias;
    private @Nullable String session;
    private @Nullable AuthenticationResultType tokens;

    /**
     * Asks nothing yet.
     *
     * @param alias what the person types
     */
    AppSignIn(CognitoIdentityProviderClient cognito, String clientId, String alias) {
        this.cognito = cognito;
        this.clientId = clientId;
        this.alias = alias;
    }

    /** InitiateAuth. */
    Reply start() {
        try {
            var round =
                    cognito.initiateAuth(
                            request ->
                                    request.authFlow(AuthFlowType.CUSTOM_AUTH)
                                            .clientId(clientId)
                                            .authParameters(Map.of("USERNAME", alias)));
            session = round.session();
            return heard(round.authenticationResult(), round.challengeParameters());
        } catch (NotAuthorizedException _) {
            return new Reply(Next.NOT_AUTHORIZED);
        }
    }

    /** A code. */
    Reply answer(String code) {
        return answer(code, Map.of());
    }

    /** No code, but a wish for another. */
    Reply resend() {
        return answer("resend", Map.of("codeAction", "resend"));
    }

    /** What Cognito gave in the end. */
    AuthenticationResultType tokens() {
        return requireNonNull(tokens);
    }

    private Reply answer(String answer, Map<String, String> clientMetadata) {
        try {
            var round =
                    cognito.respondToAuthChallenge(
                            request ->
                                    request.challengeName(ChallengeNameType.CUSTOM_CHALLENGE)
                                            .clientId(clientId)
                                            .session(session)
                                            .clientMetadata(clientMetadata)
                                            .challengeResponses(
                                                    Map.of("USERNAME", alias, "ANSWER", answer)));
            session = round.session();
            return heard(round.authenticationResult(), round.challengeParameters());
        } catch (NotAuthorizedException _) {
            return new Reply(Next.NOT_AUTHORIZED);
        }
    }

    private Reply heard(
            @Nullable AuthenticationResultType result, Map<String, String> challengeParameters) {
        tokens = result;
        return result == null ? new Reply(Next.CODE, challengeParameters) : new Reply(Next.TOKENS);
    }
}
