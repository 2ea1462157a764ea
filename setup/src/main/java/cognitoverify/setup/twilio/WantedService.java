package cognitoverify.setup.twilio;

import static java.util.Objects.requireNonNullElse;

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
    /** One that has what a service has already, as far as it is a choice. */
    public static WantedService of(Service service) {
        return new WantedService(
                requireNonNullElse(service.getFriendlyName(), ""),
                requireNonNullElse(service.getCodeLength(), 0),
                is(service.getLookupEnabled()));
    }

    /** The settings by the names that Twilio's console gives them. */
    public Map<String, String> described() {
        return described(friendlyName, codeLength, true, looksUp, false, false);
    }

    /** A service's settings by the same names. */
    public static Map<String, String> describe(Service service) {
        var wanted = of(service);
        return described(
                wanted.friendlyName(),
                wanted.codeLength(),
                is(service.getDoNotShareWarningEnabled()),
                is(service.getLookupEnabled()) && is(service.getSkipSmsToLandlines()),
                is(service.getCustomCodeEnabled()),
                is(service.getPsd2Enabled()));
    }

    private static Map<String, String> described(
            String friendlyName,
            int codeLength,
            boolean warns,
            boolean looksUp,
            boolean hasCustomCodes,
            boolean hasPsd2) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("Friendly name", friendlyName);
        settings.put("Code length", Integer.toString(codeLength));
        settings.put("Do not share warning", onOrOff(warns));
        settings.put("Lookup, and no text messages to landlines", onOrOff(looksUp));
        settings.put("Custom codes", onOrOff(hasCustomCodes));
        settings.put("PSD2", onOrOff(hasPsd2));
        return settings;
    }

    private static String onOrOff(boolean setting) {
        return setting ? "on" : "off";
    }

    private static boolean is(Boolean setting) {
        return Boolean.TRUE.equals(setting);
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
