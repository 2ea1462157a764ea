package cognitoverify.code.aws;

import cognitoverify.code.SilentRepeats;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

import java.time.Duration;
import java.util.Map;

/**
 * The AWS SDK's clients as a function wants them: every default that would make the SDK look for
 * something costs start-up time, so none is left; and nothing is sent a second time.
 */
public final class LeanClient {
    private static final Duration CONNECT = Duration.ofSeconds(1);

    /**
     * Ends the thread of a call that was given up; longer than any call has, so that it is no race
     * who is late.
     */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    static {
        SilentRepeats.forbid();
    }

    private LeanClient() {}

    /**
     * Builds one.
     *
     * @param environment where the credentials are, see {@link LambdaCredentials}
     */
    public static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
            B builder, AwsPlace place, Map<String, String> environment) {
        return builder.region(place.region())
                .endpointOverride(place.endpoint())
                .credentialsProvider(new LambdaCredentials(environment))
                .httpClientBuilder(
                        UrlConnectionHttpClient.builder()
                                .connectionTimeout(CONNECT)
                                .socketTimeout(SILENCE))
                .overrideConfiguration(
                        override ->
                                override.retryStrategy(DefaultRetryStrategy.doNotRetry())
                                        .defaultProfileFile(ProfileFile.aggregator().build()))
                .build();
    }
}
