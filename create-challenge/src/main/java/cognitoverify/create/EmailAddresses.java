package cognitoverify.create;

import cognitoverify.code.Destination;
import cognitoverify.create.Delivery.Cause;
import cognitoverify.create.Delivery.Impossible;
import cognitoverify.create.Delivery.Possible;

import java.util.regex.Pattern;

/** Which e-mail addresses a message may go to: one address, and nothing around it. */
final class EmailAddresses {
    private static final int MAX_LENGTH = 254;
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[^@\\s\\p{Cntrl}<>,;:\"()\\[\\]\\\\]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])");

    private EmailAddresses() {}

    /** Judges the text of an {@code email} attribute. */
    static Delivery delivery(String text) {
        return text.length() <= MAX_LENGTH && ADDRESS.matcher(text).matches()
                ? new Possible(new Destination(text), Masks.email(text), "")
                : new Impossible(Cause.MALFORMED_DESTINATION);
    }
}
