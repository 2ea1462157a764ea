package cognitoverify.setup.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A setting with two values.
 *
 * @param path the fields that lead to it
 * @param before what it was; missing if it was not set
 * @param after what it is; missing if it is not set
 */
record Difference(List<String> path, JsonNode before, JsonNode after) {
    Difference {
        path = List.copyOf(path);
    }

    /** Each setting with another value there. */
    static List<Difference> between(JsonNode before, JsonNode after) {
        var found = new ArrayList<Difference>();
        collect(List.of(), before, after, found);
        return List.copyOf(found);
    }

    /** The path as people write it. */
    String text() {
        return String.join(".", path);
    }

    /** Whether the value it has now is the one that a state has there. */
    boolean isAsIn(PoolState state) {
        return same(state.at(path), after);
    }

    /** Which part of the pool it is in. */
    Part part() {
        return Stream.of(Part.values())
                .filter(part -> part.title().equals(path.getFirst()))
                .findFirst()
                .orElseThrow();
    }

    /** Three lines of a report: where, what was, what will be. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("  " + text());
        if (!before.isMissingNode()) {
            lines.add("    - " + before);
        }
        if (!after.isMissingNode()) {
            lines.add("    + " + after);
        }
        return List.copyOf(lines);
    }

    /** The same for a script. */
    ObjectNode json() {
        var json = PoolJson.object().put("path", text());
        json.set("before", before.isMissingNode() ? json.nullNode() : before);
        json.set("after", after.isMissingNode() ? json.nullNode() : after);
        return json;
    }

    private static void collect(
            List<String> path, JsonNode before, JsonNode after, List<Difference> found) {
        if (isInside(before) && isInside(after) && (before.isObject() || after.isObject())) {
            var names = new LinkedHashSet<String>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.forEach(
                    name ->
                            collect(
                                    Stream.concat(path.stream(), Stream.of(name)).toList(),
                                    before.path(name),
                                    after.path(name),
                                    found));
        } else if (!same(before, after)) {
            found.add(new Difference(path, present(before), present(after)));
        }
    }

    private static boolean isInside(JsonNode node) {
        return node.isObject() || node.isMissingNode();
    }

    /**
     * Whether both mean the same to Cognito, which keeps no order and fills in what is left out.
     */
    static boolean same(JsonNode one, JsonNode other) {
        if (saysNothing(one) || saysNothing(other)) {
            return saysNothing(one) == saysNothing(other);
        }
        return (one.isArray() && other.isArray())
                ? sorted(one).equals(sorted(other))
                : one.equals(other);
    }

    private static List<String> sorted(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::toString)
                .sorted()
                .toList();
    }

    private static boolean saysNothing(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isContainerNode() && node.isEmpty())
                || (node.isBoolean() && !node.booleanValue());
    }

    private static JsonNode present(JsonNode node) {
        return node.isNull() ? MissingNode.getInstance() : node;
    }
}
