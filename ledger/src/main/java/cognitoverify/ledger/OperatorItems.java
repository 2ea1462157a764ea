package cognitoverify.ledger;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The ledger's items as an operator's tool needs them; the functions don't use it. */
public final class OperatorItems {
    /** The attribute that is the table's key. */
    public static final String KEY = "key";

    /** The attribute that counts, in an item of a destination, a country or all. */
    public static final String COUNT = SendChanges.COUNT;

    private OperatorItems() {}

    /**
     * What a user's item says.
     *
     * @param item attributes as {@code String} or {@code Long}
     */
    public static UserRecord user(Map<String, Object> item) {
        return UserItem.parse(item);
    }

    /** The attributes without which a user may guess again at once. */
    public static List<String> guessing() {
        return UserItem.GUESSING;
    }

    /** Where all sends of the hour are counted. */
    public static List<String> total(LedgerKey key, Limits limits, long now) {
        return shards(limits.sends())
                .mapToObj(shard -> key.total(Days.hourOf(now), shard))
                .toList();
    }

    /** Where a country's sends of the hour are counted. */
    public static List<String> country(LedgerKey key, Limits limits, String country, long now) {
        return shards(limits.sendsPerCountry())
                .mapToObj(shard -> key.country(country, Days.hourOf(now), shard))
                .toList();
    }

    /** How many codes a user had on the day. */
    public static int sendsToday(UserRecord user, long now) {
        return user.sendsByDay().getOrDefault(Days.of(now), 0);
    }

    private static IntStream shards(int limit) {
        return IntStream.range(0, Budgets.shards(limit));
    }
}
