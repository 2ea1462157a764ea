package cognitoverify.local.cognito;

import static cognitoverify.local.cognito.LocalPool.MFA;
import static cognitoverify.local.cognito.LocalPool.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitoverify.local.cognito.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

class DataTest {
    private static final String ANN = LocalUser.ANN.phoneNumber();

    @TempDir private Path folder = Path.of("");

    @Test
    void usersAndTheirPasswordsSurviveARestart() {
        try (var cognito = start()) {
            cognito.addUser(MFA, LocalUser.withNumber("+12025550101"));
            Client.of(cognito)
                    .call(
                            "AdminDeleteUser",
                            Json.object()
                                    .put("UserPoolId", PASSWORDLESS.id())
                                    .put("Username", ANN));
        }

        try (var cognito = start()) {
            assertThat(cognito.attributes(PASSWORDLESS, ANN)).isNull();
            assertThat(cognito.attributes(MFA, "+12025550101"))
                    .containsEntry("phone_number_verified", "true");
            assertThat(passwordIsRight(cognito)).isTrue();
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.next");
    }

    @Test
    void usersWithoutAPasswordAreKeptAsTheyAre() throws IOException {
        try (var cognito = start()) {
            assertThat(cognito.attributes(MFA, ANN)).isNotNull();
        }
        var file = folder.resolve("users.json");
        var json = Objects.requireNonNull(Json.readObject(Files.readString(file)));
        var user = json.withArray(MFA.id()).path(0);
        ((ObjectNode) user).remove("password");
        Files.writeString(file, json.toString());

        try (var cognito = start()) {
            assertThat(cognito.attributes(MFA, ANN)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"local_mfa\":[{\"name\":\"x\"}]}"})
    void whatCannotBeReadIsNotOverwritten(String text) throws IOException {
        var file = folder.resolve("users.json");
        Files.writeString(file, text);

        assertThatThrownBy(this::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("users.json");
        assertThat(file).hasContent(text);
    }

    private LocalCognito start() {
        return LocalCognito.builder().functions(new Script()).data(folder).start();
    }

    private static boolean passwordIsRight(LocalCognito cognito) {
        var client = Client.of(cognito);
        var srp = new SrpClient();
        var parameters = Map.of("USERNAME", ANN, "SRP_A", srp.publicA(), "CHALLENGE_NAME", "SRP_A");
        var challenge = client.call("InitiateAuth", Client.initiation(MFA.clientId(), parameters));
        var proof = srp.prove(challenge, MFA.id(), LocalUser.ANN.password(), Instant.now());
        return client.call(
                        "RespondToAuthChallenge", Client.response(MFA.clientId(), challenge, proof))
                .has("Session");
    }
}
