package cognitoverify.local.cognito.pool;

import cognitoverify.local.cognito.error.CognitoException;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All pools and their clients. Many threads may use it. */
public final class UserPools {
    private final Map<String, UserPool> pools = new ConcurrentHashMap<>();
    private final Map<String, AppClient> clients = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Runnable usersChanged;

    /**
     * No pools.
     *
     * @param usersChanged told after every change of any user
     */
    public UserPools(InstantSource clock, Runnable usersChanged) {
        this.clock = clock;
        this.usersChanged = usersChanged;
    }

    /** All pools. */
    public List<UserPool> all() {
        return List.copyOf(pools.values());
    }

    /** A new pool, with an id of ours. */
    public UserPool create(ObjectNode settings) {
        return create("us-east-1_" + Identifiers.letters(9), settings);
    }

    /** A new pool. */
    public UserPool create(String id, ObjectNode settings) {
        var pool = new UserPool(id, PoolSettings.created(settings), clock.instant(), usersChanged);
        pools.put(id, pool);
        return pool;
    }

    /**
     * A pool.
     *
     * @throws CognitoException if there is none
     */
    public UserPool pool(String id) {
        var pool = pools.get(id);
        if (pool == null) {
            throw CognitoException.notFound("User pool " + id + " does not exist.");
        }
        return pool;
    }

    /** A pool, or null. */
    public @Nullable UserPool find(String id) {
        return pools.get(id);
    }

    /** Changes all settings of a pool. */
    public void update(String id, ObjectNode settings) {
        pool(id).update(settings, clock.instant());
    }

    /** Changes how a pool's own MFA works. */
    public void setMfaConfig(String id, ObjectNode config) {
        pool(id).setMfaConfig(config, clock.instant());
    }

    /** A pool's clients, by their ids. */
    public List<AppClient> clients(String poolId) {
        pool(poolId);
        return clients.values().stream()
                .filter(client -> client.poolId().equals(poolId))
                .sorted(Comparator.comparing(AppClient::id))
                .toList();
    }

    /** Forgets a pool, its users and its clients. */
    public void delete(String id) {
        pool(id);
        pools.remove(id);
        clients.values().removeIf(client -> client.poolId().equals(id));
    }

    /** A new client, with an id of ours and, if asked for, a secret. */
    public AppClient createClient(String poolId, ObjectNode settings) {
        pool(poolId);
        var secret =
                settings.path("GenerateSecret").asBoolean() ? Identifiers.smallLetters(51) : null;
        return createClient(poolId, Identifiers.smallLetters(26), secret, settings);
    }

    /** A new client. */
    public AppClient createClient(
            String poolId, String id, @Nullable String secret, ObjectNode settings) {
        var now = clock.instant();
        return put(new AppClient(poolId, id, secret, ClientSettings.of(settings), now, now));
    }

    /**
     * A client.
     *
     * @throws CognitoException if there is none
     */
    public AppClient client(String id) {
        var client = clients.get(id);
        if (client == null) {
            throw CognitoException.notFound("User pool client " + id + " does not exist.");
        }
        return client;
    }

    /** The same, of one pool. */
    public AppClient client(String poolId, String id) {
        pool(poolId);
        var client = client(id);
        if (!client.poolId().equals(poolId)) {
            throw CognitoException.notFound("User pool client " + id + " does not exist.");
        }
        return client;
    }

    /** Changes all settings of a client; its id and its secret stay. */
    public AppClient updateClient(String poolId, String id, ObjectNode given) {
        var before = client(poolId, id);
        var settings = ClientSettings.of(given);
        if (!settings.has("ClientName")) {
            settings.set("ClientName", before.settings().path("ClientName"));
        }
        return put(
                new AppClient(
                        poolId,
                        id,
                        before.secret(),
                        settings,
                        before.createdAt(),
                        clock.instant()));
    }

    /** Forgets a client. */
    public void deleteClient(String poolId, String id) {
        client(poolId, id);
        clients.remove(id);
    }

    private AppClient put(AppClient client) {
        clients.put(client.id(), client);
        return client;
    }
}
