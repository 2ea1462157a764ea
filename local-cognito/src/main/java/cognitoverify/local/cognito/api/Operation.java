package cognitoverify.local.cognito.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One operation of the API. */
@FunctionalInterface
interface Operation {
    /**
     * Does it.
     *
     * @throws cognitoverify.local.cognito.error.CognitoException if it is refused
     */
    ObjectNode run(Fields request);
}
