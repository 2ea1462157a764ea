package cognitoverify.setup.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/**
 * What is to become of a pool.
 *
 * @param before what Cognito says now
 * @param after what it is to say then
 * @param order which part is updated first
 * @param add permissions to give before any update
 * @param remove permissions to take away after all updates
 */
record Change(
        PoolState before,
        PoolState after,
        List<Part> order,
        List<Permission> add,
        List<Permission> remove) {
    Change {
        order = List.copyOf(order);
        add = List.copyOf(add);
        remove = List.copyOf(remove);
    }

    /** The settings that change. */
    List<Difference> differences() {
        return before.settingsChangedTo(after);
    }

    /** The parts that must be updated, in their order. */
    List<Part> touched() {
        var touched = differences().stream().map(Difference::part).toList();
        return order.stream().filter(touched::contains).toList();
    }

    boolean isEmpty() {
        return differences().isEmpty() && add.isEmpty() && remove.isEmpty();
    }

    /** An object with a setting changed; objects on the way are made, or vanish when emptied. */
    static ObjectNode with(ObjectNode object, List<String> path, JsonNode value) {
        var name = path.getFirst();
        if (path.size() == 1) {
            return value.isMissingNode()
                    ? object.without(List.of(name))
                    : object.<ObjectNode>setAll(Map.of(name, value));
        }
        var inner = object.get(name) instanceof ObjectNode node ? node : PoolJson.object();
        var changed = with(inner, path.subList(1, path.size()), value);
        return changed.isEmpty()
                ? object.without(List.of(name))
                : object.<ObjectNode>setAll(Map.of(name, changed));
    }
}
