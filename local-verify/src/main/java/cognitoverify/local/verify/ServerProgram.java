package cognitoverify.local.verify;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;

/** What the programs that run a local server have in common. */
public final class ServerProgram {
    private ServerProgram() {}

    /**
     * Runs until Ctrl-C or, if it isn't detached, until the program that started it has ended.
     *
     * @param greet what to say first
     * @param end what to do in the end
     */
    public static int serve(boolean detached, Runnable greet, Runnable end)
            throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(end));
        if (!detached) {
            endWithParent();
        }
        greet.run();
        Thread.currentThread().join();
        return CommandLine.ExitCode.OK;
    }

    /** Maven, killed, would leave the ports taken. */
    private static void endWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> Thread.ofVirtual().start(() -> endAfter(parent)));
    }

    /** One line, and exit code 1, for what the machine refuses, such as a port that is taken. */
    public static int explain(
            Exception problem, CommandLine commandLine, CommandLine.ParseResult ignored)
            throws Exception {
        if (problem instanceof UncheckedIOException unchecked) {
            commandLine.getErr().println(unchecked.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw problem;
    }

    /** A message as a terminal shows it: {@code SMS to +12025550100: 123456}. */
    public static String line(SentCode message) {
        var text = message.channel().toUpperCase(Locale.ROOT) + " to " + message.to() + ": ";
        return text + coloured("@|bold,green " + message.code() + "|@");
    }

    /** Picocli's markup as colours, on a terminal only. */
    public static String coloured(String markup) {
        return Ansi.AUTO.string(markup);
    }

    /**
     * The program's name and version. The version is in the jar; a directory of classes has none.
     */
    public static String[] version(String name, Class<?> main) {
        var version = main.getPackage().getImplementationVersion();
        return new String[] {name + " " + Objects.requireNonNullElse(version, "unpackaged")};
    }

    private static void endAfter(ProcessHandle parent) {
        parent.onExit().join();
        System.exit(0);
    }
}
