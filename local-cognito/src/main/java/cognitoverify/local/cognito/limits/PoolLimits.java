package cognitoverify.local.cognito.limits;

import cognitoverify.code.Deadline;
import cognitoverify.ledger.LedgerKey;
import cognitoverify.ledger.Limits;
import cognitoverify.ledger.Reading;
import cognitoverify.ledger.TableLedger;
import cognitoverify.ledger.UserRecord;
import cognitoverify.ledger.table.MemoryTable;
import cognitoverify.local.cognito.pool.User;
import cognitoverify.local.cognito.pool.UserPool;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pool's ledger knows of its users. Their names in it are made of a key, so that they can
 * only be found for users whom the pool knows.
 *
 * @param key null if there is none, and so no name
 * @param items the ledger's
 */
public record PoolLimits(
        UserPool pool,
        @Nullable LedgerKey key,
        Limits limits,
        Map<String, Map<String, Object>> items) {
    /** What {@link LedgerKey#user} begins with. */
    private static final String USER = "user#";

    /** More than a look into memory ever takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** All of them, those without a name last. */
    public List<UserLimits> users(long now) {
        var names = names();
        var users = new ArrayList<UserLimits>();
        for (var user : keys()) {
            users.add(UserLimits.of(names.get(user), read(user), limits, now));
        }
        users.sort(
                Comparator.comparing(
                        UserLimits::name, Comparator.nullsLast(Comparator.naturalOrder())));
        return List.copyOf(users);
    }

    private List<String> keys() {
        synchronized (items) {
            return items.keySet().stream().filter(key -> key.startsWith(USER)).sorted().toList();
        }
    }

    private UserRecord read(String user) {
        var ledger = new TableLedger(new MemoryTable(items));
        return ledger.read(user, Deadline.in(PATIENCE)) instanceof Reading.Found(var found)
                ? found
                : UserRecord.NONE;
    }

    private Map<String, String> names() {
        var names = new HashMap<String, String>();
        if (key != null) {
            for (var user : pool.users().all()) {
                names.put(key.user(pool.id(), user.name()), name(user));
            }
        }
        return names;
    }

    /** As people know them: the canonical name may be one of Cognito's own making. */
    private static String name(User user) {
        for (var attribute : List.of("phone_number", "email")) {
            if (!user.attribute(attribute).isEmpty()) {
                return user.attribute(attribute);
            }
        }
        return user.name();
    }
}
