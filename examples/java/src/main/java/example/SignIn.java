package example;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Signs in with a code alone. The number is the argument; the code is asked for. */
public final class SignIn {
    private final CognitoIdentityProviderClient cognito;
    private final String clientId;
    private final BufferedReader terminal;

    private SignIn(
            CognitoIdentityProviderClient cognito, String clientId, BufferedReader terminal) {
        this.cognito = cognito;
        this.clientId = clientId;
        this.terminal = terminal;
    }

    /** Needs the number or e-mail address of a user. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("Whose sign-in? Give a phone number or an e-mail address.");
            System.exit(2);
        }
        try (var cognito = client(setting("USER_POOL_ENDPOINT", "http://localhost:9229"))) {
            var clientId = setting("USER_POOL_CLIENT_ID", "localpasswordless");
            var terminal = new BufferedReader(new InputStreamReader(System.in));
            new SignIn(cognito, clientId, terminal).run(arguments[0]);
        } catch (NotAuthorizedException refused) {
            System.err.println("Not signed in: " + refused.awsErrorDetails().errorMessage());
            System.exit(1);
        }
    }

    private static CognitoIdentityProviderClient client(String endpoint) {
        var builder =
                CognitoIdentityProviderClient.builder()
                        .region(Region.of(setting("AWS_REGION", "us-east-1")))
                        // Whoever signs in has no credentials yet.
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        // Asked again, Cognito might send a second message or find the session
                        // spent.
                        .overrideConfiguration(
                                sdk -> sdk.retryStrategy(AwsRetryStrategy.doNotRetry()));
        return endpoint.isEmpty()
                ? builder.build()
                : builder.endpointOverride(URI.create(endpoint)).build();
    }

    private static String setting(String name, String byDefault) {
        return System.getenv().getOrDefault(name, byDefault);
    }

    private void run(String username) throws IOException {
        var step = begin(username);
        while (step.tokens() == null) {
            System.out.println(describe(step.parameters()));
            var line = terminal.readLine();
            if (line == null) {
                return;
            }
            step = answer(step, line.strip());
        }
        var token = step.tokens().accessToken();
        System.out.println(
                "Signed in as " + cognito.getUser(of -> of.accessToken(token)).username() + ".");
    }

    private Step begin(String username) {
        var reply =
                cognito.initiateAuth(
                        request ->
                                request.clientId(clientId)
                                        .authFlow(AuthFlowType.CUSTOM_AUTH)
                                        .authParameters(Map.of("USERNAME", username)));
        return new Step(reply.session(), reply.challengeParameters(), reply.authenticationResult());
    }

    /** A code, or "resend", or "resend" with a channel. Each step's session can be used once. */
    private Step answer(Step step, String line) {
        var words = line.toLowerCase(Locale.ROOT).split("\\s+");
        var metadata = new HashMap<String, String>();
        if (words[0].equals("resend")) {
            metadata.put("codeAction", "resend");
            metadata.put("codeChannel", words.length > 1 ? words[1] : "");
        }
        var responses =
                Map.of(
                        "USERNAME",
                        step.parameters().get("USERNAME"),
                        "ANSWER",
                        line.isEmpty() ? "-" : line);
        var reply =
                cognito.respondToAuthChallenge(
                        request ->
                                request.clientId(clientId)
                                        .challengeName(ChallengeNameType.CUSTOM_CHALLENGE)
                                        .session(step.session())
                                        .challengeResponses(responses)
                                        .clientMetadata(metadata));
        return new Step(reply.session(), reply.challengeParameters(), reply.authenticationResult());
    }

    private static String describe(Map<String, String> round) {
        return "%s Enter the code, or resend with one of %s (%s s from now). Guesses left: %s."
                .formatted(
                        reason(round),
                        round.get("CHANNELS").toLowerCase(Locale.ROOT).replace(",", ", "),
                        round.get("RESEND_IN"),
                        round.get("GUESSES_LEFT"));
    }

    private static String reason(Map<String, String> round) {
        return switch (round.get("REASON")) {
            case "CODE_SENT" -> "We sent you a code.";
            case "SEND_UNCONFIRMED" -> "A code may be on its way. If none comes, ask again.";
            case "WRONG_CODE" -> "That code is not correct.";
            case "CODE_EXPIRED" -> "That code has expired. Ask for a new one.";
            case "TOO_SOON", "TOO_MANY_GUESSES" -> "Wait " + round.get("RESEND_IN") + " seconds.";
            case "TOO_MANY_CODES" -> "Enter the last one, or wait.";
            case "CHANNEL_UNAVAILABLE" -> "Try another way.";
            case "TEMPORARILY_UNAVAILABLE" -> "Try again in a moment.";
            default -> "";
        };
    }

    /** Where a sign-in is; tokens are null until its end. */
    private record Step(
            String session, Map<String, String> parameters, AuthenticationResultType tokens) {}
}
