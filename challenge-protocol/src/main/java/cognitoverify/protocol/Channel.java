package cognitoverify.protocol;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * A way for a code to travel. In configuration, metadata, logs and in Twilio's {@code Channel} it
 * is written as {@link #parameterValue()}; the client sees the constant's name.
 */
public enum Channel {
    /** A text message to {@code phone_number}. */
    SMS,

    /** A voice call to {@code phone_number}. */
    CALL,

    /** A WhatsApp message to {@code phone_number}. */
    WHATSAPP,

    /** An e-mail to {@code email}. */
    EMAIL;

    /** {@code sms}, {@code call}, {@code whatsapp} or {@code email}. */
    public String parameterValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The channel of that name, read without regard to case and outer blanks.
     *
     * @return null for any other text
     */
    public static @Nullable Channel named(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "sms" -> SMS;
            case "call" -> CALL;
            case "whatsapp" -> WHATSAPP;
            case "email" -> EMAIL;
            default -> null;
        };
    }
}
