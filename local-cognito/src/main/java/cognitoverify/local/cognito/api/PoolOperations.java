package cognitoverify.local.cognito.api;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.pool.UserPools;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Pools and their clients. */
final class PoolOperations {
    private static final String POOL = "UserPool";
    private static final String CLIENT = "UserPoolClient";
    private static final int MOST = 60;

    private final UserPools pools;

    PoolOperations(UserPools pools) {
        this.pools = pools;
    }

    Map<String, Operation> byName() {
        var operations = new HashMap<String, Operation>(clients());
        operations.put("CreateUserPool", this::createPool);
        operations.put("DescribeUserPool", this::describePool);
        operations.put("UpdateUserPool", this::updatePool);
        operations.put("DeleteUserPool", this::deletePool);
        operations.put("GetUserPoolMfaConfig", this::mfaConfig);
        operations.put("SetUserPoolMfaConfig", this::setMfaConfig);
        return operations;
    }

    private Map<String, Operation> clients() {
        return Map.of(
                "ListUserPoolClients", this::listClients,
                "CreateUserPoolClient", this::createClient,
                "DescribeUserPoolClient", this::describeClient,
                "UpdateUserPoolClient", this::updateClient,
                "DeleteUserPoolClient", this::deleteClient);
    }

    private ObjectNode createPool(Fields request) {
        request.text("PoolName");
        return reply(POOL, pools.create(request.node()).describe());
    }

    private ObjectNode describePool(Fields request) {
        return reply(POOL, pools.pool(poolId(request)).describe());
    }

    private ObjectNode updatePool(Fields request) {
        pools.update(poolId(request), request.node());
        return Json.object();
    }

    private ObjectNode deletePool(Fields request) {
        pools.delete(poolId(request));
        return Json.object();
    }

    private ObjectNode mfaConfig(Fields request) {
        return pools.pool(poolId(request)).mfaConfig();
    }

    private ObjectNode setMfaConfig(Fields request) {
        pools.setMfaConfig(poolId(request), request.node());
        return mfaConfig(request);
    }

    private ObjectNode listClients(Fields request) {
        var most = Math.clamp(request.number("MaxResults", MOST), 1, MOST);
        var after = Objects.requireNonNullElse(request.optionalText("NextToken"), "");
        var found =
                pools.clients(poolId(request)).stream()
                        .filter(client -> client.id().compareTo(after) > 0)
                        .limit(most + 1L)
                        .toList();
        var reply = Json.object();
        var clients = reply.putArray("UserPoolClients");
        found.stream()
                .limit(most)
                .forEach(
                        client ->
                                clients.addObject()
                                        .put("ClientId", client.id())
                                        .put("UserPoolId", client.poolId())
                                        .set("ClientName", client.settings().path("ClientName")));
        return found.size() > most ? reply.put("NextToken", found.get(most - 1).id()) : reply;
    }

    private ObjectNode createClient(Fields request) {
        request.text("ClientName");
        return reply(CLIENT, pools.createClient(poolId(request), request.node()).describe());
    }

    private ObjectNode describeClient(Fields request) {
        return reply(CLIENT, pools.client(poolId(request), clientId(request)).describe());
    }

    private ObjectNode updateClient(Fields request) {
        var client = pools.updateClient(poolId(request), clientId(request), request.node());
        return reply(CLIENT, client.describe());
    }

    private ObjectNode deleteClient(Fields request) {
        pools.deleteClient(poolId(request), clientId(request));
        return Json.object();
    }

    private static String poolId(Fields request) {
        return request.text("UserPoolId");
    }

    private static String clientId(Fields request) {
        return request.text("ClientId");
    }

    private static ObjectNode reply(String name, ObjectNode described) {
        var reply = Json.object();
        reply.set(name, described);
        return reply;
    }
}
