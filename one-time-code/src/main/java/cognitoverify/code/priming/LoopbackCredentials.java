package cognitoverify.code.priming;

/**
 * Has the AWS SDK ask this process for credentials, where it otherwise asks Lambda. The SDK reads
 * these properties before the variables of the same meaning.
 */
final class LoopbackCredentials implements AutoCloseable {
    private static final String ADDRESS = "aws.containerCredentialsFullUri";
    private static final String TOKEN = "aws.containerAuthorizationToken";

    private LoopbackCredentials() {}

    static LoopbackCredentials at(String uri) {
        System.setProperty(ADDRESS, uri);
        System.setProperty(TOKEN, "canned");
        return new LoopbackCredentials();
    }

    @Override
    public void close() {
        System.clearProperty(ADDRESS);
        System.clearProperty(TOKEN);
    }
}
