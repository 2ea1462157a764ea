package cognitoverify.local.cognito.api;

import cognitoverify.local.cognito.error.CognitoException;
import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.pool.User;
import cognitoverify.local.cognito.pool.UserPools;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** ListUsers: in pages, and with Cognito's small language of filters. */
final class UserList {
    private static final int MOST = 60;
    private static final Pattern FILTER =
            Pattern.compile("\\s*\"?([\\w:]+)\"?\\s*(\\^?=)\\s*\"(.*)\"\\s*");

    private final UserPools pools;

    UserList(UserPools pools) {
        this.pools = pools;
    }

    ObjectNode list(Fields request) {
        var limit = Math.clamp(request.number("Limit", MOST), 1, MOST);
        var after = request.optionalText("PaginationToken");
        var found =
                pools.pool(request.text("UserPoolId")).users().all().stream()
                        .filter(filter(request.optionalText("Filter")))
                        .filter(user -> after == null || user.name().compareTo(after) > 0)
                        .limit(limit + 1L)
                        .toList();
        var reply = Json.object();
        var users = reply.putArray("Users");
        found.stream().limit(limit).forEach(user -> users.add(UserJson.user(user, "Attributes")));
        return found.size() > limit
                ? reply.put("PaginationToken", found.get(limit - 1).name())
                : reply;
    }

    private static Predicate<User> filter(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return _ -> true;
        }
        var filter = FILTER.matcher(text);
        if (!filter.matches()) {
            throw CognitoException.invalidParameter("Error while parsing filter.");
        }
        var name = filter.group(1);
        var wanted = filter.group(3);
        return filter.group(2).equals("=")
                ? user -> value(user, name).equals(wanted)
                : user -> value(user, name).startsWith(wanted);
    }

    private static String value(User user, String name) {
        return switch (name) {
            case "username" -> user.name();
            case "sub" -> user.sub();
            case "cognito:user_status" -> user.status().name();
            default -> user.attribute(name);
        };
    }
}
