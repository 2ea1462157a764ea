package cognitoverify.code;

/** A secret text. Not a record, so that nothing prints it by accident. */
public final class Secret {
    private final String text;

    /** Keeps the text as it is. */
    public Secret(String text) {
        this.text = text;
    }

    /** The text itself: for the one call that needs it. */
    public String reveal() {
        return text;
    }

    /** Whether both are the same text. */
    public boolean sameAs(Secret other) {
        return text.equals(other.text);
    }

    /** A fixed text. */
    @Override
    public String toString() {
        return "Secret";
    }
}
