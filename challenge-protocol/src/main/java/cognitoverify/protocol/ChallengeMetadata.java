package cognitoverify.protocol;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * What create tells later calls of define and create about a round, as {@code challengeMetadata}.
 * Cognito keeps it and never shows it to the client, so these counters are the server's. Never a
 * destination, never a code.
 *
 * @param guesses wrong guesses before this round, 0 to 99
 * @param window the sends that the user was shown, real or not
 * @param channel the channel that the client is shown
 * @param sentChannel the last real send's channel; null before one
 * @param verificationSid the last real send's verification; empty where Twilio did not name it
 * @param nonce tells the round's answers from those to every other round; empty without a ledger
 */
public record ChallengeMetadata(
        int guesses,
        SendWindow window,
        Channel channel,
        @Nullable Channel sentChannel,
        String verificationSid,
        String nonce) {

    private static final String VERSION = "v1";
    private static final int MAX_LENGTH = 1024;
    private static final int COUNT_DIGITS = 2;
    private static final int TIME_DIGITS = 12;
    private static final int MAX_GUESSES = 99;

    /**
     * Checks what the types can't.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public ChallengeMetadata {
        if (guesses < 0 || guesses > MAX_GUESSES) {
            throw new IllegalArgumentException("guesses must be 0 to 99");
        }
        VerificationSid.requireWellFormedOrNone(verificationSid);
        Nonce.requireWellFormedOrNone(nonce);
    }

    /** Without a nonce. */
    public ChallengeMetadata(
            int guesses,
            SendWindow window,
            Channel channel,
            @Nullable Channel sentChannel,
            String verificationSid) {
        this(guesses, window, channel, sentChannel, verificationSid, Nonce.NONE);
    }

    /** The same for the round of that nonce. */
    public ChallengeMetadata withNonce(String nonce) {
        return new ChallengeMetadata(guesses, window, channel, sentChannel, verificationSid, nonce);
    }

    /** The same with the sends that the ledger knows of. */
    public ChallengeMetadata withWindow(SendWindow window) {
        return new ChallengeMetadata(guesses, window, channel, sentChannel, verificationSid, nonce);
    }

    /** One more wrong guess. */
    public ChallengeMetadata afterGuess() {
        return new ChallengeMetadata(
                Math.min(guesses + 1, MAX_GUESSES),
                window,
                channel,
                sentChannel,
                verificationSid,
                nonce);
    }

    /** The text for {@code challengeMetadata}. */
    public String format() {
        return VERSION
                + ";guesses="
                + guesses
                + ";sends="
                + window.sends()
                + ";firstSentAt="
                + window.firstSentAt()
                + ";lastSentAt="
                + window.lastSentAt()
                + ";channel="
                + channel.parameterValue()
                + ";sentChannel="
                + (sentChannel == null ? "" : sentChannel.parameterValue())
                + ";verificationSid="
                + verificationSid
                + (nonce.isEmpty() ? "" : ";nonce=" + nonce);
    }

    /**
     * Reads what {@link #format()} wrote. Keys it does not know are ignored, since a later version
     * may have written them.
     *
     * @return null for anything that this class did not write
     */
    public static @Nullable ChallengeMetadata parse(@Nullable String text) {
        if (text == null || text.length() > MAX_LENGTH) {
            return null;
        }
        try {
            return from(fields(text));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static ChallengeMetadata from(Map<String, String> fields) {
        var sentChannel = field(fields, "sentChannel");
        return new ChallengeMetadata(
                count(fields, "guesses"),
                new SendWindow(
                        count(fields, "sends"),
                        time(fields, "firstSentAt"),
                        time(fields, "lastSentAt")),
                channel(field(fields, "channel")),
                sentChannel.isEmpty() ? null : channel(sentChannel),
                field(fields, "verificationSid"),
                fields.getOrDefault("nonce", Nonce.NONE));
    }

    private static Map<String, String> fields(String text) {
        var parts = text.split(";", -1);
        if (!parts[0].equals(VERSION)) {
            throw new IllegalArgumentException("Another version");
        }
        var fields = new HashMap<String, String>();
        for (int i = 1; i < parts.length; i++) {
            var equals = parts[i].indexOf('=');
            if (equals < 1
                    || fields.put(parts[i].substring(0, equals), parts[i].substring(equals + 1))
                            != null) {
                throw new IllegalArgumentException("A field without a name, or twice");
            }
        }
        return fields;
    }

    private static String field(Map<String, String> fields, String name) {
        @Nullable String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("A field is missing");
        }
        return value;
    }

    private static int count(Map<String, String> fields, String name) {
        return (int) Digits.parse(field(fields, name), COUNT_DIGITS);
    }

    private static long time(Map<String, String> fields, String name) {
        return Digits.parse(field(fields, name), TIME_DIGITS);
    }

    private static Channel channel(String text) {
        var channel = Channel.named(text);
        if (channel == null || !channel.parameterValue().equals(text)) {
            throw new IllegalArgumentException("Not a channel");
        }
        return channel;
    }
}
