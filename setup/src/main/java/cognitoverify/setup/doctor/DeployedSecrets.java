package cognitoverify.setup.doctor;

import static cognitoverify.setup.report.Severity.HIGH;
import static cognitoverify.setup.report.Severity.LOW;
import static cognitoverify.setup.report.Severity.MEDIUM;

import static java.util.Objects.requireNonNullElse;

import cognitoverify.code.Secret;
import cognitoverify.ledger.LedgerKey;
import cognitoverify.setup.report.Finding;
import cognitoverify.setup.report.SetupException;
import cognitoverify.setup.secret.Parameters;
import cognitoverify.setup.service.ServiceAudit;
import cognitoverify.setup.twilio.TwilioAccount;
import cognitoverify.setup.twilio.VerifyServices;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What the functions read from SSM, and what Twilio says to it. */
final class DeployedSecrets {
    private final Parameters parameters;
    private final Map<String, String> environment;
    private final Map<String, String> here;
    private final UnaryOperator<String> paste;

    /**
     * Of the create function.
     *
     * @param environment the function's variables
     * @param here the tool's own: a function in a container may reach a stand-in for Twilio by
     *     another name
     * @param paste makes a command of the tool one to paste
     */
    DeployedSecrets(
            Parameters parameters,
            Map<String, String> environment,
            Map<String, String> here,
            UnaryOperator<String> paste) {
        this.parameters = parameters;
        this.environment = environment;
        this.here = here;
        this.paste = paste;
    }

    List<Finding> findings() {
        List<Finding> found = new ArrayList<>(twilio());
        var name = variable("LEDGER_KEY");
        if (name.isEmpty()) {
            found.add(
                    Finding.of(
                            MEDIUM,
                            "ledger",
                            "There is no ledger: nothing is limited over several sign-ins, and a"
                                    + " slow function may send twice.",
                            "Deploy with LedgerKeyParameter=/cognito-verify/ledger-key."));
        } else {
            found.add(ledgerKey(name));
        }
        return found;
    }

    private Finding ledgerKey(String name) {
        var stored = parameters.find(name);
        if (stored == null || LedgerKey.parse(stored.secret()) == null) {
            return Finding.of(
                    HIGH,
                    "ledger-key",
                    "The SSM parameter " + name + " has no ledger key: limits don't hold.",
                    put() + " --ledger-key-name " + name);
        }
        return Finding.ok("ledger-key", "is in " + name);
    }

    private List<Finding> twilio() {
        var name = variable("TWILIO_TOKEN");
        var put = put();
        var stored = parameters.find(name);
        if (stored == null) {
            return List.of(
                    Finding.of(
                            HIGH,
                            "secret",
                            "There is no SSM parameter " + name + ": no code can be sent.",
                            put));
        }
        List<Finding> found = new ArrayList<>();
        if (!stored.isSecure()) {
            found.add(
                    Finding.of(
                            HIGH,
                            "secret",
                            name + " is no SecureString: it is not encrypted.",
                            "aws ssm delete-parameter --name " + name + ", then " + put));
        }
        found.addAll(atTwilio(stored.secret(), put));
        return found;
    }

    private List<Finding> atTwilio(Secret secret, String put) {
        try {
            return asked(secret, put);
        } catch (SetupException unreachable) {
            return List.of(
                    Finding.of(
                            MEDIUM,
                            "twilio",
                            "Whether Twilio takes the secret could not be asked from here.",
                            requireNonNullElse(unreachable.getMessage(), "")));
        }
    }

    private List<Finding> asked(Secret secret, String put) {
        var service = variable("VERIFY_SERVICE_SID");
        var services = new VerifyServices(account(secret));
        return switch (services.tryCheck(service)) {
            case GRANTED -> granted(services, service);
            case NOT_PERMITTED ->
                    List.of(
                            Finding.of(
                                    HIGH,
                                    "secret",
                                    "The API key may not check codes.",
                                    "Give it the permissions Verifications and VerificationCheck"
                                            + " in Twilio's console."));
            case NO_SUCH_SERVICE ->
                    List.of(
                            Finding.of(
                                    HIGH,
                                    "secret",
                                    service + " is no Verify service of the secret's account.",
                                    "Deploy with the right VerifyServiceSid."));
            case REFUSED ->
                    List.of(Finding.of(HIGH, "secret", "Twilio refuses the stored secret.", put));
        };
    }

    private List<Finding> granted(VerifyServices services, String service) {
        List<Finding> found = new ArrayList<>();
        found.add(Finding.ok("secret", "Twilio takes what is stored"));
        if (variable("TWILIO_API_KEY_SID").isEmpty()) {
            found.add(
                    Finding.of(
                            LOW,
                            "api-key",
                            "The functions use the account's auth token, which may do everything.",
                            "Make a restricted API key with only Verifications and"
                                    + " VerificationCheck, deploy with TwilioApiKeySid, and store its"
                                    + " secret."));
        }
        try {
            var length = Integer.parseInt(environment.getOrDefault("CODE_LENGTH", "6"));
            found.addAll(
                    new ServiceAudit(check(service), service)
                            .findings(services.fetch(service), length));
        } catch (SetupException notReadable) {
            found.add(
                    Finding.of(
                            LOW,
                            "verify-service",
                            "The service's settings can't be read with the functions' key, as it"
                                    + " should be with a restricted one.",
                            check(service)));
        }
        return found;
    }

    private TwilioAccount account(Secret secret) {
        var named = here.getOrDefault("VERIFY_BASE_URL", "");
        var baseUrl = named.isEmpty() ? variable("VERIFY_BASE_URL") : named;
        return TwilioAccount.of(
                variable("TWILIO_ACCOUNT_SID"), variable("TWILIO_API_KEY_SID"), secret, baseUrl);
    }

    /** The command that stores the secret that these functions need. */
    private String put() {
        var key = variable("TWILIO_API_KEY_SID");
        return paste.apply(
                "secret put --name "
                        + variable("TWILIO_TOKEN")
                        + " --account-sid "
                        + variable("TWILIO_ACCOUNT_SID")
                        + (key.isEmpty() ? "" : " --api-key-sid " + key)
                        + " --service-sid "
                        + variable("VERIFY_SERVICE_SID"));
    }

    private String check(String service) {
        return paste.apply("verify-service check " + service);
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "").strip();
    }
}
