package cognitoverify.code;

/**
 * An answer, and the verification it is for.
 *
 * @param code 4 to 10 ASCII digits
 * @param subject which verification
 */
public record CodeCheck(String code, Subject subject) {
    /** How the verification is named. */
    public sealed interface Subject {
        /** By Twilio's name for it: no other verification's code can pass. */
        record BySid(String verificationSid) implements Subject {}

        /** By where the code went: for a send whose verification Twilio did not name. */
        record ByDestination(Destination destination) implements Subject {}
    }

    /** A fixed text: the code is a person's. */
    @Override
    public String toString() {
        return "CodeCheck";
    }
}
