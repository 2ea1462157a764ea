package cognitoverify.local.cognito.trigger;

import java.util.List;

/** The triggers of custom authentication. */
public enum Trigger {
    /** Decides what comes next. */
    DEFINE("DefineAuthChallenge"),

    /** Makes a challenge. */
    CREATE("CreateAuthChallenge"),

    /** Judges the answer to one. */
    VERIFY("VerifyAuthChallengeResponse");

    private final String text;

    Trigger(String text) {
        this.text = text;
    }

    /** Its name in a pool's LambdaConfig, and in Cognito's error messages. */
    public String text() {
        return text;
    }

    /** The event's {@code triggerSource}. */
    public String source() {
        return text + "_Authentication";
    }

    /** What a function fills in; Cognito sends all of them, as null. */
    public List<String> responseKeys() {
        return switch (this) {
            case DEFINE -> List.of("challengeName", "issueTokens", "failAuthentication");
            case CREATE ->
                    List.of(
                            "publicChallengeParameters",
                            "privateChallengeParameters",
                            "challengeMetadata");
            case VERIFY -> List.of("answerCorrect");
        };
    }
}
