package cognitoverify.local.verify;

/**
 * An error as Twilio says it.
 *
 * @param status of HTTP, repeated in the body
 * @param code Twilio's own, documented under {@code /docs/errors/}
 */
record TwilioError(int status, int code, String message) {
    static TwilioError of(int code, String message) {
        return new TwilioError(usualStatus(code), code, message);
    }

    static TwilioError unauthenticated() {
        return of(20003, "Authenticate");
    }

    static TwilioError notFound(String path) {
        return of(20404, "The requested resource " + path + " was not found");
    }

    static TwilioError undecodable() {
        return of(20001, "The form can't be decoded");
    }

    /** Twilio's message about a destination has the value in it: callers must not log it. */
    static TwilioError invalidTo(String to) {
        return of(60200, "Invalid parameter `To`: " + to);
    }

    static TwilioError invalid(String parameter) {
        return of(60200, "Invalid parameter: " + parameter);
    }

    static TwilioError tooManyChecks() {
        return of(60202, "Max check attempts reached");
    }

    static TwilioError tooManySends() {
        return of(60203, "Max send attempts reached");
    }

    /** Of a status alone: the code Twilio gives for that kind of failure. */
    static TwilioError ofStatus(int status) {
        return switch (status) {
            case 401 -> unauthenticated();
            case 404 -> of(20404, "The requested resource was not found");
            case 429 -> of(20429, "Too Many Requests");
            case 503 -> of(20503, "Service is temporarily unavailable");
            default -> new TwilioError(status, status >= 500 ? 20500 : 20001, "Not served");
        };
    }

    /** Of a code alone, as the rules would give it; 60200 is taken to be about the destination. */
    static TwilioError ofCode(int status, int code) {
        var message =
                switch (code) {
                    case 20003 -> unauthenticated().message();
                    case 60200 -> invalid("To").message();
                    case 60202 -> tooManyChecks().message();
                    case 60203 -> tooManySends().message();
                    default -> "Error " + code;
                };
        return new TwilioError(status, code, message);
    }

    /**
     * Twilio's error pages give a status for some codes only. Where they don't, 400 is a guess, as
     * is 403 for 20403's relative 70051.
     */
    static int usualStatus(int code) {
        return switch (code) {
            case 20003 -> 401;
            case 20403, 60205, 60410, 60605, 70051 -> 403;
            case 20404 -> 404;
            case 20429, 60202, 60203, 60212 -> 429;
            case 20500 -> 500;
            case 20503 -> 503;
            default -> 400;
        };
    }

    Answer answer() {
        var body =
                Json.object()
                        .put("code", code)
                        .put("message", message)
                        .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                        .put("status", status);
        return Answer.json(status, body);
    }
}
