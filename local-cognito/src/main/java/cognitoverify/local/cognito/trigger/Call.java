package cognitoverify.local.cognito.trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One call of a trigger, before it is made.
 *
 * @param function name of the function that the pool has for it
 * @param event what Cognito sends
 */
public record Call(Trigger trigger, String function, ObjectNode event) {}
