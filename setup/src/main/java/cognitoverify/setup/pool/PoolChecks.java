package cognitoverify.setup.pool;

import cognitoverify.setup.report.Finding;
import cognitoverify.setup.report.Severity;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** What the pool's own settings let through. */
record PoolChecks(AuditedPool pool) {
    private static final String PHONE = "verified_phone_number";
    private static final String EMAIL = "verified_email";

    /** All of them. */
    List<Finding> findings() {
        return List.of(nativeMfa(), devices(), recovery(), signUp(), temporaryPasswords());
    }

    private Finding nativeMfa() {
        var mode = pool.settings().path("MfaConfiguration").asText("OFF");
        if (mode.equals("OFF")) {
            return Finding.ok("native-mfa", "Cognito's own MFA is off.");
        }
        return pool.isMfa()
                ? Finding.of(
                        Severity.HIGH,
                        "native-mfa",
                        "Cognito's own MFA is "
                                + mode
                                + ": who has it gets tokens after it, and is asked for no code of"
                                + " ours.",
                        pool.console("Sign-in > Multi-factor authentication: no MFA"))
                : Finding.of(
                        Severity.LOW,
                        "native-mfa",
                        "Cognito's own MFA is " + mode + "; it takes no part in sign-in by code.",
                        "");
    }

    private Finding devices() {
        return pool.settings().path("DeviceConfiguration").isEmpty()
                ? Finding.ok("device-tracking", "Devices are not remembered.")
                : Finding.of(
                        Severity.MEDIUM,
                        "device-tracking",
                        "Devices are remembered; the functions refuse the steps that Cognito adds for"
                                + " them, so those sign-ins fail.",
                        pool.console("Sign-in > Device tracking: don't remember"));
    }

    private Finding recovery() {
        var ways = new ArrayList<String>();
        for (JsonNode way :
                pool.settings().path("AccountRecoverySetting").path("RecoveryMechanisms")) {
            ways.add(way.path("Name").asText());
        }
        // Not set, as in pools from before 2019, both are open.
        var byPhone = ways.isEmpty() || ways.contains(PHONE);
        var byMail = (ways.isEmpty() || ways.contains(EMAIL)) && pool.channels().contains("email");
        if (!byPhone && !byMail) {
            return Finding.ok("account-recovery", "No second factor resets a password.");
        }
        return Finding.of(
                pool.isMfa() ? Severity.HIGH : Severity.LOW,
                "account-recovery",
                "A forgotten password is reset by "
                        + (byPhone ? "the phone" : "e-mail")
                        + ", where codes go, too: that alone is both factors.",
                pool.console(
                        "Sign-in > User account recovery: "
                                + (pool.channels().contains("email")
                                        ? "none"
                                        : "none, or e-mail only")));
    }

    private Finding signUp() {
        return pool.settings()
                        .path("AdminCreateUserConfig")
                        .path("AllowAdminCreateUserOnly")
                        .asBoolean()
                ? Finding.ok("self-sign-up", "Only administrators make users.")
                : Finding.of(
                        Severity.MEDIUM,
                        "self-sign-up",
                        "Anybody can sign up, with anybody's phone number, and have codes sent at your"
                                + " cost. If that is meant, keep to verified numbers, the ledger's"
                                + " limits and a WAF.",
                        pool.console("Sign-up > Self-service sign-up: off"));
    }

    private Finding temporaryPasswords() {
        var days =
                pool.settings()
                        .path("Policies")
                        .path("PasswordPolicy")
                        .path("TemporaryPasswordValidityDays")
                        .asInt(7);
        return !pool.isMfa() || days <= 1
                ? Finding.ok("temporary-password-life", "Temporary passwords die soon.")
                : Finding.of(
                        Severity.LOW,
                        "temporary-password-life",
                        "A temporary password, which leads to tokens without a code, lives for "
                                + days
                                + " days.",
                        pool.console(
                                "Sign-in > Password policy: temporary passwords expire in 1 day"));
    }
}
