package cognitoverify.integration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Decides for {@link NeedsDocker}. Nobody is told "passed" who ran nothing. */
final class DockerCondition implements ExecutionCondition {

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration PULL = Duration.ofMinutes(10);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return evaluate(mode(), () -> Missing.ONCE);
    }

    /** What {@code tests.docker} says. */
    static String mode() {
        return System.getProperty("tests.docker", "auto");
    }

    /** That there is no such image and none to be had, or null. */
    static @Nullable String missingImage(String image) {
        return Missing.docker(ANSWER, "image", "inspect", image)
                        || Missing.docker(PULL, "pull", "--quiet", image)
                ? null
                : "Docker has no image " + image + " and can't pull it";
    }

    /**
     * The rule.
     *
     * @param mode value of {@code tests.docker}
     * @param missing says what these tests lack here, or null
     */
    static ConditionEvaluationResult evaluate(String mode, Supplier<@Nullable String> missing) {
        return switch (mode) {
            case "off" -> ConditionEvaluationResult.disabled("-Dtests.docker=off");
            case "auto" -> {
                var lack = missing.get();
                yield lack == null
                        ? ConditionEvaluationResult.enabled("all that is needed is there")
                        : ConditionEvaluationResult.disabled(lack);
            }
            case "required" -> {
                var lack = missing.get();
                if (lack != null) {
                    throw new IllegalStateException("-Dtests.docker=required, but " + lack);
                }
                yield ConditionEvaluationResult.enabled("-Dtests.docker=required");
            }
            default ->
                    throw new IllegalArgumentException(
                            "tests.docker is auto, required or off, not " + mode);
        };
    }

    /** Looked up once, since it may pull images. */
    private static final class Missing {

        static final @Nullable String ONCE = find();

        private static @Nullable String find() {
            return Stream.<Supplier<@Nullable String>>of(
                            Missing::sam, Missing::engine, Missing::images, Missing::testcontainers)
                    .map(Supplier::get)
                    .filter(lack -> lack != null)
                    .findFirst()
                    .orElse(null);
        }

        private static @Nullable String sam() {
            return Sam.find(System.getenv()) == null
                    ? "there is no sam, neither in the variable SAM nor on PATH"
                    : null;
        }

        private static @Nullable String engine() {
            return docker(ANSWER, "version") ? null : "Docker doesn't answer to: docker version";
        }

        private static @Nullable String images() {
            return Stream.of(SecretInLocalStack.IMAGE, SamLambda.IMAGE)
                    .map(DockerCondition::missingImage)
                    .filter(lack -> lack != null)
                    .findFirst()
                    .orElse(null);
        }

        /** It finds Docker in its own way, and is more particular. */
        private static @Nullable String testcontainers() {
            try {
                DockerClientFactory.instance().client();
                return null;
            } catch (RuntimeException e) {
                return "Testcontainers can't work with Docker: " + e.getMessage();
            }
        }

        private static boolean docker(Duration atMost, String... arguments) {
            var command = Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList();
            try {
                return Program.run(Path.of(""), atMost, command).exitCode() == 0;
            } catch (ProgramException _) {
                return false;
            }
        }
    }
}
