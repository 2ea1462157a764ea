package cognitoverify.setup.secret;

import cognitoverify.code.Secret;
import cognitoverify.ledger.LedgerKey;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.SetupException;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.util.Base64;

/** The ledger's key: made once, and never changed, since that would forget every limit. */
final class LedgerKeys {
    private static final int BYTES = 32;

    private LedgerKeys() {}

    /** What becomes of the key. */
    enum State {
        PRESENT,
        MISSING
    }

    /**
     * Looks whether there is one.
     *
     * @throws SetupException if there is something else under that name
     */
    static State state(Parameters parameters, String name) {
        var stored = parameters.find(name);
        if (stored == null) {
            return State.MISSING;
        }
        if (!stored.isSecure() || LedgerKey.parse(stored.secret()) == null) {
            throw new SetupException(
                    ExitCode.TO_MEND,
                    "The SSM parameter "
                            + name
                            + " is no ledger key: that is a SecureString of 32 bytes in Base64."
                            + " Choose another name with --ledger-key-name (and deploy it as"
                            + " LedgerKeyParameter), or delete the parameter.");
        }
        return State.PRESENT;
    }

    /** Makes one, unless somebody else was faster, whose key is as good. */
    static void make(Parameters parameters, String name, @Nullable String kmsKeyId) {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var key = new Secret(Base64.getEncoder().encodeToString(bytes));
        parameters.put(name, key, kmsKeyId, false);
        // Somebody else may have been faster, with something else.
        var _ = state(parameters, name);
    }
}
