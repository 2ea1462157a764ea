package cognitoverify.setup.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.SetupException;

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
        if (isTyped()) {
            throw new SetupException(
                    ExitCode.USAGE,
                    "Standard output is redirected, so what you type here would be shown. Pipe it in"
                            + " (… < secret.txt), or leave standard output at the terminal.");
        }
        try {
            return new String(System.in.readNBytes(MOST_BYTES), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether standard input is the keyboard, although there is no console: Java has one only where
     * standard output is the terminal, too. Java can't say, so a program that every Unix has does;
     * Windows doesn't have it.
     */
    private boolean isTyped() {
        if (console != null) {
            return true;
        }
        try {
            var test =
                    new ProcessBuilder("test", "-t", "0")
                            .redirectInput(ProcessBuilder.Redirect.INHERIT)
                            .start();
            return test.waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
