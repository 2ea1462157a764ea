package cognitoverify.protocol.log;

/** Which function writes the line: the field {@code event}, in lower case. */
public enum Trigger {
    /** DefineAuthChallenge. */
    DEFINE,

    /** CreateAuthChallenge. */
    CREATE,

    /** VerifyAuthChallengeResponse. */
    VERIFY
}
