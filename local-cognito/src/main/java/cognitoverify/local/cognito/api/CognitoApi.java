package cognitoverify.local.cognito.api;

import cognitoverify.local.cognito.auth.SignIns;
import cognitoverify.local.cognito.error.CognitoException;
import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.pool.UserPools;
import cognitoverify.local.cognito.token.Tokens;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Cognito's operations, by the name that {@code X-Amz-Target} gives them. */
public final class CognitoApi {
    private static final String SERVICE = "AWSCognitoIdentityProviderService.";

    private final Map<String, Operation> operations = new HashMap<>();

    /** On the pools given. */
    public CognitoApi(UserPools pools, SignIns signIns, Tokens tokens, InstantSource clock) {
        operations.putAll(new SignInOperations(pools, signIns, tokens).byName());
        operations.putAll(new UserOperations(pools, clock).byName());
        operations.putAll(new PoolOperations(pools).byName());
    }

    /**
     * Does what a request asks for.
     *
     * @param target the header's value, the empty string if there is none
     * @param sdk the client's name and version, as events have it
     * @throws CognitoException if it is refused
     */
    public ObjectNode run(String target, String body, String sdk) {
        var name = target.startsWith(SERVICE) ? target.substring(SERVICE.length()) : "";
        var operation = operations.get(name);
        if (operation == null) {
            throw new CognitoException("UnknownOperationException", "Unknown operation");
        }
        var fields = Json.readObject(body);
        if (fields == null) {
            throw new CognitoException("SerializationException", "The request is not JSON");
        }
        return operation.run(new Fields(fields, sdk));
    }
}
