package cognitoverify.setup.service;

import static cognitoverify.setup.report.Severity.HIGH;
import static cognitoverify.setup.report.Severity.LOW;
import static cognitoverify.setup.report.Severity.MEDIUM;

import cognitoverify.setup.report.Finding;
import cognitoverify.setup.report.Severity;

import com.twilio.rest.verify.v2.Service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a Verify service's settings mean for sign-in.
 *
 * @see <a href="https://www.twilio.com/docs/verify/api/service">Twilio: Verify services</a>
 */
public final class ServiceAudit {
    /** NIST SP 800-63B: at least six digits. */
    private static final int LEAST_DIGITS = 6;

    private static final Pattern NOBODYS_NAME =
            Pattern.compile("(my |test|sample|example|default|new )?(verify )?(service|test|app)");

    private final String mend;
    private final String console;

    /**
     * Of one service.
     *
     * @param check the command that looks at it
     */
    public ServiceAudit(String check, String serviceSid) {
        mend = check + " --mend";
        console = "https://console.twilio.com > Verify > Services > " + serviceSid;
    }

    /**
     * Looks at it.
     *
     * @param codeLength {@code CODE_LENGTH} of the functions: what clients are told
     */
    public List<Finding> findings(Service service, int codeLength) {
        List<Finding> found = new ArrayList<>();
        found.add(length(Objects.requireNonNullElse(service.getCodeLength(), 0), codeLength));
        found.add(
                is(service.getCustomCodeEnabled())
                        ? Finding.of(
                                HIGH,
                                "custom-codes",
                                "Custom codes are on: whoever has an API key may choose the code.",
                                mend)
                        : Finding.ok("custom-codes", "off: Twilio alone makes the codes"));
        found.add(
                is(service.getPsd2Enabled())
                        ? Finding.of(
                                HIGH,
                                "psd2",
                                "PSD2 is on: every send needs an amount and a payee, so sign-in"
                                        + " gets no code.",
                                mend)
                        : Finding.ok("psd2", "off"));
        found.add(
                expect(
                        service.getDoNotShareWarningEnabled(),
                        MEDIUM,
                        "do-not-share-warning",
                        "The message doesn't warn people against passing the code on, which is how"
                                + " most codes are stolen."));
        found.add(
                expect(
                        service.getLookupEnabled(),
                        LOW,
                        "lookup",
                        "Numbers are not looked up, so landlines can't be told. Lookup has a price"
                                + " of its own at Twilio."));
        found.add(
                expect(
                        service.getSkipSmsToLandlines(),
                        LOW,
                        "skip-landlines",
                        "Text messages to landlines are tried, and paid for. Needs lookup."));
        found.add(name(Objects.requireNonNullElse(service.getFriendlyName(), "")));
        found.add(
                Finding.of(
                        LOW,
                        "console-only",
                        "Twilio tells nobody by API whether Fraud Guard is on and which countries"
                                + " Geo Permissions allow.",
                        "Look at "
                                + console
                                + " > SMS: Fraud Guard at standard or stricter; and at Verify >"
                                + " Settings > Geo Permissions: only the countries of"
                                + " ALLOWED_COUNTRIES."));
        return found;
    }

    private Finding length(int digits, int codeLength) {
        if (digits < LEAST_DIGITS) {
            return Finding.of(
                    HIGH,
                    "code-length",
                    "Codes have " + digits + " digits: five guesses at one are no longer hopeless.",
                    mend + " --code-length " + Math.max(LEAST_DIGITS, codeLength));
        }
        return digits == codeLength
                ? Finding.ok("code-length", digits + " digits")
                : Finding.of(
                        MEDIUM,
                        "code-length",
                        "Codes have "
                                + digits
                                + " digits, but clients are told "
                                + codeLength
                                + ": input fields of that length don't fit.",
                        "Deploy with the parameter CodeLength=" + digits + ".");
    }

    private Finding expect(Boolean setting, Severity severity, String check, String otherwise) {
        return is(setting) ? Finding.ok(check, "on") : Finding.of(severity, check, otherwise, mend);
    }

    private Finding name(String name) {
        var isNobodys = NOBODYS_NAME.matcher(name.toLowerCase(Locale.ROOT).strip()).matches();
        return isNobodys || name.isBlank()
                ? Finding.of(
                        MEDIUM,
                        "friendly-name",
                        "Messages call the app \"" + name + "\", which nobody knows.",
                        mend + " --friendly-name \"Your app\"")
                : Finding.ok("friendly-name", "\"" + name + "\"");
    }

    private static boolean is(Boolean setting) {
        return Boolean.TRUE.equals(setting);
    }
}
