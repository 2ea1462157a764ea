package cognitoverify.local.cognito.api;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.pool.User;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Users as the API tells of them. */
final class UserJson {
    private UserJson() {}

    static ArrayNode attributes(User user) {
        var attributes = Json.array();
        attributes.addObject().put("Name", "sub").put("Value", user.sub());
        user.attributes()
                .forEach(
                        (name, value) ->
                                attributes.addObject().put("Name", name).put("Value", value));
        return attributes;
    }

    /**
     * All but the secrets.
     *
     * @param attributesName {@code Attributes} or {@code UserAttributes}: operations differ
     */
    static ObjectNode user(User user, String attributesName) {
        var json = Json.object().put("Username", user.name());
        json.set(attributesName, attributes(user));
        return json.put("Enabled", true)
                .put("UserStatus", user.status().name())
                .put("UserCreateDate", Json.time(user.createdAt()))
                .put("UserLastModifiedDate", Json.time(user.modifiedAt()));
    }
}
