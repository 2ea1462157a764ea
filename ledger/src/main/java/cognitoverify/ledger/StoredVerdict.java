package cognitoverify.ledger;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * What one answer to one round was found to be.
 *
 * @param atMillis since when, epoch milliseconds
 * @param token of whoever asks: so that a mark that was written is known as one's own when its
 *     answer is lost
 */
public record StoredVerdict(State state, long atMillis, String token) {
    /** How far a verdict has come. */
    public enum State {
        /** Twilio is being asked. */
        ASKED('P'),

        /** Whoever asked first was too slow, and another has asked since. */
        ASKED_AGAIN('T'),

        /** The right code. */
        RIGHT('R'),

        /** Not the code. */
        WRONG('W'),

        /** Twilio knows no such code any more. */
        GONE('G'),

        /** Nobody could say. */
        UNAVAILABLE('U');

        private final char letter;

        State(char letter) {
            this.letter = letter;
        }
    }

    private static final Pattern TEXT = Pattern.compile("([A-Z])([0-9]{1,15})/([A-Za-z0-9_-]*)");

    /** Whether it is known. */
    public boolean isKnown() {
        return state != State.ASKED && state != State.ASKED_AGAIN;
    }

    /** As it is kept, such as {@code W1764000000000/}. */
    public String format() {
        return "" + state.letter + atMillis + "/" + token;
    }

    /** Reads what {@link #format} wrote; null for anything else. */
    public static @Nullable StoredVerdict parse(String text) {
        var found = TEXT.matcher(text);
        if (!found.matches()) {
            return null;
        }
        for (var state : State.values()) {
            if (found.group(1).charAt(0) == state.letter) {
                return new StoredVerdict(state, Long.parseLong(found.group(2)), found.group(3));
            }
        }
        return null;
    }
}
