package cognitoverify.setup.secret;

import static java.util.Objects.requireNonNull;

import cognitoverify.code.Secret;
import cognitoverify.setup.Caution;
import cognitoverify.setup.SetupCommand;
import cognitoverify.setup.Surroundings;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.Report;
import cognitoverify.setup.report.SetupException;
import cognitoverify.setup.twilio.TwilioAccount;
import cognitoverify.setup.twilio.TwilioOptions;
import cognitoverify.setup.twilio.VerifyServices;
import cognitoverify.setup.twilio.VerifyServices.Access;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code secret put}. */
@Command(
        name = "put",
        description = {
            "Stores Twilio's secret in SSM's Parameter Store, and makes the ledger's key if there"
                    + " is none.",
            "",
            "The secret is asked for without showing it, or read from standard input. It is tried"
                    + " at Twilio before it is stored, and never shown.",
            ""
        })
final class PutSecret extends SetupCommand {
    @Mixin private TwilioOptions twilio = new TwilioOptions();

    @Option(
            names = "--service-sid",
            paramLabel = "<VA…>",
            description =
                    "Verify service to try it with. Default: VERIFY_SERVICE_SID; without"
                            + " either only the secret is tried, not what it may do.")
    private @Nullable String serviceSid;

    @Option(
            names = "--name",
            paramLabel = "<name>",
            defaultValue = "/cognito-verify/twilio-token",
            description =
                    "SSM parameter to write (TwilioTokenParameter of template.yaml). Default:"
                            + " ${DEFAULT-VALUE}.")
    private String name = "";

    @Option(
            names = "--ledger-key-name",
            paramLabel = "<name>",
            defaultValue = "/cognito-verify/ledger-key",
            description =
                    "SSM parameter with the ledger's key (LedgerKeyParameter). Default:"
                            + " ${DEFAULT-VALUE}.")
    private String ledgerKeyName = "";

    @Option(
            names = "--kms-key-id",
            paramLabel = "<key>",
            description =
                    "KMS key to encrypt with (TwilioTokenKmsKeyArn must name it). Default:"
                            + " the account's key aws/ssm.")
    private @Nullable String kmsKeyId;

    @Mixin private Caution caution = new Caution();

    PutSecret(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    protected ExitCode run(Report report) {
        var environment = surroundings().environment();
        var service = TwilioOptions.serviceSid("--service-sid", serviceSid, environment);
        twilio.check(environment);
        try (var parameters = Parameters.of(aws())) {
            // Before anybody types a secret: whether it can be stored at all.
            report.progress("Looking at the SSM parameters " + name + " and " + ledgerKeyName);
            var stored = stored(parameters);
            var key = LedgerKeys.state(parameters, ledgerKeyName);
            var secret = TwilioOptions.secret(surroundings().terminal());
            tryAtTwilio(twilio.account(environment, secret), service, report);
            store(parameters, stored, secret, report);
            keep(parameters, key, report);
            return report.end(ExitCode.OK);
        }
    }

    private Parameters.@Nullable Stored stored(Parameters parameters) {
        var stored = parameters.find(name);
        if (stored != null && !stored.isSecure()) {
            throw new SetupException(
                    ExitCode.TO_MEND,
                    "The SSM parameter "
                            + name
                            + " is no SecureString: everybody who may read parameters can read it,"
                            + " and SSM can't change the type. Delete it (aws ssm delete-parameter"
                            + " --name "
                            + name
                            + "), rotate that secret at Twilio, and run this again.");
        }
        return stored;
    }

    private static void tryAtTwilio(TwilioAccount account, String service, Report report) {
        report.progress("Trying the secret at Twilio; nothing is sent ...");
        var services = new VerifyServices(account);
        var access = service.isEmpty() ? services.tryToRead() : services.tryCheck(service);
        var user = account.userName();
        switch (access) {
            case GRANTED -> report.say("Twilio takes the secret of " + user + ".");
            case NOT_PERMITTED -> {
                if (!service.isEmpty()) {
                    throw refused(
                            "Twilio takes the secret, but the API key "
                                    + user
                                    + " may not check codes: give it the permissions Verifications"
                                    + " and VerificationCheck.");
                }
                report.say("Twilio takes the secret of " + user + "; what it may do is not tried.");
            }
            case NO_SUCH_SERVICE ->
                    throw refused(
                            "Twilio takes the secret, but "
                                    + service
                                    + " is no Verify service of its account.");
            case REFUSED -> throw refused("Twilio refuses the secret: it is not " + user + "'s.");
        }
        report.member("twilio", access == Access.GRANTED ? "granted" : "authenticated");
    }

    private static SetupException refused(String why) {
        return new SetupException(ExitCode.UNREACHABLE, why + " Nothing was stored.");
    }

    private void store(
            Parameters parameters,
            Parameters.@Nullable Stored stored,
            Secret secret,
            Report report) {
        report.member("secretParameter", name);
        if (stored != null && stored.secret().sameAs(secret)) {
            report.say("The SSM parameter " + name + " has it already.", "secret", "unchanged");
        } else if (caution.isDryRun()) {
            report.say(
                    "It would be stored in the SSM parameter " + name + ".", "secret", "dry-run");
        } else {
            write(parameters, stored != null, secret);
            report.say("Stored it in the SSM parameter " + name + ".", "secret", "written");
        }
    }

    private void write(Parameters parameters, boolean isThere, Secret secret) {
        var key = kmsKeyId == null && isThere ? parameters.keyOf(name) : kmsKeyId;
        if (isThere) {
            confirm(
                    "Replace the secret in "
                            + name
                            + "? Functions use the new one within five minutes.",
                    caution);
        }
        parameters.put(name, secret, key, isThere);
        if (!requireNonNull(parameters.find(name)).secret().sameAs(secret)) {
            throw new SetupException(
                    ExitCode.HALF_DONE,
                    "Somebody else wrote the SSM parameter "
                            + name
                            + " at the same time; what it has now is not what was given here.");
        }
    }

    private void keep(Parameters parameters, LedgerKeys.State key, Report report) {
        if (key == LedgerKeys.State.PRESENT) {
            report.say(
                    "The ledger has its key in " + ledgerKeyName + ".", "ledgerKey", "unchanged");
        } else if (caution.isDryRun()) {
            report.say(
                    "A ledger key would be made in " + ledgerKeyName + ".", "ledgerKey", "dry-run");
        } else {
            LedgerKeys.make(parameters, ledgerKeyName, kmsKeyId);
            report.say("Made the ledger's key in " + ledgerKeyName + ".", "ledgerKey", "written");
        }
    }
}
