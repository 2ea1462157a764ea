package cognitoverify.ledger;

import cognitoverify.protocol.Channel;
import cognitoverify.protocol.Reason;
import cognitoverify.protocol.SendWindow;
import cognitoverify.protocol.VerificationSid;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * All that the ledger knows of a user. A user who does not exist has a record, too, with the same
 * limits: decoys must behave alike.
 *
 * @param claim the id of the last send's claim; empty if none counts any more
 * @param window the sends of all the user's sign-ins
 * @param sendReason what the last send's round was told; {@code null} while nobody knows yet
 * @param verificationSid the last send's verification, empty where Twilio did not name it
 * @param channel the last send's channel; {@code null} before one is known
 * @param countryKey where the last send was counted by country; empty if nowhere
 * @param sendsByDay how many sends each day has seen, by days since 1970, UTC
 * @param guesses wrong guesses in a row, and such as nobody has judged yet
 * @param guessAfter when the next guess is allowed once there are too many in a row, epoch seconds
 * @param guessedAt when the last guess was, epoch seconds; 0 if never
 * @param verdicts what answers were found to be, by {@link LedgerKey#verdict}
 */
public record UserRecord(
        String claim,
        SendWindow window,
        @Nullable Reason sendReason,
        String verificationSid,
        @Nullable Channel channel,
        String countryKey,
        Map<Long, Integer> sendsByDay,
        int guesses,
        long guessAfter,
        long guessedAt,
        Map<String, StoredVerdict> verdicts) {
    /** Of a user whom nobody has seen yet. */
    public static final UserRecord NONE =
            new UserRecord(
                    "",
                    SendWindow.NONE,
                    null,
                    VerificationSid.NONE,
                    null,
                    "",
                    Map.of(),
                    0,
                    0,
                    0,
                    Map.of());

    /** Copies the maps. */
    public UserRecord {
        sendsByDay = Map.copyOf(sendsByDay);
        verdicts = Map.copyOf(verdicts);
    }

    /** As far as a sign-in knows it. */
    public static UserRecord expected(
            SendWindow window, String verificationSid, @Nullable Channel channel) {
        return new UserRecord(
                "",
                window,
                Reason.CODE_SENT,
                verificationSid,
                channel,
                "",
                Map.of(),
                0,
                0,
                0,
                Map.of());
    }

    /**
     * Whether the last send was only shown as one: what Twilio takes has a verification, and what
     * it may have taken says so.
     */
    public boolean isShownOnly() {
        return sendReason == Reason.CODE_SENT && verificationSid.isEmpty();
    }

    /** How many answers Twilio may have been asked about since the code was made. */
    int guessesSinceFirstSend() {
        return (int)
                verdicts.values().stream()
                        .filter(verdict -> verdict.atMillis() >= window.firstSentAt() * 1_000)
                        .count();
    }

    /** How many sends the day of that time has seen. */
    public int sendsOn(long now) {
        return sendsByDay.getOrDefault(Days.of(now), 0);
    }

    /** The newest verdict about a round's answers; null if none was asked for. */
    public @Nullable StoredVerdict verdictOf(String roundId) {
        StoredVerdict newest = null;
        for (var verdict : verdicts.entrySet()) {
            if (LedgerKey.isOfRound(verdict.getKey(), roundId)
                    && (newest == null || verdict.getValue().atMillis() > newest.atMillis())) {
                newest = verdict.getValue();
            }
        }
        return newest;
    }
}
