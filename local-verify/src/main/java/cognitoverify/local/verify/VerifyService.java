package cognitoverify.local.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A Verify service and its settings. It keeps those that decide how safe a sign-in is; the others
 * are as Twilio first has them.
 *
 * @param settings by Twilio's names of form fields
 */
record VerifyService(
        String sid, Map<String, String> settings, Instant createdAt, Instant updatedAt) {
    private static final int LONGEST_NAME = 30;
    private static final Map<String, String> FIRST =
            Map.of(
                    "CodeLength", "6",
                    "LookupEnabled", "false",
                    "SkipSmsToLandlines", "false",
                    "DtmfInputRequired", "true",
                    "DoNotShareWarningEnabled", "false",
                    "CustomCodeEnabled", "false",
                    "Psd2Enabled", "false");

    VerifyService {
        settings = Map.copyOf(settings);
    }

    /** A new one; what the form leaves out is as Twilio first has it. */
    static VerifyService of(String sid, Map<String, String> form, Instant now) {
        return new VerifyService(sid, merged(FIRST, form), now, now);
    }

    /** With other settings; what the form leaves out stays. */
    VerifyService with(Map<String, String> form, Instant now) {
        return new VerifyService(sid, merged(settings, form), createdAt, now);
    }

    private static Map<String, String> merged(
            Map<String, String> before, Map<String, String> form) {
        var all = new HashMap<>(before);
        all.putAll(form);
        all.keySet().removeIf(name -> !FIRST.containsKey(name) && !name.equals("FriendlyName"));
        return all;
    }

    /** What Twilio would not take; null if it is fine. */
    @Nullable TwilioError problem() {
        var name = settings.getOrDefault("FriendlyName", "");
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            return TwilioError.invalid("FriendlyName");
        }
        if (!settings.getOrDefault("CodeLength", "").matches("[4-9]|10")) {
            return TwilioError.invalid("CodeLength");
        }
        return isSet("SkipSmsToLandlines") && !isSet("LookupEnabled")
                ? TwilioError.invalid("SkipSmsToLandlines")
                : null;
    }

    private boolean isSet(String name) {
        return Boolean.parseBoolean(settings.get(name));
    }

    /** With every field that Twilio's OpenAPI document lists. */
    ObjectNode json(String accountSid, String base) {
        var url = base + "/v2/Services/" + sid;
        var body =
                Json.object()
                        .put("sid", sid)
                        .put("account_sid", accountSid)
                        .put("friendly_name", settings.get("FriendlyName"))
                        .put(
                                "code_length",
                                Integer.parseInt(settings.getOrDefault("CodeLength", "")))
                        .put("lookup_enabled", isSet("LookupEnabled"))
                        .put("psd2_enabled", isSet("Psd2Enabled"))
                        .put("skip_sms_to_landlines", isSet("SkipSmsToLandlines"))
                        .put("dtmf_input_required", isSet("DtmfInputRequired"))
                        .putNull("tts_name")
                        .put("do_not_share_warning_enabled", isSet("DoNotShareWarningEnabled"))
                        .put("custom_code_enabled", isSet("CustomCodeEnabled"))
                        .putNull("push")
                        .putNull("totp")
                        .putNull("whatsapp")
                        .putNull("passkeys")
                        .putNull("default_template_sid")
                        .put("verify_event_subscription_enabled", false)
                        .put("date_created", Json.time(createdAt))
                        .put("date_updated", Json.time(updatedAt))
                        .put("url", url);
        body.putObject("links")
                .put("verifications", url + "/Verifications")
                .put("verification_checks", url + "/VerificationCheck");
        return body;
    }
}
