package cognitoverify.ledger.table;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.Deadline;
import cognitoverify.ledger.table.Condition.Above;
import cognitoverify.ledger.table.Condition.Absent;
import cognitoverify.ledger.table.Condition.Always;
import cognitoverify.ledger.table.Condition.Below;
import cognitoverify.ledger.table.Condition.Is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What every table promises. */
abstract class TableContract {
    private static final Change MARK = Change.NONE.set("mark", "made");
    private static final Map<String, Object> ITEM = Map.of("number", 5L, "text", "some");

    private final Table table;

    TableContract(Table table) {
        this.table = table;
    }

    @Test
    void itemThatIsNotThereHasNoAttributes() {
        assertThat(item("nobody")).isEmpty();
    }

    @Test
    void whatIsSetIsThere() {
        put("a", ITEM);

        assertThat(item("a")).isEqualTo(ITEM);
    }

    @Test
    void oneWriteTellsTheWholeItem() {
        put("b", ITEM);

        var written = write(new Write("b", new Always(), MARK));

        assertThat(written)
                .isEqualTo(new Written.Made(Map.of("number", 5L, "text", "some", "mark", "made")));
    }

    @Test
    void whatIsAddedIsAddedToWhatIsThere() {
        put("c", ITEM);

        write(new Write("c", new Always(), Change.NONE.add("number", 50, -2)));

        assertThat(item("c")).containsEntry("number", 3L);
    }

    @Test
    void whatIsAddedToNothingIsAddedToTheStart() {
        write(new Write("d", new Always(), Change.NONE.add("number", 50, -2)));

        assertThat(item("d")).isEqualTo(Map.of("number", 48L));
    }

    @Test
    void whatIsRemovedIsGone() {
        put("e", ITEM);

        write(new Write("e", new Absent("mark"), Change.NONE.remove(List.of("text", "nothing"))));

        assertThat(item("e")).isEqualTo(Map.of("number", 5L));
    }

    @Test
    void oneChangeMaySetAddAndRemove() {
        put("f", ITEM);

        write(new Write("f", new Always(), MARK.add("number", 0, 1).remove(List.of("text"))));

        assertThat(item("f")).isEqualTo(Map.of("number", 6L, "mark", "made"));
    }

    @ParameterizedTest
    @MethodSource("conditionsThatHold")
    void writeIsMadeIfItsConditionHolds(Condition condition) {
        var key = "g" + condition;
        put(key, ITEM);

        assertThat(write(new Write(key, condition, MARK))).isInstanceOf(Written.Made.class);
    }

    @ParameterizedTest
    @MethodSource("conditionsThatDoNot")
    void writeIsRefusedIfItsConditionDoesNotHold(Condition condition) {
        var key = "h" + condition;
        put(key, ITEM);

        assertThat(write(new Write(key, condition, MARK)))
                .isEqualTo(new Written.Refused(List.of(ITEM)));
    }

    @ParameterizedTest
    @MethodSource("conditionsThatDoNot")
    void refusedWriteChangesNothing(Condition condition) {
        var key = "i" + condition;
        put(key, ITEM);

        write(new Write(key, condition, MARK));

        assertThat(item(key)).isEqualTo(ITEM);
    }

    @ParameterizedTest
    @MethodSource("conditionsOfSomething")
    void itemThatIsNotThereRefusesAsAnEmptyOne(Condition condition) {
        assertThat(write(new Write("nobody", condition, MARK)))
                .isEqualTo(new Written.Refused(List.of(Map.of())));
    }

    @Test
    void severalWritesAreMadeTogether() {
        write(new Write("j1", new Always(), MARK), new Write("j2", new Absent("mark"), MARK));

        assertThat(List.of(item("j1"), item("j2"))).containsOnly(Map.of("mark", "made"));
    }

    @Test
    void noneOfSeveralIsMadeIfOneIsRefused() {
        write(new Write("k1", new Always(), MARK), new Write("k2", new Is("mark", "made"), MARK));

        assertThat(item("k1")).isEmpty();
    }

    @Test
    void refusalTellsEachItemThatRefuses() {
        put("l1", ITEM);

        var written =
                write(
                        new Write("l1", new Absent("text"), MARK),
                        new Write("l2", new Always(), MARK),
                        new Write("l3", new Above("number", 1), MARK));

        assertThat(((Written.Refused) written).items()).containsExactly(ITEM, null, Map.of());
    }

    @Test
    void lookAmongSeveralWritesRefusesThem() {
        put("m1", ITEM);

        var written =
                write(
                        new Write("m1", new Absent("text"), Change.NONE),
                        new Write("m2", new Always(), MARK));

        assertThat(((Written.Refused) written).items()).containsExactly(ITEM, null);
    }

    @Test
    void lookAloneWritesNothing() {
        var written = write(new Write("n", new Absent("text"), Change.NONE));

        assertThat(written).isEqualTo(new Written.Made(Map.of()));
    }

    @Test
    void lookThatHoldsLetsTheOthersWrite() {
        write(new Write("o1", new Absent("x"), Change.NONE), new Write("o2", new Always(), MARK));

        assertThat(item("o2")).isEqualTo(Map.of("mark", "made"));
    }

    private static Stream<Arguments> conditionsThatHold() {
        return Stream.of(
                        new Always(),
                        new Absent("nothing"),
                        new Is("number", 5L),
                        new Is("text", "some"),
                        new Below("number", 6),
                        new Above("number", 4),
                        Condition.all(new Is("number", 5L), new Absent("nothing")),
                        Condition.any(new Is("number", 6L), new Absent("nothing")),
                        Condition.absentOrBelow("number", 6),
                        Condition.absentOrBelow("nothing", 6))
                .map(Arguments::of);
    }

    private static Stream<Arguments> conditionsThatDoNot() {
        return Stream.of(
                        new Absent("text"),
                        new Is("number", 6L),
                        new Is("text", "other"),
                        new Is("number", "5"),
                        new Below("number", 5),
                        new Below("text", 5),
                        new Above("number", 5),
                        new Above("text", -1),
                        Condition.all(new Is("number", 5L), new Is("text", "other")),
                        Condition.any(new Is("number", 6L), new Is("text", "other")),
                        Condition.absentOrBelow("number", 5))
                .map(Arguments::of);
    }

    private static Stream<Arguments> conditionsOfSomething() {
        return Stream.of(
                        new Is("nothing", 1L),
                        new Is("nothing", ""),
                        new Below("nothing", 5),
                        new Above("nothing", -1))
                .map(Arguments::of);
    }

    private void put(String key, Map<String, Object> attributes) {
        write(new Write(key, new Always(), new Change(attributes, Map.of(), List.of())));
    }

    private Written write(Write... writes) {
        return table.write(List.of(writes), deadline());
    }

    private Map<String, Object> item(String key) {
        return ((Read.Found) table.read(key, deadline())).item();
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofSeconds(30));
    }
}
