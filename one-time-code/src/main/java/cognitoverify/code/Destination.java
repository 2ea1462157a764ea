package cognitoverify.code;

/**
 * Where a code goes, as Twilio is told.
 *
 * @param address a phone number in E.164 form, or an e-mail address
 */
public record Destination(String address) {
    /** A fixed text: the address is a person's. */
    @Override
    public String toString() {
        return "Destination";
    }
}
