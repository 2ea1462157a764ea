package cognitoverify.code.twilio;

import cognitoverify.code.CachedSecret;
import cognitoverify.code.CheckOutcome;
import cognitoverify.code.CodeCheck;
import cognitoverify.code.CodeCheck.Subject.ByDestination;
import cognitoverify.code.CodeCheck.Subject.BySid;
import cognitoverify.code.CodeChecker;
import cognitoverify.code.CodeSender;
import cognitoverify.code.Deadline;
import cognitoverify.code.Destination;
import cognitoverify.code.Evidence;
import cognitoverify.code.Secret;
import cognitoverify.code.SecretReading.Found;
import cognitoverify.code.SecretReading.Unavailable;
import cognitoverify.code.SendOutcome;
import cognitoverify.code.twilio.Answer.Reply;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.log.Level;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.verify.v2.service.Verification;
import com.twilio.rest.verify.v2.service.VerificationCheck;
import com.twilio.rest.verify.v2.service.VerificationCheckCreator;

import java.util.function.Function;

/**
 * Twilio Verify. One request an outcome, and a second one only where Twilio refused the secret
 * (401, so it did nothing) and there is another.
 */
public final class TwilioVerify implements CodeSender, CodeChecker {
    private static final int UNAUTHORIZED = 401;

    private final TwilioConfiguration configuration;
    private final CachedSecret secrets;

    /** Asks as the configured user, with the secret of the moment. */
    public TwilioVerify(TwilioConfiguration configuration, CachedSecret secrets) {
        this.configuration = configuration;
        this.secrets = secrets;
    }

    @Override
    public SendOutcome send(Destination destination, Channel channel, Deadline deadline) {
        return switch (secrets.read(deadline)) {
            case Unavailable(var cause) ->
                    new SendOutcome.Unavailable(new Evidence(cause.name(), Level.ERROR));
            case Found(var secret, _) ->
                    SendAnswers.outcome(
                            ask(secret, deadline, client -> create(destination, channel, client)));
        };
    }

    @Override
    public CheckOutcome check(CodeCheck check, Deadline deadline) {
        return switch (secrets.read(deadline)) {
            case Unavailable(var cause) ->
                    new CheckOutcome.Unavailable(new Evidence(cause.name(), Level.ERROR));
            case Found(var secret, _) ->
                    new CheckAnswers(configuration.serviceSid(), check.subject())
                            .outcome(ask(secret, deadline, client -> create(check, client)));
        };
    }

    private Verification create(Destination destination, Channel channel, TwilioRestClient client) {
        return Verification.creator(
                        configuration.serviceSid(), destination.address(), channel.parameterValue())
                .create(client);
    }

    private VerificationCheck create(CodeCheck check, TwilioRestClient client) {
        var creator = VerificationCheck.creator(configuration.serviceSid()).setCode(check.code());
        return about(check.subject(), creator).create(client);
    }

    private static VerificationCheckCreator about(
            CodeCheck.Subject subject, VerificationCheckCreator creator) {
        return switch (subject) {
            case BySid(var sid) -> creator.setVerificationSid(sid);
            case ByDestination(var destination) -> creator.setTo(destination.address());
        };
    }

    private <T> Asked<T> ask(
            Secret secret, Deadline deadline, Function<TwilioRestClient, T> request) {
        var asked = Asked.once(new TwilioExchange(configuration, deadline), secret, request);
        if (!(asked.answer() instanceof Reply reply) || reply.status() != UNAUTHORIZED) {
            return asked;
        }
        var other = secrets.readInsteadOf(secret, deadline);
        return other == null
                ? asked
                : Asked.once(new TwilioExchange(configuration, deadline), other, request);
    }
}
