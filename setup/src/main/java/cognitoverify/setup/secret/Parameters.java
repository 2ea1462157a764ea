package cognitoverify.setup.secret;

import cognitoverify.code.Secret;
import cognitoverify.setup.aws.AwsAccess;
import cognitoverify.setup.aws.AwsTrouble;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.SetupException;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.SsmException;

import java.util.Objects;

/** Secrets in SSM's Parameter Store, of type SecureString only. */
public final class Parameters implements AutoCloseable {
    /** What SSM encrypts with unless it is told otherwise. */
    private static final String ACCOUNTS_OWN = "alias/aws/ssm";

    private final SsmClient ssm;

    private Parameters(SsmClient ssm) {
        this.ssm = ssm;
    }

    /** Those of the account and region. */
    public static Parameters of(AwsAccess aws) {
        return new Parameters(aws.ssm());
    }

    /**
     * What is stored under a name.
     *
     * @param secret the value
     * @param isSecure whether it is a SecureString
     */
    public record Stored(Secret secret, boolean isSecure) {}

    /** What is stored under a name; null if nothing is. */
    public @Nullable Stored find(String name) {
        try {
            var parameter =
                    ssm.getParameter(request -> request.name(name).withDecryption(true))
                            .parameter();
            return new Stored(
                    new Secret(parameter.value()), parameter.type() == ParameterType.SECURE_STRING);
        } catch (ParameterNotFoundException _) {
            return null;
        }
    }

    /**
     * The secret under a name.
     *
     * @throws SetupException if there is none
     */
    public Secret secret(String name) {
        var stored = find(name);
        if (stored == null) {
            throw new SetupException(
                    ExitCode.USAGE,
                    "There is no SSM parameter " + name + " in this account and region.");
        }
        return stored.secret();
    }

    /**
     * The KMS key that encrypts what is stored under a name. Writing without naming it would
     * encrypt with the account's own key from then on.
     *
     * @throws SetupException if this identity may not look
     */
    String keyOf(String name) {
        try {
            var filter = ParameterStringFilter.builder().key("Name").option("Equals").values(name);
            return ssm
                    .describeParameters(request -> request.parameterFilters(filter.build()))
                    .parameters()
                    .stream()
                    .map(ParameterMetadata::keyId)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(ACCOUNTS_OWN);
        } catch (SsmException refusal) {
            throw new SetupException(
                    ExitCode.UNREACHABLE,
                    "Which KMS key encrypts "
                            + name
                            + " can't be seen ("
                            + AwsTrouble.code(refusal)
                            + " for ssm:DescribeParameters). Name it: --kms-key-id "
                            + ACCOUNTS_OWN
                            + ", or the ARN of yours. Nothing was stored.");
        }
    }

    /**
     * Writes a SecureString.
     *
     * @param kmsKeyId null for the account's own key, {@code aws/ssm}
     * @param overwrite whether there may be one already
     * @return whether it was written; not, if there is one that must stay
     */
    boolean put(String name, Secret secret, @Nullable String kmsKeyId, boolean overwrite) {
        try {
            ssm.putParameter(
                    request ->
                            request.name(name)
                                    .value(secret.reveal())
                                    .type(ParameterType.SECURE_STRING)
                                    .keyId(kmsKeyId)
                                    .overwrite(overwrite));
            return true;
        } catch (ParameterAlreadyExistsException _) {
            return false;
        }
    }

    @Override
    public void close() {
        ssm.close();
    }
}
