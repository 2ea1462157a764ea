package cognitoverify.setup.service;

import cognitoverify.code.Secret;
import cognitoverify.setup.Caution;
import cognitoverify.setup.SetupCommand;
import cognitoverify.setup.Surroundings;
import cognitoverify.setup.secret.Parameters;
import cognitoverify.setup.twilio.TwilioOptions;
import cognitoverify.setup.twilio.VerifyServices;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What both commands need: a Twilio account and its secret. */
abstract class ServiceCommand extends SetupCommand {
    @Mixin private TwilioOptions twilio = new TwilioOptions();

    @Option(
            names = "--secret-parameter",
            paramLabel = "<name>",
            description =
                    "SSM parameter that has the secret already, e.g."
                            + " /cognito-verify/twilio-token. Without it the secret is asked for, or read"
                            + " from standard input.")
    private @Nullable String secretParameter;

    @Mixin private Caution caution = new Caution();

    ServiceCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /** The account's services. */
    final VerifyServices services() {
        var environment = surroundings().environment();
        twilio.check(environment);
        return new VerifyServices(twilio.account(environment, secret()));
    }

    final boolean isDryRun() {
        return caution.isDryRun();
    }

    final void confirm(String question) {
        confirm(question, caution);
    }

    private Secret secret() {
        if (secretParameter == null) {
            return TwilioOptions.secret(surroundings().terminal());
        }
        try (var parameters = Parameters.of(aws())) {
            return parameters.secret(secretParameter);
        }
    }
}
