package cognitoverify.local.verify;

/**
 * The secret as Verify accepts it and as SSM tells it. They are two, so that the moments in the
 * middle of a rotation can be tried.
 */
final class Secrets {
    private final String first;
    private volatile String inVerify;
    private volatile String inSsm;
    private int version;

    Secrets(String first) {
        this.first = first;
        this.inVerify = first;
        this.inSsm = first;
        this.version = 1;
    }

    void verifyAccepts(String secret) {
        inVerify = Settings.requireSecret(secret);
    }

    synchronized void ssmTells(String secret) {
        inSsm = Settings.requireSecret(secret);
        version++;
    }

    synchronized void reset() {
        inVerify = first;
        inSsm = first;
        version = 1;
    }

    boolean isAccepted(String secret) {
        return inVerify.equals(secret);
    }

    String inSsm() {
        return inSsm;
    }

    /** Of the parameter: each write makes a new one. */
    synchronized int version() {
        return version;
    }
}
