package cognitoverify.integration;

import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterType;

import java.time.Duration;

/** SSM as LocalStack has it, with one SecureString to begin with. */
final class SecretInLocalStack implements AutoCloseable {

    /** The last one that needs no account. */
    static final String IMAGE = "localstack/localstack:4.14.0";

    private static final Duration START = Duration.ofMinutes(2);

    /** It loads a service when that is first called. */
    private static final Duration CALL = Duration.ofSeconds(60);

    private final LocalStackContainer container =
            new LocalStackContainer(DockerImageName.parse(IMAGE))
                    .withServices("ssm", "kms")
                    .withStartupTimeout(START);

    SecretInLocalStack(String parameter, String secret) {
        try {
            container.start();
            put(parameter, secret);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Its port on this machine. */
    int port() {
        return container.getEndpoint().getPort();
    }

    /** What it has of that name, decrypted. */
    Parameter parameter(String name) {
        try (var ssm = client()) {
            return ssm.getParameter(request -> request.name(name).withDecryption(true)).parameter();
        }
    }

    @Override
    public void close() {
        container.stop();
    }

    private void put(String parameter, String secret) {
        try (var ssm = client()) {
            ssm.putParameter(
                    request ->
                            request.name(parameter)
                                    .value(secret)
                                    .type(ParameterType.SECURE_STRING)
                                    // A repeated call finds what the first one did.
                                    .overwrite(true));
            // Reading loads more, and the functions give it 1.5 s.
            ssm.getParameter(request -> request.name(parameter).withDecryption(true));
        }
    }

    private SsmClient client() {
        return SsmClient.builder()
                .endpointOverride(container.getEndpoint())
                .region(Region.of(Sam.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(
                                        container.getAccessKey(), container.getSecretKey())))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(CALL))
                .build();
    }
}
