package cognitoverify.setup.doctor;

import cognitoverify.setup.aws.TriggerFunction;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.UUID;

/**
 * What Cognito would send for a user who doesn't exist, in the first round of a sign-in: nothing
 * can be sent to anybody, and no answer is right.
 */
final class DecoyEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String region;
    private final String userPoolId;

    /** Another one each time, since the ledger makes a decoy wait like a user. */
    private final String userName = UUID.randomUUID().toString();

    DecoyEvents(String region, String userPoolId) {
        this.region = region;
        this.userPoolId = userPoolId;
    }

    String of(TriggerFunction function) {
        var event =
                JSON.createObjectNode()
                        .put("version", "1")
                        .put("region", region)
                        .put("userPoolId", userPoolId)
                        .put("userName", userName);
        event.putObject("callerContext")
                .put("awsSdkVersion", "aws-sdk-unknown-unknown")
                .put("clientId", "doctor");
        event.put("triggerSource", function.trigger() + "_Authentication");
        var request = event.putObject("request").put("userNotFound", true);
        request.putObject("userAttributes");
        add(function, request, event.putObject("response"));
        return event.toString();
    }

    private static void add(TriggerFunction function, ObjectNode request, ObjectNode response) {
        switch (function) {
            case DEFINE -> {
                request.putArray("session");
                response.putNull("challengeName")
                        .putNull("issueTokens")
                        .putNull("failAuthentication");
            }
            case CREATE -> {
                request.put("challengeName", "CUSTOM_CHALLENGE").putArray("session");
                response.putNull("publicChallengeParameters")
                        .putNull("privateChallengeParameters")
                        .putNull("challengeMetadata");
            }
            case VERIFY -> {
                request.put("challengeAnswer", "000000")
                        .putObject("privateChallengeParameters")
                        .put("decoy", "true");
                response.putNull("answerCorrect");
            }
        }
    }
}
