package cognitoverify.integration;

import cognitoverify.lambda.Event;

import com.fasterxml.jackson.databind.JsonNode;

/** The three functions, wherever they run. */
@FunctionalInterface
interface Functions {
    String DEFINE = "DefineAuthChallengeFunction";
    String CREATE = "CreateAuthChallengeFunction";
    String VERIFY = "VerifyAuthChallengeFunction";

    /**
     * Invokes a function.
     *
     * @param function its name in the template
     * @return the {@code response} in its answer
     * @throws AssertionError if it throws, or takes too long
     */
    JsonNode invoke(String function, Event event);
}
