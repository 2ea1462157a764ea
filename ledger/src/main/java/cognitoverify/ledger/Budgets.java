package cognitoverify.ledger;

import cognitoverify.ledger.Budget.Exhausted;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;

/**
 * The budgets that a send is counted against. Those of a country and of all are split into shards,
 * each with its part of the limit, so that no one item of the table takes every write; a shard is
 * chosen by chance, so a limit may be reached a little early.
 */
public final class Budgets {
    private static final int SENDS_PER_SHARD = 200;
    private static final int MOST_SHARDS = 100;
    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;

    private final LedgerKey key;
    private final Limits limits;
    private final long now;

    /**
     * Those of a moment.
     *
     * @param now epoch seconds
     */
    public Budgets(LedgerKey key, Limits limits, long now) {
        this.key = key;
        this.limits = limits;
        this.now = now;
    }

    /** A number's or an address's of the day. */
    public Budget destination(String address) {
        return new Budget(
                key.destination(address, Days.of(now)),
                limits.sendsPerDestination(),
                now + 2 * DAY,
                Exhausted.DESTINATION_DAY,
                false);
    }

    /**
     * A country's of the hour.
     *
     * @param country ISO 3166 alpha-2; empty for an e-mail address, which has none
     */
    public @Nullable Budget country(String country) {
        if (country.isEmpty()) {
            return null;
        }
        var shard = shard(limits.sendsPerCountry());
        return new Budget(
                key.country(country, Days.hourOf(now), shard),
                part(limits.sendsPerCountry(), shard),
                now + 2 * HOUR,
                Exhausted.COUNTRY_HOUR,
                true);
    }

    /** Everybody's of the hour. */
    public Budget total() {
        var shard = shard(limits.sends());
        return new Budget(
                key.total(Days.hourOf(now), shard),
                part(limits.sends(), shard),
                now + 2 * HOUR,
                Exhausted.TOTAL_HOUR,
                false);
    }

    static int shards(int limit) {
        return Math.clamp(limit / SENDS_PER_SHARD, 1, MOST_SHARDS);
    }

    private static int shard(int limit) {
        return new SecureRandom().nextInt(shards(limit));
    }

    /** The parts of all shards are the limit. */
    private static int part(int limit, int shard) {
        var shards = shards(limit);
        return limit / shards + (shard < limit % shards ? 1 : 0);
    }
}
