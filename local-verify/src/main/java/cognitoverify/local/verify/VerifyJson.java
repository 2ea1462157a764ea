package cognitoverify.local.verify;

import cognitoverify.local.verify.Verification.Attempt;
import cognitoverify.local.verify.Verification.Status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Verify's resources with every field Twilio's OpenAPI document lists for them. */
final class VerifyJson {
    private final Settings settings;
    private final Instant startedAt;

    VerifyJson(Settings settings) {
        this.settings = settings;
        this.startedAt = settings.clock().instant();
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

    ObjectNode service(String base) {
        var body = serviceOptions();
        body.put("date_created", Json.time(startedAt)).put("date_updated", Json.time(startedAt));
        body.put("url", serviceUrl(base));
        body.putObject("links")
                .put("verifications", serviceUrl(base) + "/Verifications")
                .put("verification_checks", serviceUrl(base) + "/VerificationCheck");
        return body;
    }

    private ObjectNode serviceOptions() {
        return Json.object()
                .put("sid", settings.serviceSid())
                .put("account_sid", settings.accountSid())
                .put("friendly_name", "local-verify")
                .put("code_length", settings.codeLength())
                .put("lookup_enabled", false)
                .put("psd2_enabled", false)
                .put("skip_sms_to_landlines", false)
                .put("dtmf_input_required", true)
                .putNull("tts_name")
                .put("do_not_share_warning_enabled", false)
                .put("custom_code_enabled", false)
                .putNull("push")
                .putNull("totp")
                .putNull("whatsapp")
                .putNull("passkeys")
                .putNull("default_template_sid")
                .put("verify_event_subscription_enabled", false);
    }

    private String serviceUrl(String base) {
        return base + "/v2/Services/" + settings.serviceSid();
    }
}
