package cognitoverify.code.http;

/**
 * An answer of HTTP.
 *
 * @param body empty where it broke off, or is longer than 64 KiB: the status alone decides enough
 */
public record Reply(int status, String body) {
    /** What is in the body may be secret. */
    @Override
    public String toString() {
        return "Reply[" + status + "]";
    }
}
