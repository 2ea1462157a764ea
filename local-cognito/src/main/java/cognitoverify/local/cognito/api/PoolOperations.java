package cognitoverify.local.cognito.api;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.pool.UserPools;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;

/** Pools and their clients. */
final class PoolOperations {
    private static final String POOL = "UserPool";
    private static final String CLIENT = "UserPoolClient";

    private final UserPools pools;

    PoolOperations(UserPools pools) {
        this.pools = pools;
    }

    Map<String, Operation> byName() {
        return Map.of(
                "CreateUserPool", this::createPool,
                "DescribeUserPool", this::describePool,
                "UpdateUserPool", this::updatePool,
                "DeleteUserPool", this::deletePool,
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
