package cognitoverify.code.twilio;

import cognitoverify.code.CachedSecret;
import cognitoverify.code.CodeCheck;
import cognitoverify.code.CodeCheck.Subject.ByDestination;
import cognitoverify.code.CodeCheck.Subject.BySid;
import cognitoverify.code.Deadline;
import cognitoverify.code.Destination;
import cognitoverify.code.Secret;
import cognitoverify.code.SecretReading.Found;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** Who asks Twilio, and about what, in the tests of this package. */
final class Example {
    static final String ACCOUNT_SID = "AC" + "0".repeat(32);
    static final String SERVICE_SID = "VA" + "0".repeat(32);
    static final String VERIFICATION_SID = "VE" + "0".repeat(32);
    static final String SECRET = "example-secret";
    static final String NUMBER = "+12025550123";
    static final Destination DESTINATION = new Destination(NUMBER);
    static final String CODE = "493817";
    static final CodeCheck BY_SID = new CodeCheck(CODE, new BySid(VERIFICATION_SID));
    static final CodeCheck BY_DESTINATION = new CodeCheck(CODE, new ByDestination(DESTINATION));
    static final String SENDS = "/v2/Services/" + SERVICE_SID + "/Verifications";
    static final String CHECKS = "/v2/Services/" + SERVICE_SID + "/VerificationCheck";

    private Example() {}

    /** Twilio at that address, with a secret that is always the same. */
    static TwilioVerify twilioAt(String baseUrl) {
        return twilioAt(
                baseUrl,
                new CachedSecret(_ -> new Found(new Secret(SECRET)), InstantSource.system()));
    }

    static TwilioVerify twilioAt(String baseUrl, CachedSecret secrets) {
        return new TwilioVerify(
                new TwilioConfiguration(ACCOUNT_SID, ACCOUNT_SID, SERVICE_SID, URI.create(baseUrl)),
                secrets);
    }

    /** Long enough for a busy machine that loads Twilio's library for the first time. */
    static Deadline enoughTime() {
        return Deadline.in(Duration.ofSeconds(20));
    }

    /** WireMock's first answer may take a busy machine longer than an exchange may. */
    static void warmUp(String baseUrl) {
        var twilio = twilioAt(baseUrl);
        for (int i = 0; i < 20; i++) {
            if (twilio.check(BY_SID, enoughTime()).evidence().httpStatus() != 0) {
                return;
            }
        }
    }

    /** The body of an error in Twilio's form. */
    static String error(int status, int code, String message) {
        return """
        {"code": %d, "message": "%s", "more_info": "https://example.org", "status": %d}
        """
                .formatted(code, message, status);
    }
}
