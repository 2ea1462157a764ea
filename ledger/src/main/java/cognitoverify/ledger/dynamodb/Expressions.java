package cognitoverify.ledger.dynamodb;

import cognitoverify.ledger.table.Change;
import cognitoverify.ledger.table.Condition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A condition and a change as DynamoDB reads them. Names and values stand outside, under {@code
 * #n0} and {@code :v0}: names of ours may be its reserved words.
 */
final class Expressions {
    private final Map<String, String> names = new HashMap<>();
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();

    /** Empty for a condition that always holds. */
    String condition(Condition condition) {
        return switch (condition) {
            case Condition.Always _ -> "";
            case Condition.Absent(var attribute) -> "attribute_not_exists(" + name(attribute) + ")";
            case Condition.Is(var attribute, var value) -> name(attribute) + " = " + value(value);
            case Condition.Below(var attribute, var number) ->
                    name(attribute) + " < " + value(number);
            case Condition.Above(var attribute, var number) ->
                    name(attribute) + " > " + value(number);
            case Condition.AllOf(var all) -> joined(all, " AND ");
            case Condition.AnyOf(var any) -> joined(any, " OR ");
        };
    }

    /** Empty for no change. */
    String update(Change change) {
        var sets = new ArrayList<String>();
        change.set()
                .forEach((attribute, value) -> sets.add(name(attribute) + " = " + value(value)));
        change.add()
                .forEach(
                        (attribute, sum) ->
                                sets.add(
                                        "%1$s = if_not_exists(%1$s, %2$s) + %3$s"
                                                .formatted(
                                                        name(attribute),
                                                        value(sum.start()),
                                                        value(sum.amount()))));
        var parts = new ArrayList<String>();
        if (!sets.isEmpty()) {
            parts.add("SET " + String.join(", ", sets));
        }
        if (!change.remove().isEmpty()) {
            parts.add(
                    "REMOVE "
                            + change.remove().stream()
                                    .map(this::name)
                                    .collect(Collectors.joining(", ")));
        }
        return String.join(" ", parts);
    }

    /**
     * Adds the names and values to a request; DynamoDB takes none, but not an empty map of them.
     */
    void describe(ObjectNode request) {
        if (!names.isEmpty()) {
            var described = request.putObject("ExpressionAttributeNames");
            names.forEach(described::put);
        }
        if (!values.isEmpty()) {
            request.set("ExpressionAttributeValues", values);
        }
    }

    private String joined(List<Condition> conditions, String by) {
        return conditions.stream().map(this::condition).collect(Collectors.joining(by, "(", ")"));
    }

    private String name(String attribute) {
        for (var known : names.entrySet()) {
            if (known.getValue().equals(attribute)) {
                return known.getKey();
            }
        }
        var name = "#n" + names.size();
        names.put(name, attribute);
        return name;
    }

    private String value(Object value) {
        var name = ":v" + values.size();
        values.set(name, Attributes.write(value));
        return name;
    }
}
