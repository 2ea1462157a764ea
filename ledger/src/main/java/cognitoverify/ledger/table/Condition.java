package cognitoverify.ledger.table;

import java.util.List;

/** What must hold of an item. An attribute that isn't there is nothing: not equal, not below. */
public sealed interface Condition {
    /** Holds always. */
    record Always() implements Condition {}

    /** There is no such attribute. */
    record Absent(String attribute) implements Condition {}

    /** The attribute is that {@code String} or {@code Long}. */
    record Is(String attribute, Object value) implements Condition {}

    /** The attribute is a number, and less. */
    record Below(String attribute, long number) implements Condition {}

    /** The attribute is a number, and more. */
    record Above(String attribute, long number) implements Condition {}

    /** All of them hold. */
    record AllOf(List<Condition> conditions) implements Condition {}

    /** At least one of them holds. */
    record AnyOf(List<Condition> conditions) implements Condition {}

    /** All of them hold. */
    static Condition all(Condition... conditions) {
        return new AllOf(List.of(conditions));
    }

    /** At least one of them holds. */
    static Condition any(Condition... conditions) {
        return new AnyOf(List.of(conditions));
    }

    /** The attribute is not there, or a number and less. */
    static Condition absentOrBelow(String attribute, long number) {
        return any(new Absent(attribute), new Below(attribute, number));
    }
}
