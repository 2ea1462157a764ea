package cognitoverify.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An event as Cognito sends it; immutable.
 *
 * @param node the event's JSON
 */
public record Event(ObjectNode node) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Their names are the user's, or Twilio's or ours. */
    private static final Set<String> MAPS =
            Set.of(
                    "request.userAttributes",
                    "request.clientMetadata",
                    "request.privateChallengeParameters",
                    "response.publicChallengeParameters",
                    "response.privateChallengeParameters");

    /**
     * One of the files in {@code events/}.
     *
     * @param path such as {@code passwordless/01-define-start.json}
     */
    public static Event file(String path) {
        try {
            return parse(Files.readString(folder().resolve(path)));
        } catch (IOException e) {
            throw new UncheckedIOException("There is no event file " + path, e);
        }
    }

    /**
     * The events that a function gets, by the folder and the trigger's name in the file's.
     *
     * @param trigger {@code define}, {@code create} or {@code verify}
     * @return paths for {@link #file}, sorted
     */
    public static List<String> files(String trigger) {
        try (Stream<Path> files = Files.walk(folder(), 2)) {
            return files.map(folder()::relativize)
                    .map(Path::toString)
                    .filter(path -> path.matches("[a-z]+/(.*-)?" + trigger + "(-.*)?\\.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("There is no folder of events", e);
        }
    }

    /**
     * The variables that {@code sam local} gives to functions.
     *
     * @param file such as {@code local.json}
     */
    public static Map<String, String> variables(String file) {
        var variables = new HashMap<String, String>();
        file(file)
                .node()
                .get("Parameters")
                .properties()
                .forEach(one -> variables.put(one.getKey(), one.getValue().asText()));
        return variables;
    }

    /** An event from text. */
    public static Event parse(String json) {
        try {
            return new Event((ObjectNode) MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Not JSON: " + json, e);
        }
    }

    /** An event as Lambda's serializer writes it, which leaves out what is null. */
    public static <E> Event of(E event, Class<E> type) {
        var json = new ByteArrayOutputStream();
        JacksonFactory.getInstance().getSerializer(type).toJson(event, json);
        return parse(json.toString(UTF_8));
    }

    /** The names of all that is in it, but for what is in maps: as {@code request.session}. */
    public Set<String> properties() {
        var names = new TreeSet<String>();
        collect(node, "", names);
        return names;
    }

    private static void collect(JsonNode node, String name, Set<String> names) {
        if (!name.isEmpty()) {
            names.add(name);
        }
        if (node.isArray()) {
            node.forEach(element -> collect(element, name, names));
        } else if (!MAPS.contains(name)) {
            var path = name.isEmpty() ? "" : name + ".";
            node.properties().forEach(one -> collect(one.getValue(), path + one.getKey(), names));
        }
    }

    /** The event's text. */
    public String json() {
        return node.toString();
    }

    /**
     * The same event with another value.
     *
     * @param pointer such as {@code /request/userAttributes/phone_number}; what is missing on the
     *     way is made
     * @param value anything that Jackson can write, null included
     */
    public Event with(String pointer, @org.jspecify.annotations.Nullable Object value) {
        var copy = node.deepCopy();
        var target = JsonPointer.compile(pointer);
        parent(copy, target)
                .set(target.last().getMatchingProperty(), MAPPER.<JsonNode>valueToTree(value));
        return new Event(copy);
    }

    /** The same event without a field. */
    public Event without(String pointer) {
        var copy = node.deepCopy();
        var target = JsonPointer.compile(pointer);
        parent(copy, target).remove(target.last().getMatchingProperty());
        return new Event(copy);
    }

    private static ObjectNode parent(ObjectNode root, JsonPointer target) {
        return root.withObject(target.head(), JsonNode.OverwriteMode.NULLS, true);
    }

    /** Tests run in a module's folder, or in the repository's. */
    private static Path folder() {
        var here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("events"))) {
            here = here.getParent();
            if (here == null) {
                throw new IllegalStateException("There is no folder of events above this one");
            }
        }
        return here.resolve("events");
    }
}
