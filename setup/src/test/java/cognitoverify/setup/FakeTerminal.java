package cognitoverify.setup;

import cognitoverify.setup.terminal.Terminal;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Keeps what is said, and answers as it was told to; a secret answer is not echoed. */
public final class FakeTerminal implements Terminal {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Queue<String> answers = new ArrayDeque<>();
    private boolean interactive;
    private String standardInput = "";

    /** A person who gives these answers, one a question, and then ends the input. */
    public FakeTerminal answering(String... given) {
        interactive = true;
        answers.addAll(List.of(given));
        return this;
    }

    /** A script that pipes this in. */
    public FakeTerminal piping(String text) {
        standardInput = text;
        return this;
    }

    @Override
    public PrintWriter out() {
        return new PrintWriter(out, true);
    }

    @Override
    public PrintWriter err() {
        return new PrintWriter(err, true);
    }

    @Override
    public boolean isInteractive() {
        return interactive;
    }

    @Override
    public @Nullable String ask(String question) {
        err.write(question);
        return answers.poll();
    }

    @Override
    public char @Nullable [] askSecretly(String question) {
        err.write(question);
        var answer = answers.poll();
        return answer == null ? null : answer.toCharArray();
    }

    @Override
    public String standardInput() {
        return standardInput;
    }

    String written() {
        return out.toString();
    }

    String complained() {
        return err.toString();
    }
}
