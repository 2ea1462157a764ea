package cognitoverify.protocol.log;

/** How much an operator should mind: the field {@code level}. */
public enum Level {
    /** As it should be. */
    INFO,

    /** Worth a look if it happens often. */
    WARN,

    /** Something is broken, and people can't sign in. */
    ERROR
}
