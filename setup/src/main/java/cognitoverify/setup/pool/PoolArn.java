package cognitoverify.setup.pool;

/** A user pool's ARN, as DescribeUserPool tells it. */
record PoolArn(String text) {
    private static final int ACCOUNT = 4;

    /** The account that the pool belongs to. */
    String account() {
        return text.split(":", -1)[ACCOUNT];
    }
}
