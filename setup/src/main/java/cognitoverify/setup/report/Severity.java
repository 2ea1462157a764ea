package cognitoverify.setup.report;

/** How bad a finding is. */
public enum Severity {
    /** Somebody gets in without a code, or nobody gets in. */
    HIGH,

    /** It costs money, tells strangers something, or fails some day. */
    MEDIUM,

    /** Worth knowing; nothing must be done. */
    LOW,

    /** As it should be. */
    OK;

    /** Whether something must be done. */
    public boolean isToMend() {
        return this == HIGH || this == MEDIUM;
    }
}
