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
     * Calls a function.
     *
     * @param function its name in template.yaml
     * @return what it answers
     */
    JsonNode invoke(String function, Event event);
}
