package cognitoverify.ledger.table;

import cognitoverify.code.Deadline;

import java.util.List;

/**
 * Items by their key. An item is a map of attributes: {@code String} or {@code Long}. Many threads,
 * processes and machines may write at once; each write is made as if it were alone. Nothing is
 * thrown for anything that can happen on the way.
 */
public interface Table {
    /** The attribute that says when an item may be forgotten, in epoch seconds. */
    String EXPIRES_AT = "expiresAt";

    /** Makes all the writes, each of another item, or none. */
    Written write(List<Write> writes, Deadline deadline);

    /** Looks at an item: never at an older state than that of a write that has ended before. */
    Read read(String key, Deadline deadline);
}
