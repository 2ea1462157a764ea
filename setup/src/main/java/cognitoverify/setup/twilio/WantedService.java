package cognitoverify.setup.twilio;

import com.twilio.rest.verify.v2.Service;
import com.twilio.rest.verify.v2.ServiceCreator;
import com.twilio.rest.verify.v2.ServiceUpdater;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Verify service as it should be for sign-in.
 *
 * @param friendlyName what the message calls the app: "Your {name} verification code is …"; 1 to 30
 *     characters
 * @param codeLength digits of a code, 6 to 10
 * @param looksUp whether Twilio looks numbers up, which it charges for, and then sends no text
 *     messages to landlines, which it would charge for, too
 */
public record WantedService(String friendlyName, int codeLength, boolean looksUp) {
    /** The settings by the names that Twilio's console gives them. */
    public Map<String, String> described() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("Friendly name", friendlyName);
        settings.put("Code length", Integer.toString(codeLength));
        settings.put("Do not share warning", "on");
        settings.put("Lookup, and no text messages to landlines", looksUp ? "on" : "off");
        settings.put("Custom codes", "off");
        settings.put("PSD2", "off");
        return settings;
    }

    ServiceCreator creator() {
        return Service.creator(friendlyName)
                .setCodeLength(codeLength)
                .setDoNotShareWarningEnabled(true)
                .setLookupEnabled(looksUp)
                .setSkipSmsToLandlines(looksUp)
                .setCustomCodeEnabled(false)
                .setPsd2Enabled(false);
    }

    ServiceUpdater updater(String serviceSid) {
        return Service.updater(serviceSid)
                .setFriendlyName(friendlyName)
                .setCodeLength(codeLength)
                .setDoNotShareWarningEnabled(true)
                .setLookupEnabled(looksUp)
                .setSkipSmsToLandlines(looksUp)
                .setCustomCodeEnabled(false)
                .setPsd2Enabled(false);
    }
}
