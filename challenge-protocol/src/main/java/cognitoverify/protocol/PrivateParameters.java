package cognitoverify.protocol;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What create tells verify, as {@code privateChallengeParameters}. Verify sees no session, so every
 * round carries all of it again. Never a code: Twilio makes it and checks it.
 *
 * @param destination where the last real send went, as Twilio was told; empty before one
 * @param verificationSid its verification; empty where Twilio did not name it
 * @param sentAt when the user was last shown a send, in epoch seconds; 0 if never
 * @param decoy whether no channel can reach this user
 */
public record PrivateParameters(
        String destination, String verificationSid, long sentAt, boolean decoy) {
    private static final int MAX_DIGITS = 12;
    private static final int MAX_DESTINATION = 320;

    /**
     * Checks what the types can't.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public PrivateParameters {
        VerificationSid.requireWellFormedOrNone(verificationSid);
        if (destination.length() > MAX_DESTINATION) {
            throw new IllegalArgumentException("The destination is too long");
        }
    }

    /** The map for {@code privateChallengeParameters}. */
    public Map<String, String> format() {
        var map = new LinkedHashMap<String, String>();
        map.put("destination", destination);
        map.put("verificationSid", verificationSid);
        map.put("sentAt", Long.toString(sentAt));
        map.put("decoy", Boolean.toString(decoy));
        return map;
    }

    /**
     * Reads what {@link #format()} wrote; other keys are ignored.
     *
     * @return null for anything that this class did not write
     */
    public static @Nullable PrivateParameters parse(@Nullable Map<String, String> map) {
        if (map == null) {
            return null;
        }
        try {
            return new PrivateParameters(
                    value(map, "destination"),
                    value(map, "verificationSid"),
                    Digits.parse(value(map, "sentAt"), MAX_DIGITS),
                    flag(value(map, "decoy")));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** A fixed text: the destination is a person's. */
    @Override
    public String toString() {
        return "PrivateParameters";
    }

    private static String value(Map<String, String> map, String key) {
        @Nullable String value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException("A parameter is missing");
        }
        return value;
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("Not a flag");
        };
    }
}
