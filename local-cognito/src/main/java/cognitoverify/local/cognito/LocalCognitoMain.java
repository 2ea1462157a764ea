package cognitoverify.local.cognito;

import cognitoverify.local.verify.LocalVerify;
import cognitoverify.local.verify.ServerProgram;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * {@link LocalCognito} as a program, the whole stack: Cognito, the functions and Verify. It ends on
 * Ctrl-C, or when the program that started it has ended. Exit codes: 0 in the end, 1 if it can't
 * listen or read its data, 2 if an option is wrong.
 */
@Command(
        name = "local-cognito",
        description = "Cognito's custom authentication on this machine, with codes by Verify.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        versionProvider = LocalCognitoMain.Version.class)
public final class LocalCognitoMain implements Callable<Integer> {
    @Option(names = "--port", description = "Port of Cognito and the page; 0 picks a free one.")
    private int port = 9229;

    @Option(names = "--verify-port", description = "Port of Verify; 0 picks a free one.")
    private int verifyPort = 9230;

    @Option(names = "--bind", description = "Address to listen on; 0.0.0.0 lets containers in.")
    private String bind = "127.0.0.1";

    @Option(
            names = "--user",
            paramLabel = "<number>",
            description = "One more user, as +12025550101, password Correct-Horse-1. Repeatable.")
    private List<String> users = new ArrayList<>();

    @Option(
            names = "--lambda-endpoint",
            paramLabel = "<url>",
            description = "Call the functions there, as at sam local start-lambda.")
    private @Nullable URI lambdaEndpoint;

    @Option(
            names = "--no-ledger",
            description = "Let sign-ins know nothing of each other: no limits across them.")
    private boolean withoutLedger;

    @Option(names = "--data", paramLabel = "<folder>", description = "Keep users there.")
    private @Nullable Path data;

    @Option(names = "--detached", description = "Go on when the program that started it ends.")
    private boolean detached;

    @Spec private @Nullable CommandSpec spec;

    private LocalCognitoMain() {}

    /** Runs until it is stopped. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new LocalCognitoMain())
                .setExecutionExceptionHandler(ServerProgram::explain);
    }

    @Override
    public Integer call() throws InterruptedException {
        var out = commandLineOf(spec).getOut();
        var server = start(out);
        return ServerProgram.serve(detached, () -> greet(server, out), () -> end(server, out));
    }

    private LocalCognito start(PrintWriter out) {
        try {
            return configured(out).start();
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(commandLineOf(spec), problem.getMessage(), problem);
        }
    }

    private LocalCognito.Builder configured(PrintWriter out) {
        var verify =
                LocalVerify.builder()
                        .port(verifyPort)
                        .bind(bind)
                        .listener(message -> out.println(ServerProgram.line(message)));
        var everybody = new ArrayList<>(List.of(LocalUser.ANN));
        users.forEach(number -> everybody.add(user(number)));
        var builder =
                LocalCognito.builder()
                        .port(port)
                        .bind(bind)
                        .users(everybody)
                        .verify(verify)
                        .ledger(!withoutLedger);
        if (lambdaEndpoint != null) {
            builder.lambdaEndpoint(lambdaEndpoint);
        }
        return data == null ? builder : builder.data(data);
    }

    private static LocalUser user(String number) {
        if (!number.matches("\\+[0-9]{7,15}")) {
            throw new IllegalArgumentException(
                    "A user is a phone number as +12025550101, not " + number + ".");
        }
        return LocalUser.withNumber(number);
    }

    private void greet(LocalCognito server, PrintWriter out) {
        out.println("Sign in at " + ServerProgram.coloured("@|bold " + server.uri() + "/|@"));
        out.println("Cognito: " + server.uri() + ", pools:");
        for (var pool : LocalPool.values()) {
            out.println("  " + pool.id() + ", client " + pool.clientId());
        }
        out.println("Verify:  " + server.verify().uri() + ", codes are printed here, too.");
        out.println("User:    " + users() + ", password " + LocalUser.ANN.password());
        out.println("Ctrl-C ends it.");
    }

    private String users() {
        var numbers = new ArrayList<>(List.of(LocalUser.ANN.phoneNumber()));
        numbers.addAll(users);
        return String.join(", ", numbers);
    }

    private static void end(LocalCognito server, PrintWriter out) {
        server.close();
        out.println("Cognito and Verify have stopped.");
    }

    private static CommandLine commandLineOf(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine();
    }

    /** Picocli asks it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return ServerProgram.version("local-cognito", LocalCognitoMain.class);
        }
    }
}
