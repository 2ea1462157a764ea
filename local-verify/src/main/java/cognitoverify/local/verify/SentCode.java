package cognitoverify.local.verify;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One message in the inbox. Unlike anything a real telephone network keeps, it shows the code: that
 * is what it is for.
 *
 * @param to E.164 number or e-mail address, as the request said it
 * @param channel {@code sms}, {@code call}, {@code whatsapp} or {@code email}
 * @param code what the person would type; the same in every message of one verification
 * @param verificationSid {@code VE} and 32 hexadecimal digits
 * @param sentAt by the server's clock
 */
public record SentCode(
        String to, String channel, String code, String verificationSid, Instant sentAt) {
    /** Refuses null. */
    public SentCode {
        requireNonNull(to);
        requireNonNull(channel);
        requireNonNull(code);
        requireNonNull(verificationSid);
        requireNonNull(sentAt);
    }
}
