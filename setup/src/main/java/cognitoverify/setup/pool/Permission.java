package cognitoverify.setup.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * Cognito's permission to call an alias for one pool, and for no other.
 *
 * @param alias which alias
 * @param pool for which pool
 * @param statementId its name in the alias's policy
 */
record Permission(AliasArn alias, PoolArn pool, String statementId) {

    /** Ours; the name is always the same, so that it can be found after a crash. */
    static Permission of(AliasArn alias, PoolArn pool) {
        var text = pool.text();
        return new Permission(
                alias, pool, "cognito-verify-" + text.substring(text.indexOf('/') + 1));
    }

    /** What a backup kept. */
    static Permission of(JsonNode json) {
        return new Permission(
                AliasArn.of(json.path("alias").asText()),
                new PoolArn(json.path("userPool").asText()),
                json.path("statementId").asText());
    }

    /** For a backup. */
    ObjectNode json() {
        return PoolJson.object()
                .put("alias", alias.text())
                .put("userPool", pool.text())
                .put("statementId", statementId);
    }

    /** Gives it; one that is there already stays. */
    void add(LambdaClient lambda) {
        try {
            lambda.addPermission(
                    request ->
                            request.functionName(alias.function())
                                    .qualifier(alias.alias())
                                    .statementId(statementId)
                                    .action("lambda:InvokeFunction")
                                    .principal("cognito-idp.amazonaws.com")
                                    .sourceArn(pool.text())
                                    .sourceAccount(pool.account()));
        } catch (ResourceConflictException conflict) {
            if (!AliasPolicy.read(lambda, alias).admits(pool)) {
                throw conflict;
            }
        }
    }

    /** Takes it away; one that is gone already is no trouble. */
    void remove(LambdaClient lambda) {
        try {
            lambda.removePermission(
                    request ->
                            request.functionName(alias.function())
                                    .qualifier(alias.alias())
                                    .statementId(statementId));
        } catch (ResourceNotFoundException _) {
            return;
        }
    }
}
