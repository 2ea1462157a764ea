package cognitoverify.setup.twilio;

import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.SetupException;

import com.twilio.exception.ApiException;

import java.net.URI;

/** What to tell a person when Twilio could not be asked or said no; Twilio's text is left out. */
final class TwilioTrouble {
    private static final int MISSING_PERMISSION = 70051;

    private TwilioTrouble() {}

    static SetupException unreachable(URI baseUrl) {
        return trouble(
                "Twilio can't be reached at "
                        + baseUrl.getHost()
                        + ". Check the network and the proxy.");
    }

    static SetupException unknown(URI baseUrl) {
        return trouble(
                "No answer came from "
                        + baseUrl.getHost()
                        + ". If the request got there, the service was made: look at Verify >"
                        + " Services in Twilio's console before you run this again.");
    }

    /**
     * Says what to do.
     *
     * @param serviceSid the service that was asked about, empty if none was
     */
    static SetupException explained(
            ApiException refusal, TwilioAccount account, String serviceSid) {
        var status = VerifyServices.status(refusal);
        var code = VerifyServices.code(refusal);
        var said =
                status == 0
                        ? "Twilio's answer can't be read. "
                        : "Twilio answered "
                                + status
                                + (code == 0 ? "" : " (error " + code + ")")
                                + ". ";
        if (status == 401) {
            return trouble(
                    said
                            + "The secret is not "
                            + account.userName()
                            + "'s, or that account is suspended.");
        }
        if (status == 403 || code == MISSING_PERMISSION) {
            return trouble(
                    said
                            + "This API key may not read or change Verify services. Use the"
                            + " account's auth token (without --api-key-sid) or a key that may.");
        }
        if (status == 404) {
            return trouble(
                    said
                            + "There is no Verify service "
                            + serviceSid
                            + " in this account; the console lists them under Verify > Services.");
        }
        if (status == 429) {
            return trouble(said + "Too many requests: try again in a minute.");
        }
        if (status >= 500 || status == 0) {
            return trouble(said + "Twilio has trouble of its own: see https://status.twilio.com.");
        }
        return trouble(said + "See https://www.twilio.com/docs/api/errors/" + code);
    }

    private static SetupException trouble(String message) {
        return new SetupException(ExitCode.UNREACHABLE, message);
    }
}
