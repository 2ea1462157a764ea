package cognitoverify.code.aws;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a service answered.
 *
 * @param body an object
 */
public record JsonReply(int status, JsonNode body) {
    static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;

    /** What is in the body may be secret. */
    @Override
    public String toString() {
        return "JsonReply[" + status + " " + error() + "]";
    }

    /** Whether the call succeeded. */
    public boolean isSuccess() {
        return status == OK;
    }

    /** What kind of failure, as {@code AccessDeniedException}; empty if it doesn't say. */
    public String error() {
        var type = body.path("__type").asText("");
        return type.substring(type.indexOf('#') + 1);
    }

    /** Whether it was too much at once, rather than wrong. */
    public boolean isThrottled() {
        return status == TOO_MANY_REQUESTS
                || switch (error()) {
                    case "Throttling",
                            "ThrottlingException",
                            "ThrottledException",
                            "ProvisionedThroughputExceededException",
                            "RequestLimitExceeded",
                            "RequestThrottled",
                            "RequestThrottledException",
                            "SlowDown",
                            "TooManyRequestsException" ->
                            true;
                    default -> false;
                };
    }
}
