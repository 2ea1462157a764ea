package cognitoverify.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.cognito.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

class PoolsTest {
    @RegisterExtension
    static final LocalCognitoExtension cognito =
            new LocalCognitoExtension(LocalCognito.builder().functions(new Script()));

    private Client client = Client.of(cognito.server());

    @BeforeEach
    void begin() {
        client = Client.of(cognito.server());
    }

    @Test
    void anUpdateResetsWhatIsLeftOut() {
        var id =
                createPool(
                        """
                        {"PoolName":"mine","MfaConfiguration":"OPTIONAL","AliasAttributes":["email"],
                         "Policies":{"PasswordPolicy":{"MinimumLength":20}},
                         "LambdaConfig":{"DefineAuthChallenge":"arn:aws:lambda:us-east-1:1:function:f"}}
                        """);
        assertThat(pool(id).at("/Policies/PasswordPolicy/MinimumLength").asInt()).isEqualTo(20);

        client.call(
                "UpdateUserPool",
                json("{\"UserPoolId\":\"%s\",\"DeletionProtection\":\"ACTIVE\"}".formatted(id)));

        var pool = pool(id);
        assertThat(pool.path("DeletionProtection").asText()).isEqualTo("ACTIVE");
        assertThat(pool.path("LambdaConfig")).isEmpty();
        assertThat(pool.path("MfaConfiguration").asText()).isEqualTo("OFF");
        assertThat(pool.at("/Policies/PasswordPolicy/MinimumLength").asInt()).isEqualTo(8);
        assertThat(pool.path("AliasAttributes").path(0).asText()).isEqualTo("email");
        assertThat(pool.path("Name").asText()).isEqualTo("mine");
        assertThat(pool.path("Arn").asText()).endsWith("userpool/" + id);
    }

    @Test
    void aPoolCanBeRenamedAndDeleted() {
        var id = createPool("{\"PoolName\":\"mine\"}");
        assertThat(id).matches("us-east-1_[0-9A-Za-z]{9}");
        var clientId = createClient(id, "{\"ClientName\":\"app\"}").path("ClientId").asText();
        client.call(
                "UpdateUserPool",
                json("{\"UserPoolId\":\"%s\",\"PoolName\":\"yours\"}".formatted(id)));
        assertThat(pool(id).path("Name").asText()).isEqualTo("yours");

        client.call("DeleteUserPool", Json.object().put("UserPoolId", id));

        assertThat(client.refusal("DescribeUserPool", Json.object().put("UserPoolId", id)))
                .isEqualTo("ResourceNotFoundException: User pool " + id + " does not exist.");
        assertThat(client.refusal("InitiateAuth", Client.initiation(clientId, "ann")))
                .isEqualTo(
                        "ResourceNotFoundException:"
                                + (" User pool client " + clientId + " does not exist."));
    }

    @Test
    void aClientsUpdateResetsWhatIsLeftOutAndKeepsTheSecret() {
        var id = createPool("{\"PoolName\":\"mine\"}");
        var before =
                createClient(
                        id,
                        """
                        {"ClientName":"app","GenerateSecret":true,"AuthSessionValidity":15,
                         "ExplicitAuthFlows":["ALLOW_CUSTOM_AUTH"],
                         "PreventUserExistenceErrors":"ENABLED"}
                        """);
        assertThat(before.path("ClientSecret").asText()).hasSize(51);

        var request = Json.object().put("UserPoolId", id).put("RefreshTokenValidity", 7);
        request.set("ClientId", before.path("ClientId"));
        var after = client.call("UpdateUserPoolClient", request).path("UserPoolClient");

        assertThat(after.path("RefreshTokenValidity").asInt()).isEqualTo(7);
        assertThat(after.path("AuthSessionValidity").asInt()).isEqualTo(3);
        assertThat(after.path("PreventUserExistenceErrors").asText()).isEqualTo("LEGACY");
        assertThat(after.has("ExplicitAuthFlows")).isFalse();
        assertThat(after.path("ClientName").asText()).isEqualTo("app");
        assertThat(after.path("ClientSecret")).isEqualTo(before.path("ClientSecret"));
        assertThat(
                        client.call("DescribeUserPoolClient", request)
                                .at("/UserPoolClient/RefreshTokenValidity")
                                .asInt())
                .isEqualTo(7);
    }

    @Test
    void anUpdateLeavesTheMfaSettingsAloneButForTheirMode() {
        var id = createPool("{\"PoolName\":\"mine\"}");
        var request = Json.object().put("UserPoolId", id);
        client.call(
                "SetUserPoolMfaConfig",
                json(
                        """
                        {"UserPoolId":"%s","MfaConfiguration":"OPTIONAL",
                         "SoftwareTokenMfaConfiguration":{"Enabled":true}}
                        """
                                .formatted(id)));
        assertThat(pool(id).path("MfaConfiguration").asText()).isEqualTo("OPTIONAL");

        client.call("UpdateUserPool", request);

        assertThat(client.call("GetUserPoolMfaConfig", request))
                .isEqualTo(
                        json(
                                """
                                {"MfaConfiguration":"OFF",
                                 "SoftwareTokenMfaConfiguration":{"Enabled":true}}
                                """));
    }

    @Test
    void theLifeOfTemporaryPasswordsIsToldTwiceAndTakenOnce() {
        var id =
                createPool(
                        """
                        {"PoolName":"mine",
                         "Policies":{"PasswordPolicy":{"TemporaryPasswordValidityDays":3}}}
                        """);
        assertThat(pool(id).at("/AdminCreateUserConfig/UnusedAccountValidityDays").asInt())
                .isEqualTo(3);
        var request = Json.object().put("UserPoolId", id);
        request.set("Policies", pool(id).path("Policies"));
        request.set("AdminCreateUserConfig", pool(id).path("AdminCreateUserConfig"));

        assertThat(client.refusal("UpdateUserPool", request))
                .startsWith("InvalidParameterException: Please use TemporaryPasswordValidityDays");
    }

    @Test
    void clientsAreListedInPages() {
        var id = createPool("{\"PoolName\":\"mine\"}");
        var made = new TreeSet<String>();
        for (var name : List.of("one", "two", "three")) {
            var app = createClient(id, "{\"ClientName\":\"%s\"}".formatted(name));
            made.add(app.path("ClientId").asText());
        }
        var request = Json.object().put("UserPoolId", id).put("MaxResults", 2);

        var first = client.call("ListUserPoolClients", request);
        request.set("NextToken", first.path("NextToken"));
        var second = client.call("ListUserPoolClients", request);

        assertThat(first.path("UserPoolClients")).hasSize(2);
        assertThat(second.has("NextToken")).isFalse();
        var listed = new ArrayList<String>();
        first.path("UserPoolClients").forEach(app -> listed.add(app.path("ClientId").asText()));
        second.path("UserPoolClients").forEach(app -> listed.add(app.path("ClientId").asText()));
        assertThat(listed).containsExactlyElementsOf(made);
    }

    @Test
    void aClientBelongsToItsPoolOnly() {
        var id = createPool("{\"PoolName\":\"mine\"}");
        var request = Json.object().put("UserPoolId", id).put("ClientId", LocalPool.MFA.clientId());

        assertThat(client.refusal("DeleteUserPoolClient", request))
                .startsWith("ResourceNotFoundException");
        request.put("UserPoolId", LocalPool.MFA.id());
        client.call("DeleteUserPoolClient", request);
        assertThat(client.refusal("DescribeUserPoolClient", request))
                .startsWith("ResourceNotFoundException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ClientName\":\"app\",\"AuthSessionValidity\":2}",
                "{\"ClientName\":\"app\",\"AuthSessionValidity\":16}",
                "{\"ClientName\":\"app\",\"PreventUserExistenceErrors\":\"YES\"}",
                "{\"ClientName\":\"app\",\"TokenValidityUnits\":{\"IdToken\":\"weeks\"}}",
                """
                {"ClientName":"app","ExplicitAuthFlows":["ALLOW_CUSTOM_AUTH","USER_PASSWORD_AUTH"]}
                """,
                """
                {"ClientName":"app","ExplicitAuthFlows":["ALLOW_REFRESH_TOKEN_AUTH"],
                 "RefreshTokenRotation":{"Feature":"ENABLED"}}
                """,
                "{}"
            })
    void settingsOutOfRangeAreRefused(String settings) {
        var request = json(settings).put("UserPoolId", LocalPool.MFA.id());

        assertThat(client.refusal("CreateUserPoolClient", request))
                .startsWith("InvalidParameterException: 1 validation error detected: ");
    }

    private String createPool(String settings) {
        return client.call("CreateUserPool", json(settings)).at("/UserPool/Id").asText();
    }

    private ObjectNode createClient(String poolId, String settings) {
        var request = json(settings).put("UserPoolId", poolId);
        return (ObjectNode) client.call("CreateUserPoolClient", request).path("UserPoolClient");
    }

    private ObjectNode pool(String id) {
        var request = Json.object().put("UserPoolId", id);
        return (ObjectNode) client.call("DescribeUserPool", request).path("UserPool");
    }

    private static ObjectNode json(String text) {
        return Objects.requireNonNull(Json.readObject(text));
    }
}
