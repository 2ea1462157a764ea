package cognitoverify.integration;

import java.nio.file.Files;
import java.nio.file.Path;

/** The jars that {@code sam build} takes, as Maven has just made them. */
final class PackagedFunction {
    private PackagedFunction() {}

    /**
     * The package with that handler.
     *
     * @param handler as {@code cognitoverify.create.CreateChallengeHandler}
     */
    static Path jar(String handler) {
        var module = handler.split("\\.", -1)[1] + "-challenge";
        var jar = Template.ROOT.resolve(module).resolve("target/function.jar");
        if (!Files.exists(jar)) {
            throw new AssertionError("Run `./mvnw verify`, which makes " + jar);
        }
        return jar;
    }
}
