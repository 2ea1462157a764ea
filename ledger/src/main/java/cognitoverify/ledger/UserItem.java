package cognitoverify.ledger;

import static java.util.Objects.requireNonNullElse;

import cognitoverify.protocol.Channel;
import cognitoverify.protocol.Reason;
import cognitoverify.protocol.SendWindow;
import cognitoverify.protocol.VerificationSid;
import cognitoverify.protocol.configuration.Settings;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How a user's record is kept: the attributes' names, and what is read from them. */
final class UserItem {
    static final String CLAIM = "claim";
    static final String SENDS = "sends";
    static final String FIRST_SENT_AT = "firstSentAt";
    static final String LAST_SENT_AT = "lastSentAt";
    static final String WAITS_UNTIL = "waitsUntil";
    static final String ENDS_AT = "endsAt";
    static final String SEND_REASON = "sendReason";
    static final String VERIFICATION_SID = "verificationSid";
    static final String CHANNEL = "channel";
    static final String COUNTRY_KEY = "countryKey";
    static final String GUESSES = "guesses";
    static final String GUESS_AFTER = "guessAfter";
    static final String GUESSED_AT = "guessedAt";

    /** A record is kept for two days after it was last written. */
    static final long KEPT = 172_800;

    /** All that is about the last sends. */
    static final List<String> SENDING =
            List.of(
                    CLAIM,
                    SENDS,
                    FIRST_SENT_AT,
                    LAST_SENT_AT,
                    WAITS_UNTIL,
                    ENDS_AT,
                    SEND_REASON,
                    VERIFICATION_SID,
                    CHANNEL,
                    COUNTRY_KEY);

    /** All that is about guesses, but for the verdicts. */
    static final List<String> GUESSING = List.of(GUESSES, GUESS_AFTER, GUESSED_AT);

    private static final String DAY = "sendsOn";
    private static final String VERDICT = "verdict.";
    private static final Pattern SENDS_ON = Pattern.compile(DAY + "[0-9]{1,9}");

    private UserItem() {}

    static String sendsOn(long day) {
        return DAY + day;
    }

    static String verdict(String id) {
        return VERDICT + id;
    }

    /** Reads an item. Whatever is not as it was written counts as not there. */
    static UserRecord parse(Map<String, Object> item) {
        var days = new HashMap<Long, Integer>();
        var verdicts = new HashMap<String, StoredVerdict>();
        item.forEach(
                (attribute, value) -> {
                    if (SENDS_ON.matcher(attribute).matches() && value instanceof Long count) {
                        days.put(Long.valueOf(attribute.substring(DAY.length())), count.intValue());
                    } else if (attribute.startsWith(VERDICT)) {
                        var verdict = StoredVerdict.parse(value.toString());
                        if (verdict != null) {
                            verdicts.put(attribute.substring(VERDICT.length()), verdict);
                        }
                    }
                });
        return new UserRecord(
                text(item, CLAIM),
                window(item),
                reason(text(item, SEND_REASON)),
                sid(text(item, VERIFICATION_SID)),
                Channel.named(text(item, CHANNEL)),
                text(item, COUNTRY_KEY),
                days,
                (int) number(item, GUESSES),
                number(item, GUESS_AFTER),
                number(item, GUESSED_AT),
                verdicts);
    }

    private static SendWindow window(Map<String, Object> item) {
        try {
            return new SendWindow(
                    (int) number(item, SENDS),
                    number(item, FIRST_SENT_AT),
                    number(item, LAST_SENT_AT));
        } catch (IllegalArgumentException _) {
            return SendWindow.NONE;
        }
    }

    private static @Nullable Reason reason(String name) {
        return Settings.constant(name, Reason.class);
    }

    private static String sid(String text) {
        return VerificationSid.isWellFormed(text) ? text : VerificationSid.NONE;
    }

    private static String text(Map<String, Object> item, String attribute) {
        return requireNonNullElse(item.get(attribute), "").toString();
    }

    private static long number(Map<String, Object> item, String attribute) {
        return item.get(attribute) instanceof Long number ? number : 0;
    }
}
