package cognitoverify.local.cognito.auth;

import cognitoverify.local.cognito.pool.AppClient;
import cognitoverify.local.cognito.pool.UserPool;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A sign-in on its way; immutable.
 *
 * @param custom whether the functions lead it
 * @param sdk the client's name for events
 * @param publicA {@code SRP_A}, null without a password
 * @param entries the challenges answered so far
 * @param metadata of the call that is being served: it is passed on once, and never kept
 */
record Flow(
        UserPool pool,
        AppClient client,
        Account account,
        boolean custom,
        String sdk,
        @Nullable String publicA,
        List<SessionEntry> entries,
        Map<String, String> metadata) {
    Flow answered(SessionEntry entry) {
        return with(Stream.concat(entries.stream(), Stream.of(entry)).toList(), metadata);
    }

    /** With another call's metadata. */
    Flow with(Map<String, String> clientMetadata) {
        return with(entries, clientMetadata);
    }

    private Flow with(List<SessionEntry> entries, Map<String, String> clientMetadata) {
        return new Flow(pool, client, account, custom, sdk, publicA, entries, clientMetadata);
    }
}
