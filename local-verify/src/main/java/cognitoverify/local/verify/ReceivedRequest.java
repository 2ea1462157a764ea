package cognitoverify.local.verify;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * One request to Verify or SSM, recorded when it was read and before anything else was done.
 *
 * @param method as {@code POST}
 * @param path without query
 * @param form the decoded form, empty if there was none or it could not be decoded; for SSM {@code
 *     Name} (of several parameters, joined by commas)
 * @param authorizationUser user of HTTP Basic, the empty string if there was none. Never the
 *     password
 */
public record ReceivedRequest(
        String method, String path, Map<String, String> form, String authorizationUser) {
    /** Refuses null and copies the form. */
    public ReceivedRequest {
        requireNonNull(method);
        requireNonNull(path);
        form = Map.copyOf(form);
        requireNonNull(authorizationUser);
    }
}
