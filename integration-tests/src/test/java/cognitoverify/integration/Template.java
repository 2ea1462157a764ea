package cognitoverify.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The repository's {@code template.yaml} with CloudFormation's short forms written out, so that
 * {@code !Ref X} is {@code {"Ref": "X"}} and {@code !GetAtt X.Arn} is {@code {"Fn::GetAtt":
 * "X.Arn"}}.
 */
final class Template {

    /** The directory that holds every module and the template. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final JsonNode tree;

    private Template(JsonNode tree) {
        this.tree = tree;
    }

    static Template read() {
        try (var reader = Files.newBufferedReader(ROOT.resolve("template.yaml"))) {
            Object yaml = new Yaml(new ShortForms()).load(reader);
            return new Template(new ObjectMapper().valueToTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value at a path of keys, which must be there. */
    JsonNode at(String... keys) {
        var node = tree;
        for (var key : keys) {
            node = node.path(key);
        }
        if (node.isMissingNode()) {
            throw new AssertionError("template.yaml has no " + String.join(" / ", keys));
        }
        return node;
    }

    /** The properties of a resource. */
    JsonNode properties(String resource) {
        return at("Resources", resource, "Properties");
    }

    /** Names of the resources of a type. */
    List<String> resources(String type) {
        return at("Resources").properties().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals(type))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The keys of a mapping. */
    static List<String> keys(JsonNode mapping) {
        return mapping.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** The texts of a list, or the one text that stands for it. */
    static List<String> texts(JsonNode node) {
        return (node.isArray() ? node.valueStream() : Stream.of(node))
                .map(JsonNode::asText)
                .toList();
    }

    /** JSON with apostrophes for quotes and the name for each NAME. */
    static JsonNode json(String text, String name) {
        return json(text.replace("NAME", name));
    }

    /** JSON with apostrophes for quotes. */
    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static final class ShortForms extends SafeConstructor {

        private static final List<String> FUNCTIONS =
                List.of("Equals", "FindInMap", "GetAtt", "If", "Join", "Not", "Split", "Sub");

        ShortForms() {
            super(new LoaderOptions());
            add("Ref", "Ref");
            FUNCTIONS.forEach(name -> add(name, "Fn::" + name));
        }

        private void add(String shortForm, String longForm) {
            yamlConstructors.put(
                    new Tag("!" + shortForm),
                    new AbstractConstruct() {
                        @Override
                        public Object construct(Node node) {
                            return Map.of(longForm, argument(node));
                        }
                    });
        }

        private Object argument(Node node) {
            return switch (node) {
                case ScalarNode scalar -> constructScalar(scalar);
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> throw new IllegalArgumentException(node.toString());
            };
        }
    }
}
