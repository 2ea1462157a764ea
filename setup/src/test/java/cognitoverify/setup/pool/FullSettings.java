package cognitoverify.setup.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;

import java.util.Map;
import java.util.Set;

/**
 * A pool and a client with every setting that the SDK's update requests know, made from the SDK's
 * own description of them: a setting that a later SDK learns is in here by itself.
 */
final class FullSettings {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Cognito refuses it next to its other name. */
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "AdminCreateUserConfig.UnusedAccountValidityDays",
                    "LambdaConfig.DefineAuthChallenge",
                    "LambdaConfig.CreateAuthChallenge",
                    "LambdaConfig.VerifyAuthChallengeResponse",
                    "UserPoolId",
                    "ClientId");

    /** Where local Cognito checks what it is given. */
    private static final Map<String, JsonNode> PARTICULAR =
            Map.of(
                    "AuthSessionValidity", IntNode.valueOf(4),
                    "EnableTokenRevocation", BooleanNode.FALSE,
                    "PreventUserExistenceErrors", TextNode.valueOf("LEGACY"),
                    "TokenValidityUnits.AccessToken", TextNode.valueOf("minutes"),
                    "TokenValidityUnits.IdToken", TextNode.valueOf("hours"),
                    "TokenValidityUnits.RefreshToken", TextNode.valueOf("days"),
                    "ExplicitAuthFlows[]", TextNode.valueOf("ALLOW_USER_SRP_AUTH"),
                    "RefreshTokenRotation.Feature", TextNode.valueOf("ENABLED"));

    private FullSettings() {}

    /** For UpdateUserPool. */
    static ObjectNode pool() {
        return full("", UpdateUserPoolRequest.builder());
    }

    /** For UpdateUserPoolClient. */
    static ObjectNode client() {
        return full("", UpdateUserPoolClientRequest.builder());
    }

    private static ObjectNode full(String path, SdkPojo shape) {
        var object = JSON.createObjectNode();
        for (var field : shape.sdkFields()) {
            var name = path + field.locationName();
            if (!LEFT_OUT.contains(name)) {
                object.set(field.locationName(), value(name, field));
            }
        }
        return object;
    }

    private static JsonNode value(String path, SdkField<?> field) {
        var particular = PARTICULAR.get(path);
        if (particular != null) {
            return particular;
        }
        var type = field.marshallingType();
        if (type.equals(MarshallingType.SDK_POJO)) {
            return full(path + ".", field.constructor().get());
        }
        if (type.equals(MarshallingType.LIST)) {
            var member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
            return array(value(path + "[]", member));
        }
        if (type.equals(MarshallingType.MAP)) {
            var member = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
            return JSON.createObjectNode().set("a.key", value(path + "{}", member));
        }
        if (type.equals(MarshallingType.BOOLEAN)) {
            return BooleanNode.TRUE;
        }
        return type.equals(MarshallingType.STRING)
                ? TextNode.valueOf("of " + path)
                : IntNode.valueOf(11 + path.length());
    }

    private static ArrayNode array(JsonNode member) {
        return JSON.createArrayNode().add(member);
    }
}
