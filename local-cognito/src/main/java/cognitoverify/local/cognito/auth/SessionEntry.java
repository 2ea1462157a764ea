package cognitoverify.local.cognito.auth;

import com.fasterxml.jackson.databind.node.ArrayNode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A challenge that was answered, as the functions see it.
 *
 * @param metadata what create returned for it, null if nothing
 */
record SessionEntry(String challengeName, boolean result, @Nullable String metadata) {
    static void write(List<SessionEntry> entries, ArrayNode array) {
        for (var entry : entries) {
            array.addObject()
                    .put("challengeName", entry.challengeName)
                    .put("challengeResult", entry.result)
                    .put("challengeMetadata", entry.metadata);
        }
    }
}
