package cognitoverify.integration;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** AWS SAM's command line. */
final class Sam {

    /** The functions' region, which is also where LocalStack keeps the secret. */
    static final String REGION = "us-east-1";

    /**
     * Whoever runs the tests may be signed in to a real account: the tests are to see none of it.
     */
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "AWS_ACCESS_KEY_ID", "test",
                    "AWS_SECRET_ACCESS_KEY", "test",
                    "AWS_SESSION_TOKEN", "test",
                    "AWS_DEFAULT_REGION", REGION,
                    "AWS_REGION", REGION,
                    // SAM asks STS whose credentials these are, and STS may be out of reach.
                    "AWS_MAX_ATTEMPTS", "1",
                    "AWS_ENDPOINT_URL_STS", "http://127.0.0.1:1",
                    "SAM_CLI_TELEMETRY", "0");

    private Sam() {}

    /** Where it is: what {@code SAM} says, else what {@code PATH} leads to, else null. */
    static @Nullable Path find(Map<String, String> environment) {
        return Program.find("SAM", "sam", environment);
    }

    /** A command line that runs it. */
    static List<String> command(List<String> arguments) {
        var sam = find(System.getenv());
        if (sam == null) {
            throw new ProgramException("There is no sam");
        }
        return Stream.concat(Stream.of(sam.toString()), arguments.stream()).toList();
    }

    /** The variables to run it with. */
    static Map<String, String> environment() {
        return ENVIRONMENT;
    }
}
