package cognitoverify.setup.ledger;

import cognitoverify.setup.Caution;
import cognitoverify.setup.SetupCommand;
import cognitoverify.setup.Surroundings;
import cognitoverify.setup.aws.Deployment;
import cognitoverify.setup.aws.TriggerFunction;
import cognitoverify.setup.aws.UserPoolOption;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.Report;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code guesses reset}. */
@Command(
        name = "reset",
        description = {
            "Ends the wait of a user who has guessed wrong too often.",
            "",
            "It would end by itself, after an hour at most or, with a password before the code and"
                    + " a hundred wrong guesses, after a day. First make sure that it was the"
                    + " user.",
            ""
        })
final class ResetGuesses extends SetupCommand {
    @Parameters(
            paramLabel = "<user>",
            description = "User name, or the phone number or e-mail address they sign in with.")
    private String user = "";

    @Mixin private UserPoolOption pool = new UserPoolOption();

    @Mixin private Caution caution = new Caution();

    ResetGuesses(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    protected ExitCode run(Report report) {
        report.progress("Reading the stack " + stackName() + " ...");
        var deployment = Deployment.find(aws(), stackName());
        var environment = deployment.environment(TriggerFunction.CREATE);
        var limits = DeployedLedger.limits(environment);
        try (var ledger = DeployedLedger.of(aws(), environment)) {
            var found = PoolUser.find(aws(), pool.idOr(deployment), user);
            var record = ledger.user(found.userPoolId(), found.userName());
            var now = surroundings().clock().instant().getEpochSecond();
            GuessesText.say(report, record, limits, now);
            if (record.guesses() == 0) {
                report.say("There is nothing to reset.");
                return report.end(ExitCode.OK);
            }
            if (caution.isDryRun()) {
                report.say("Nothing was changed (--dry-run).");
                return report.end(ExitCode.OK);
            }
            confirm("Let this user guess again at once?", caution);
            ledger.forgetGuesses(found.userPoolId(), found.userName());
            report.say(
                    "The user may guess again; at a code that Twilio has seen five guesses at, only"
                            + " when it has expired, after ten minutes.",
                    "reset",
                    true);
            return report.end(ExitCode.OK);
        }
    }
}
