package cognitoverify.protocol;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What create tells verify, as {@code privateChallengeParameters}. Verify sees no session, so every
 * round carries all of it again. Never a code: Twilio makes it and checks it.
 *
 * @param destination where the last real send went, as Twilio was told; empty before one
 * @param verificationSid its verification; empty where Twilio did not name it
 * @param sentAt when the user was last shown a send, in epoch seconds; 0 if never
 * @param decoy whether no channel can reach this user
 * @param country region of the number that the last real send went to, ISO 3166 alpha-2, for the
 *     log; empty where there is none
 * @param nonce the round's; empty without a ledger
 */
public record PrivateParameters(
        String destination,
        String verificationSid,
        long sentAt,
        boolean decoy,
        String country,
        String nonce) {
    private static final Pattern COUNTRY = Pattern.compile("([A-Z0-9]{2,3})?");
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
        if (!COUNTRY.matcher(country).matches()) {
            throw new IllegalArgumentException("Not a country");
        }
        Nonce.requireWellFormedOrNone(nonce);
    }

    /** Without a country and a nonce. */
    public PrivateParameters(
            String destination, String verificationSid, long sentAt, boolean decoy) {
        this(destination, verificationSid, sentAt, decoy, "", Nonce.NONE);
    }

    /** The map for {@code privateChallengeParameters}. */
    public Map<String, String> format() {
        var map = new LinkedHashMap<String, String>();
        map.put("destination", destination);
        map.put("verificationSid", verificationSid);
        map.put("sentAt", Long.toString(sentAt));
        map.put("decoy", Boolean.toString(decoy));
        if (!country.isEmpty()) {
            map.put("country", country);
        }
        if (!nonce.isEmpty()) {
            map.put("nonce", nonce);
        }
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
                    flag(value(map, "decoy")),
                    map.getOrDefault("country", ""),
                    map.getOrDefault("nonce", Nonce.NONE));
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
