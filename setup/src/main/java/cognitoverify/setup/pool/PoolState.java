package cognitoverify.setup.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Cognito says about a pool and, where one is meant, an app client of it. The client's secret
 * is never in it.
 */
record PoolState(Map<Part, ObjectNode> parts) {
    /** Moves without anybody changing anything. */
    private static final Set<String> RESTLESS =
            Set.of(
                    "UserPool.EstimatedNumberOfUsers",
                    "UserPool.SmsConfigurationFailure",
                    "UserPool.EmailConfigurationFailure");

    /** Tells of every change, so a change moves it. */
    private static final String MODIFIED = "LastModifiedDate";

    PoolState {
        var copy = new EnumMap<Part, ObjectNode>(Part.class);
        parts.forEach((part, node) -> copy.put(part, node.deepCopy()));
        parts = copy;
    }

    /** A part; empty if it was not read. */
    ObjectNode part(Part part) {
        var node = parts.get(part);
        return node == null ? PoolJson.object() : node.deepCopy();
    }

    /** The same but for one part. */
    PoolState with(Part part, ObjectNode node) {
        var changed = new EnumMap<>(parts);
        changed.put(part, node);
        return new PoolState(changed);
    }

    /** What somebody or something changed on the way to that state; dates count. */
    List<Difference> changesTo(PoolState later) {
        return Difference.between(json(), later.json()).stream()
                .filter(difference -> !RESTLESS.contains(difference.text()))
                .toList();
    }

    /** What is set differently there; dates don't count. */
    List<Difference> settingsChangedTo(PoolState later) {
        return changesTo(later).stream()
                .filter(difference -> !difference.path().getLast().equals(MODIFIED))
                .toList();
    }

    /** The parts by their titles. */
    ObjectNode json() {
        var json = PoolJson.object();
        parts.forEach((part, node) -> json.set(part.title(), node));
        return json;
    }

    /** The value at a path; missing if there is none. */
    JsonNode at(List<String> path) {
        JsonNode node = json();
        for (var name : path) {
            node = node.path(name);
        }
        return node;
    }

    /** What {@link #json} wrote; parts that aren't there are left out. */
    static PoolState of(ObjectNode json) {
        var parts = new EnumMap<Part, ObjectNode>(Part.class);
        for (var part : Part.values()) {
            if (json.get(part.title()) instanceof ObjectNode node) {
                parts.put(part, node);
            }
        }
        return new PoolState(parts);
    }
}
