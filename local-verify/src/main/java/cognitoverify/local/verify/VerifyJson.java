package cognitoverify.local.verify;

import cognitoverify.local.verify.Verification.Attempt;
import cognitoverify.local.verify.Verification.Status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;

/** Verify's resources with every field Twilio's OpenAPI document lists for them. */
final class VerifyJson {
    private final Settings settings;

    VerifyJson(Settings settings) {
        this.settings = settings;
    }

    ObjectNode verification(Verification verification, String base) {
        var body = shared(verification);
        body.set("lookup", Json.object());
        body.set("send_code_attempts", attempts(verification.attempts()));
        body.putNull("sna");
        body.put("url", serviceUrl(base) + "/Verifications/" + verification.sid());
        return body;
    }

    ObjectNode check(Verification verification) {
        var body = shared(verification);
        body.set("sna_attempts_error_codes", Json.array());
        return body;
    }

    private ObjectNode shared(Verification verification) {
        return Json.object()
                .put("sid", verification.sid())
                .put("service_sid", settings.serviceSid())
                .put("account_sid", settings.accountSid())
                .put("to", verification.to())
                .put("channel", verification.channel().text())
                .put("status", verification.status().name().toLowerCase(Locale.ROOT))
                .put("valid", verification.status() == Status.APPROVED)
                .putNull("amount")
                .putNull("payee")
                .put("date_created", Json.time(verification.createdAt()))
                .put("date_updated", Json.time(verification.updatedAt()));
    }

    private static ArrayNode attempts(List<Attempt> attempts) {
        var all = Json.array();
        for (var attempt : attempts) {
            all.addObject()
                    .put("time", Json.time(attempt.time()))
                    .put("channel", attempt.channel().name())
                    .put("attempt_sid", attempt.sid());
        }
        return all;
    }

    private String serviceUrl(String base) {
        return base + "/v2/Services/" + settings.serviceSid();
    }
}
