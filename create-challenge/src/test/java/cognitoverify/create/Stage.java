package cognitoverify.create;

import cognitoverify.code.CodeSender;
import cognitoverify.code.Deadline;
import cognitoverify.code.DecoyPace;
import cognitoverify.code.Destination;
import cognitoverify.code.Evidence;
import cognitoverify.code.Secret;
import cognitoverify.code.SecretReading;
import cognitoverify.code.SecretStore;
import cognitoverify.code.SendOutcome;
import cognitoverify.lambda.CapturedLog;
import cognitoverify.lambda.Event;
import cognitoverify.lambda.FakeContext;
import cognitoverify.lambda.LambdaFunction;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.configuration.Settings;
import cognitoverify.protocol.log.Level;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Create with everything around it given: a clock that stands still, a secret, and a Twilio that
 * answers what a test wants and remembers what it was asked.
 */
final class Stage implements CodeSender {
    /** The moment of the files in {@code events/}. */
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    static final String SID = "VE0000000000000000000000000000abcd";

    private final Map<String, String> environment = new HashMap<>();
    final List<String> sent = new ArrayList<>();
    final CapturedLog log = new CapturedLog();
    Instant now = NOW;
    SendOutcome answer = new SendOutcome.Sent(SID, new Evidence("CODE_SENT", Level.INFO, 201, 0));
    SecretStore secrets = _ -> new SecretReading.Found(new Secret("marker-secret"));
    CodeSender sender = this;

    private Stage(String mode) {
        environment.putAll(
                Map.of(
                        "SIGN_IN_MODE",
                        mode,
                        "CHANNELS",
                        "sms,call,email",
                        "ALLOWED_COUNTRIES",
                        "US,CA"));
    }

    static Stage passwordless() {
        return new Stage("PASSWORDLESS");
    }

    static Stage mfa() {
        return new Stage("MFA");
    }

    Stage with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Stage answering(SendOutcome outcome) {
        answer = outcome;
        return this;
    }

    void pass(long seconds) {
        now = now.plus(Duration.ofSeconds(seconds));
    }

    /** A sign-in that begins with such an event. */
    SignIn signIn(Event first) {
        return new SignIn(function(), first);
    }

    LambdaFunction<CognitoUserPoolCreateAuthChallengeEvent> function() {
        return function(new FakeContext());
    }

    LambdaFunction<CognitoUserPoolCreateAuthChallengeEvent> function(FakeContext context) {
        return new LambdaFunction<>(
                handler(), CognitoUserPoolCreateAuthChallengeEvent.class, context);
    }

    CreateChallengeHandler handler() {
        return new CreateChallengeHandler(
                Settings.read(environment, CreateConfiguration::read),
                deadline -> secrets.read(deadline),
                (destination, channel, deadline) -> sender.send(destination, channel, deadline),
                null,
                new DecoyPace(System::nanoTime, _ -> {}, SecureRandom::new),
                () -> now,
                log.log());
    }

    @Override
    public SendOutcome send(Destination destination, Channel channel, Deadline deadline) {
        sent.add(channel.parameterValue() + " " + destination.address());
        return answer;
    }

    /** The true reason, as the operator reads it. */
    String loggedReason() {
        return log.last().get("outcome").asText() + " " + log.last().get("reason").asText();
    }
}
