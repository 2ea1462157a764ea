package cognitoverify.local.verify;

import cognitoverify.local.verify.Outcome.Done;
import cognitoverify.local.verify.Outcome.Refused;
import cognitoverify.local.verify.Route.Operation;
import cognitoverify.local.verify.Verification.Status;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.function.Function;

/** Verify's endpoints: who may ask, what a valid question is, and how it is answered. */
final class VerifyApi {
    private final Settings settings;
    private final Secrets secrets;
    private final VerifyServices services;
    private final Verifications verifications;
    private final Journal journal;
    private final VerifyJson json;
    private volatile Weather weather = Weather.none();

    VerifyApi(
            Settings settings,
            Secrets secrets,
            VerifyServices services,
            Verifications verifications,
            Journal journal) {
        this.settings = settings;
        this.secrets = secrets;
        this.services = services;
        this.verifications = verifications;
        this.journal = journal;
        this.json = new VerifyJson(settings);
    }

    Weather weather() {
        return weather;
    }

    void weather(Weather weather) {
        this.weather = weather;
    }

    /** The weather comes first: a broken network asks nobody for credentials. */
    Reply answer(Call call) {
        var route = Route.of(call);
        var form = Form.decode(call.body());
        var request = record(call, route, form == null ? Map.of() : form);
        var met = weatherFor(route, request.form());
        var answer = met.refuses() ? refusal(met) : authenticated(call, route, form);
        var reply = new Reply(answer, met);
        journal.answered(AnsweredRequest.of(request, reply));
        return reply;
    }

    private ReceivedRequest record(Call call, Route route, Map<String, String> form) {
        var user = call.credentials().user();
        var request = new ReceivedRequest(call.method(), call.path(), form, user);
        journal.received(request);
        if (route.operation() == Operation.CREATE) {
            journal.countSend();
        } else if (route.operation() == Operation.CHECK) {
            journal.countCheck();
        }
        return request;
    }

    private Weather weatherFor(Route route, Map<String, String> form) {
        var now = weather;
        return route.operation().meetsWeather() && now.holdsFor(destination(form))
                ? now
                : Weather.none();
    }

    /** A check names its verification by sid first, as Twilio's own libraries suggest. */
    private @Nullable String destination(Map<String, String> form) {
        var sid = form.get("VerificationSid");
        return sid == null ? form.get("To") : verifications.destinationOf(sid);
    }

    private static Answer refusal(Weather weather) {
        return switch (weather.fault()) {
            case HTML -> Answer.html(weather.status());
            case CODE -> TwilioError.ofCode(weather.status(), weather.twilioCode()).answer();
            case NONE, DELAY, HANG, DRIP, RESET, STATUS ->
                    TwilioError.ofStatus(weather.status()).answer();
        };
    }

    private Answer authenticated(Call call, Route route, @Nullable Map<String, String> form) {
        if (!mayAsk(call.credentials())) {
            return TwilioError.unauthenticated().answer();
        }
        if (!isKnown(route)) {
            return TwilioError.notFound(call.path()).answer();
        }
        return form == null ? TwilioError.undecodable().answer() : serve(call, route, form);
    }

    /** Services that were made here send nothing: their inbox would be empty. */
    private boolean isKnown(Route route) {
        if (route.operation().isAboutServices()) {
            return route.service().isEmpty() || services.has(route.service());
        }
        return route.service().equals(settings.serviceSid());
    }

    /** The account's own token, or any API key: both have the one secret here. */
    private boolean mayAsk(Credentials credentials) {
        var user = credentials.user();
        var known = user.equals(settings.accountSid()) || Sid.is("SK", user);
        return known && secrets.isAccepted(credentials.password());
    }

    private Answer serve(Call call, Route route, Map<String, String> form) {
        return switch (route.operation()) {
            case CREATE -> create(call, form);
            case CHECK -> check(call, form);
            case FETCH -> fetch(call, route.sid());
            case UPDATE -> update(call, route.sid(), form);
            case CREATE_SERVICE -> services.create(form, call.base());
            case FETCH_SERVICE -> services.fetch(route.service(), call.base());
            case UPDATE_SERVICE -> services.update(route.service(), form, call.base());
            case LIST_SERVICES -> services.list(call.base());
            case UNKNOWN -> TwilioError.notFound(call.path()).answer();
        };
    }

    private Answer create(Call call, Map<String, String> form) {
        var to = form.getOrDefault("To", "");
        var channel = Channel.named(form.get("Channel"));
        if (channel == null) {
            return TwilioError.invalid("Channel").answer();
        }
        var problem = problem(to, channel, form);
        return problem != null
                ? problem.answer()
                : answer(201, verifications.send(to, channel), resource(call));
    }

    private @Nullable TwilioError problem(String to, Channel channel, Map<String, String> form) {
        if (!channel.reaches(to)) {
            return TwilioError.invalidTo(to);
        }
        if (!settings.channels().contains(channel)) {
            return channel.notOffered();
        }
        // Passed over in silence, a code of one's own would seem to work and then be wrong.
        return form.containsKey("CustomCode")
                ? TwilioError.of(60204, "Service does not support this feature")
                : null;
    }

    private Answer check(Call call, Map<String, String> form) {
        var code = form.getOrDefault("Code", "");
        if (code.length() < 4 || code.length() > 10) {
            return TwilioError.invalid("Code").answer();
        }
        if (!form.containsKey("To") && !form.containsKey("VerificationSid")) {
            return TwilioError.invalid("To or VerificationSid").answer();
        }
        var outcome = verifications.check(destination(form), code, call.path());
        countApproval(outcome);
        return answer(200, outcome, json::check);
    }

    private void countApproval(Outcome outcome) {
        if (outcome instanceof Done(var verification) && verification.status() == Status.APPROVED) {
            journal.countApproval();
        }
    }

    private Answer fetch(Call call, String sid) {
        return answer(200, verifications.fetch(sid, call.path()), resource(call));
    }

    private Answer update(Call call, String sid, Map<String, String> form) {
        return switch (form.getOrDefault("Status", "")) {
            case "canceled" -> end(call, sid, Status.CANCELED);
            case "approved" -> end(call, sid, Status.APPROVED);
            default -> TwilioError.invalid("Status").answer();
        };
    }

    private Answer end(Call call, String sid, Status status) {
        return answer(200, verifications.update(sid, status, call.path()), resource(call));
    }

    private Function<Verification, JsonNode> resource(Call call) {
        return verification -> json.verification(verification, call.base());
    }

    private static Answer answer(
            int status, Outcome outcome, Function<Verification, JsonNode> body) {
        return switch (outcome) {
            case Done(var verification) -> Answer.json(status, body.apply(verification));
            case Refused(var error) -> error.answer();
        };
    }
}
