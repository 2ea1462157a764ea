package cognitoverify.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@code sam build} made of the template, so that MiniStack takes it: it refuses a stack with
 * an alarm on more than one metric. Such an alarm watches another one here, so that it is there to
 * be referred to; which metrics it should watch is tested elsewhere. Nothing else is changed.
 */
final class MiniStackTemplate {
    private MiniStackTemplate() {}

    /**
     * Writes it.
     *
     * @param built folder with the template and the functions
     * @param folder where it will be
     */
    static Path write(Path built, Path folder) {
        try (var reader = Files.newBufferedReader(built.resolve("template.yaml"))) {
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            JsonNode template = new ObjectMapper().valueToTree(yaml);
            for (var resource : template.path("Resources")) {
                if (resource.path("Properties") instanceof ObjectNode properties) {
                    adapt(properties, built);
                }
            }
            // JSON is YAML, too.
            return Files.writeString(folder.resolve("template.json"), template.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void adapt(ObjectNode properties, Path built) {
        if (properties.remove("Metrics") != null) {
            properties.put("Namespace", "MiniStack").put("MetricName", "several");
        }
        if (properties.path("CodeUri").isTextual()) {
            var code = built.resolve(properties.path("CodeUri").asText());
            properties.put("CodeUri", code.toString());
        }
    }
}
