package cognitoverify.local.verify;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/**
 * What Twilio doesn't have: the inbox, the counters, the weather and an end to all codes, for
 * people and tests.
 */
final class PeopleApi {
    private static final String HELP =
            """
            local-verify: Twilio Verify on this machine, and an inbox to read the codes.

            POST   /v2/Services/{VA}/Verifications        send a code
            POST   /v2/Services/{VA}/VerificationCheck    check a code
            GET    /v2/Services/{VA}                      a service; POST changes it, and makes one at /v2/Services
            GET    /v2/Services/{VA}/Verifications/{VE}   a verification; POST Status= ends it
            POST   /                                      SSM: Get-, Put- and DescribeParameters
            GET    /inbox    /inbox?to=%2B12025550100     the codes, newest first
            DELETE /inbox                                 empties it
            DELETE /codes                                 expires all, as ten minutes would
            GET    /counters                              sends, checks, approvals, secretReads
            GET    /weather                               the fault that Verify has
            PUT    /weather  {"fault":"none|delay|hang|drip|reset|html|status|code",
                              "delayMillis":0,"status":503,"twilioCode":60203,"to":"+1..."}\
            """;

    private final Journal journal;
    private final VerifyApi verify;
    private final Verifications verifications;

    PeopleApi(Journal journal, VerifyApi verify, Verifications verifications) {
        this.journal = journal;
        this.verify = verify;
        this.verifications = verifications;
    }

    Answer answer(Call call) {
        return switch (call.method() + " " + call.path()) {
            case "GET /" -> Answer.text(200, HELP);
            case "GET /inbox" -> inbox(call);
            case "DELETE /inbox" -> emptiedInbox();
            case "DELETE /codes" -> expiredCodes();
            case "GET /counters" -> Answer.json(200, counters(journal.counters()));
            case "GET /weather" -> Answer.json(200, WeatherJson.write(verify.weather()));
            case "PUT /weather" -> changedWeather(call.body());
            default -> Answer.text(404, "Nothing is here. GET / tells what is.");
        };
    }

    private Answer inbox(Call call) {
        return Answer.json(200, messages(journal.newestMessages(), call.query()));
    }

    private static JsonNode messages(List<SentCode> messages, Map<String, String> query) {
        // A browser or curl sends "?to=+1..." as it is typed, and a plus then means a blank.
        var to = query.getOrDefault("to", "").replace(' ', '+');
        var body = Json.array();
        messages.stream()
                .filter(message -> to.isEmpty() || message.to().equals(to))
                .forEach(message -> body.add(message(message)));
        return body;
    }

    private static JsonNode message(SentCode message) {
        return Json.object()
                .put("to", message.to())
                .put("channel", message.channel())
                .put("code", message.code())
                .put("verificationSid", message.verificationSid())
                .put("sentAt", message.sentAt().toString());
    }

    private Answer emptiedInbox() {
        journal.clearMessages();
        return Answer.json(200, Json.array());
    }

    private Answer expiredCodes() {
        return Answer.json(200, Json.object().put("expired", verifications.expireAll()));
    }

    private static JsonNode counters(Counters counters) {
        return Json.object()
                .put("sends", counters.sends())
                .put("checks", counters.checks())
                .put("approvals", counters.approvals())
                .put("secretReads", counters.secretReads());
    }

    private Answer changedWeather(String body) {
        try {
            verify.weather(WeatherJson.read(body));
            return Answer.json(200, WeatherJson.write(verify.weather()));
        } catch (IllegalArgumentException problem) {
            return Answer.text(400, "The weather stays as it was: " + problem.getMessage());
        }
    }
}
