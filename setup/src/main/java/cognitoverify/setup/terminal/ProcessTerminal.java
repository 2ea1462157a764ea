package cognitoverify.setup.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** This process's own streams. */
public final class ProcessTerminal implements Terminal {
    private static final int MOST_BYTES = 65_536;

    private final PrintWriter out = writer(System.out);
    private final PrintWriter err = writer(System.err);

    /** Since JDK 22 there is a console where there is no terminal, too. */
    private final @Nullable Console console = terminal(System.console());

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private static @Nullable Console terminal(@Nullable Console console) {
        return console != null && console.isTerminal() ? console : null;
    }

    @Override
    public PrintWriter out() {
        return out;
    }

    @Override
    public PrintWriter err() {
        return err;
    }

    @Override
    public boolean isInteractive() {
        return console != null;
    }

    @Override
    public @Nullable String ask(String question) {
        return console == null ? null : console.readLine("%s", question);
    }

    @Override
    public char @Nullable [] askSecretly(String question) {
        return console == null ? null : console.readPassword("%s", question);
    }

    @Override
    public String standardInput() {
        try {
            return new String(System.in.readNBytes(MOST_BYTES), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
