package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.integration.Program.Ended;
import cognitoverify.local.verify.LocalVerify;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import software.amazon.awssdk.services.ssm.model.ParameterType;

import java.util.Map;
import java.util.stream.Stream;

/** {@code secret put} with SSM as LocalStack has it, which knows types, versions and keys. */
@NeedsDocker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SetupLocalStackIT {
    private final LocalVerify verify = LocalVerify.builder().secret("first").start();
    private final SecretInLocalStack ssm = new SecretInLocalStack("/warm-up", "none");

    @AfterAll
    void close() {
        try (verify;
                ssm) {
            // Closes both, whatever happens to one of them.
        }
    }

    @Test
    void theSecretIsStoredEncryptedAndReplacedOnlyByWhoConfirmsIt() {
        var name = "/cognito-verify/twilio-token";
        var stored = put("first", name);

        assertThat(stored.exitCode()).as(stored.errors()).isZero();
        assertThat(ssm.parameter(name).type()).isEqualTo(ParameterType.SECURE_STRING);
        assertThat(ssm.parameter(name).value()).isEqualTo("first");
        var key = ssm.parameter("/cognito-verify/ledger-key");
        assertThat(key.type()).isEqualTo(ParameterType.SECURE_STRING);

        verify.secretInVerify("second");
        var unconfirmed = put("second", name);

        assertThat(unconfirmed.exitCode()).as(unconfirmed.errors()).isEqualTo(3);
        assertThat(unconfirmed.errors()).contains("--yes");
        assertThat(ssm.parameter(name).value()).isEqualTo("first");

        var confirmed = put("second", name, "--yes");

        assertThat(confirmed.exitCode()).as(confirmed.errors()).isZero();
        assertThat(ssm.parameter(name).value()).isEqualTo("second");
        assertThat(ssm.parameter(name).type()).isEqualTo(ParameterType.SECURE_STRING);
        assertThat(ssm.parameter("/cognito-verify/ledger-key")).isEqualTo(key);
    }

    private Ended put(String secret, String name, String... more) {
        var arguments = Stream.concat(Stream.of("secret", "put", "--name", name), Stream.of(more));
        return setup().reading(secret, arguments.toArray(String[]::new));
    }

    private SetupProgram setup() {
        return new SetupProgram(
                Map.of(
                        "AWS_ENDPOINT_URL", "http://localhost:" + ssm.port(),
                        "TWILIO_ACCOUNT_SID", "AC" + "0".repeat(32),
                        "VERIFY_BASE_URL", verify.uri().toString()));
    }
}
