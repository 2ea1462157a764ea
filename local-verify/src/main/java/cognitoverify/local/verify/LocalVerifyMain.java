package cognitoverify.local.verify;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * {@link LocalVerify} as a program. It prints every code it sends, since this is the telephone. It
 * ends on Ctrl-C, or when the program that started it has ended. Exit codes: 0 in the end, 1 if it
 * can't listen, 2 if an option is wrong.
 */
@Command(
        name = "local-verify",
        description = "Twilio Verify on this machine, and an inbox to read the codes.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        versionProvider = LocalVerifyMain.Version.class)
public final class LocalVerifyMain implements Callable<Integer> {
    @Option(names = "--port", description = "Port to listen on; 0 picks a free one.")
    private int port = 9230;

    @Option(names = "--bind", description = "Address to listen on; 0.0.0.0 lets containers in.")
    private String bind = "127.0.0.1";

    @Option(names = "--account-sid", description = "AC and 32 hexadecimal digits.")
    private String accountSid = "AC" + "0".repeat(32);

    @Option(names = "--secret", description = "Password of the account and of every SK... key.")
    private String secret = "local-secret";

    @Option(names = "--secret-parameter", description = "SSM parameter that has the secret.")
    private String secretParameter = "/local/twilio-token";

    @Option(names = "--service-sid", description = "VA and 32 hexadecimal digits.")
    private String serviceSid = "VA" + "0".repeat(32);

    @Option(names = "--code-length", description = "4 to 10 digits.")
    private int codeLength = 6;

    @Option(
            names = "--channels",
            split = ",",
            paramLabel = "<channel>",
            description = "What the service offers.")
    private Set<String> channels = new LinkedHashSet<>(List.of("sms", "call", "whatsapp", "email"));

    @Option(names = "--detached", description = "Go on when the program that started it ends.")
    private boolean detached;

    @Spec private @Nullable CommandSpec spec;

    private LocalVerifyMain() {}

    /** Runs until it is stopped. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new LocalVerifyMain())
                .setExecutionExceptionHandler(ServerProgram::explain);
    }

    @Override
    public Integer call() throws InterruptedException {
        var out = commandLineOf(spec).getOut();
        var server = start(out);
        return ServerProgram.serve(detached, () -> greet(server, out), () -> end(server, out));
    }

    private LocalVerify start(PrintWriter out) {
        try {
            return configured()
                    .listener(message -> out.println(ServerProgram.line(message)))
                    .start();
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(commandLineOf(spec), problem.getMessage(), problem);
        }
    }

    private LocalVerify.Builder configured() {
        return LocalVerify.builder()
                .port(port)
                .bind(bind)
                .accountSid(accountSid)
                .secret(secret)
                .secretParameter(secretParameter)
                .serviceSid(serviceSid)
                .codeLength(codeLength)
                .channels(channels);
    }

    private void greet(LocalVerify server, PrintWriter out) {
        var uri = ServerProgram.coloured("@|bold " + server.uri() + "|@");
        out.println("Verify listens on " + uri + " for " + accountSid + ", " + serviceSid + ".");
        out.println("Codes are printed here and kept at " + uri + "/inbox. Ctrl-C ends it.");
    }

    private static void end(LocalVerify server, PrintWriter out) {
        server.close();
        out.println("Verify has stopped.");
    }

    private static CommandLine commandLineOf(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine();
    }

    /** Picocli asks it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return ServerProgram.version("local-verify", LocalVerifyMain.class);
        }
    }
}
