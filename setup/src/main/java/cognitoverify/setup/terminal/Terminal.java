package cognitoverify.setup.terminal;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;

/**
 * Where the tool reads and writes. Results go to {@link #out}, so that they can be piped; questions
 * and progress to {@link #err}.
 */
public interface Terminal {
    /** Takes results. */
    PrintWriter out();

    /** Takes progress, questions and errors. */
    PrintWriter err();

    /** Whether a person sits there who can answer. */
    boolean isInteractive();

    /**
     * Asks a person, who sees what they type.
     *
     * @return null at the end of the input
     */
    @Nullable String ask(String question);

    /**
     * Asks a person, who doesn't see what they type.
     *
     * @return null at the end of the input
     */
    char @Nullable [] askSecretly(String question);

    /**
     * Everything on standard input, which a script pipes in; an empty text where there is none.
     *
     * @throws java.io.UncheckedIOException if it can't be read
     */
    String standardInput();
}
