package cognitoverify.setup.pool;

import cognitoverify.setup.aws.AwsAccess;
import cognitoverify.setup.aws.TriggerFunction;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** What sign-in with codes needs, merged into what is there. */
record Attachment(Triggers triggers, boolean closeOtherFlows) {
    /** A round must last as long as a code, which is ten minutes; Cognito's default is three. */
    private static final int MINUTES = 15;

    /** Reads the aliases' policies, and changes nothing. */
    Change to(PoolState before, AwsAccess aws) {
        var after =
                before.with(Part.POOL, pool(before.part(Part.POOL)))
                        .with(Part.CLIENT, client(before.part(Part.CLIENT)));
        var arn = new PoolArn(before.part(Part.POOL).path("Arn").asText());
        // The client last: until it allows codes nobody meets the triggers.
        return new Change(
                before, after, List.of(Part.POOL, Part.CLIENT), permissions(arn, aws), List.of());
    }

    private ObjectNode pool(ObjectNode pool) {
        var config = pool.withObjectProperty("LambdaConfig");
        for (var function : TriggerFunction.values()) {
            config.put(function.trigger(), triggers.alias(function).text());
        }
        return pool;
    }

    private ObjectNode client(ObjectNode client) {
        var flows = ClientFlows.of(client);
        if (closeOtherFlows) {
            client.set(ClientFlows.FIELD, flows.withCodesOnly());
        } else if (!flows.allowsCodes()) {
            client.set(ClientFlows.FIELD, flows.withCodes());
        }
        return client.put("PreventUserExistenceErrors", "ENABLED")
                .put("AuthSessionValidity", MINUTES)
                .put("EnableTokenRevocation", true);
    }

    private List<Permission> permissions(PoolArn pool, AwsAccess aws) {
        var missing = new ArrayList<Permission>();
        try (var lambda = aws.lambda()) {
            for (var function : TriggerFunction.values()) {
                var alias = triggers.alias(function);
                if (!AliasPolicy.read(lambda, alias).admits(pool)) {
                    missing.add(Permission.of(alias, pool));
                }
            }
        }
        return missing;
    }
}
