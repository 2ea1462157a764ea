package cognitoverify.code.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;

import java.util.Map;

/**
 * The credentials that Lambda gives a function: in variables, or, with SnapStart, from an address
 * that it serves in the environment, since credentials in a snapshot would be out of date when it
 * is restored. The SDK's default chain would find both, after looking into files and system
 * properties first.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html">SnapStart</a>
 */
public final class LambdaCredentials implements AwsCredentialsProvider {
    private final Map<String, String> environment;
    private @Nullable ContainerCredentialsProvider served;

    /** Of the environment given: nothing is looked up yet. */
    public LambdaCredentials(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        var accessKey = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        if (accessKey.isEmpty()) {
            return served().resolveCredentials();
        }
        var secretKey = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        var session = environment.getOrDefault("AWS_SESSION_TOKEN", "");
        return session.isEmpty()
                ? AwsBasicCredentials.create(accessKey, secretKey)
                : AwsSessionCredentials.create(accessKey, secretKey, session);
    }

    /** It keeps what it fetched until shortly before that expires. */
    private synchronized ContainerCredentialsProvider served() {
        if (served == null) {
            served = ContainerCredentialsProvider.builder().build();
        }
        return served;
    }
}
