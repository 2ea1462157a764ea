package cognitoverify.benchmarks.lambda;

import cognitoverify.lambda.Event;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Locale;

/** The functions, what they are asked, and what they must answer for the time to count. */
public enum Trigger {
    /** Does nothing: what is left is the runtime's own time. */
    EMPTY("EmptyFunction", "cognitoverify.benchmarks.lambda.EmptyHandler"),
    /** Decides what comes next. */
    DEFINE("DefineAuthChallengeFunction", "cognitoverify.define.DefineChallengeHandler"),
    /** Has a code sent. */
    CREATE("CreateAuthChallengeFunction", "cognitoverify.create.CreateChallengeHandler"),
    /** Has a code checked. */
    VERIFY("VerifyAuthChallengeFunction", "cognitoverify.verify.VerifyChallengeHandler");

    private final String function;
    private final String className;

    Trigger(String function, String className) {
        this.function = function;
        this.className = className;
    }

    /** Its name in the template. */
    public String function() {
        return function;
    }

    /** The handler's class. */
    public String className() {
        return className;
    }

    /** The handler as the template has it. */
    public String handler() {
        return className + "::handleRequest";
    }

    /** Its name in reports, and the Node function's file. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it asks Twilio and SSM. */
    public boolean asks() {
        return this == CREATE || this == VERIFY;
    }

    /** A new event; for verify, one whose code was just sent. */
    public String event(Services services) {
        return switch (this) {
            case EMPTY, DEFINE -> Event.file("passwordless/01-define-start.json").json();
            case CREATE ->
                    Event.file("passwordless/02-create-first-code.json")
                            .with("/request/userAttributes/phone_number", services.number())
                            .json();
            case VERIFY -> {
                var number = services.number();
                var parameters = "/request/privateChallengeParameters/";
                yield Event.file("passwordless/03-verify-right-code.json")
                        .with("/request/userAttributes/phone_number", number)
                        .with(parameters + "destination", number)
                        .with(parameters + "verificationSid", services.send(number))
                        .with(parameters + "sentAt", Long.toString(Instant.now().getEpochSecond()))
                        .with("/request/challengeAnswer", Services.CODE)
                        .json();
            }
        };
    }

    /**
     * Fails unless the function did what it was asked.
     *
     * @throws IllegalStateException with the answer
     */
    public void check(String answer) {
        var response = Event.parse(answer).node().path("response");
        var isRight =
                switch (this) {
                    case EMPTY -> true;
                    case DEFINE -> text(response, "/challengeName").equals("CUSTOM_CHALLENGE");
                    case CREATE ->
                            text(response, "/privateChallengeParameters/verificationSid")
                                    .startsWith("VE");
                    case VERIFY -> response.path("answerCorrect").asBoolean();
                };
        if (!isRight) {
            throw new IllegalStateException(label() + " answered " + answer);
        }
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asText();
    }
}
