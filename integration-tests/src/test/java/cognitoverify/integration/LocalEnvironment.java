package cognitoverify.integration;

import cognitoverify.local.verify.LocalVerify;

import java.util.HashMap;
import java.util.Map;

/** The environment of functions that have local-verify for Twilio and for SSM. */
final class LocalEnvironment {
    private LocalEnvironment() {}

    /** Of functions in that mode. */
    static Map<String, String> of(String mode, LocalVerify verify) {
        var environment = new HashMap<String, String>();
        environment.put("SIGN_IN_MODE", mode);
        environment.put("TWILIO_ACCOUNT_SID", "AC" + "0".repeat(32));
        environment.put("TWILIO_TOKEN", "/local/twilio-token");
        environment.put("VERIFY_SERVICE_SID", "VA" + "0".repeat(32));
        environment.put("CHANNELS", "sms,call");
        environment.put("ALLOWED_COUNTRIES", "US");
        environment.put("VERIFY_BASE_URL", verify.uri().toString());
        environment.put("AWS_ENDPOINT_URL_SSM", verify.uri().toString());
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        return environment;
    }
}
