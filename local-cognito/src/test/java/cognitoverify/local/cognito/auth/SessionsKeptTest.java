package cognitoverify.local.cognito.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.pool.UserPools;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What a server that runs for weeks remembers of its sessions. */
class SessionsKeptTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
    private static final Challenge CHALLENGE = new Challenge.Custom(Map.of(), Map.of(), null);

    private final Flow flow = flow();
    private final Sessions sessions = new Sessions(CLOCK);

    @Test
    void theNewestTenThousandAreGoodForAnAnswer() {
        var oldest = sessions.open(flow, CHALLENGE);
        openOthers(9_999);

        assertThat(sessions.spend(oldest).challenge()).isEqualTo(CHALLENGE);
    }

    @Test
    void olderOnesAreUnknown() {
        var oldest = sessions.open(flow, CHALLENGE);
        openOthers(10_000);

        assertThatThrownBy(() -> sessions.spend(oldest))
                .hasMessage("Invalid session for the user.");
    }

    private void openOthers(int many) {
        for (var i = 0; i < many; i++) {
            sessions.open(flow, CHALLENGE);
        }
    }

    private static Flow flow() {
        var pools = new UserPools(CLOCK, () -> {});
        var pool = pools.create("us-east-1_Pool", Json.object());
        var client = pools.createClient(pool.id(), "client", null, Json.object());
        var account = Account.stranger(pool, "ann");
        return new Flow(pool, client, account, true, "sdk", null, List.of(), Map.of());
    }
}
