package cognitoverify.setup.ledger;

import cognitoverify.ledger.Limits;
import cognitoverify.ledger.OperatorItems;
import cognitoverify.setup.SetupCommand;
import cognitoverify.setup.Surroundings;
import cognitoverify.setup.aws.Deployment;
import cognitoverify.setup.aws.TriggerFunction;
import cognitoverify.setup.aws.UserPoolOption;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.Report;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code limits show}. */
@Command(
        name = "show",
        description = {
            "Shows the limits of the deployed functions, and how much of them is used up.",
            "",
            "Codes are counted by the hour that began on the clock, UTC; a user's by the day.",
            ""
        })
final class ShowLimits extends SetupCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "<user>",
            description = "Also this user's: user name, phone number or e-mail address.")
    private @Nullable String user;

    @Mixin private UserPoolOption pool = new UserPoolOption();

    @Option(
            names = "--country",
            paramLabel = "<code>",
            split = ",",
            description = "Countries to show. Default: those that are allowed by name.")
    private List<String> countries = List.of();

    ShowLimits(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    protected ExitCode run(Report report) {
        report.progress("Reading the stack " + stackName() + " and its ledger ...");
        var deployment = Deployment.find(aws(), stackName());
        var environment = deployment.environment(TriggerFunction.CREATE);
        var limits = DeployedLedger.limits(environment);
        try (var ledger = DeployedLedger.of(aws(), environment)) {
            var now = surroundings().clock().instant().getEpochSecond();
            say(
                    report,
                    "Codes this hour, to all",
                    "total",
                    ledger.total(limits, now),
                    limits.sends());
            countries(report, ledger, limits, allowed(environment), now);
            settings(report, limits);
            if (user != null) {
                user(report, ledger, limits, deployment, user, now);
            }
            return report.end(ExitCode.OK);
        }
    }

    private void countries(
            Report report, DeployedLedger ledger, Limits limits, List<String> shown, long now) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (var country : shown) {
            var count = ledger.country(limits, country, now);
            counts.put(country, count);
            report.say(line("Codes this hour, to " + country, count, limits.sendsPerCountry()));
        }
        report.member("countries", counts);
        report.member("countryLimit", limits.sendsPerCountry());
    }

    private List<String> allowed(Map<String, String> environment) {
        if (!countries.isEmpty()) {
            return countries;
        }
        var names = environment.getOrDefault("ALLOWED_COUNTRIES", "").toUpperCase(Locale.ROOT);
        return names.isBlank() || names.contains("*")
                ? List.of()
                : List.of(names.replace(" ", "").split(","));
    }

    private static void settings(Report report, Limits limits) {
        report.say("Codes a user and day: " + limits.sendsPerUser());
        report.say("Codes a number or address and day: " + limits.sendsPerDestination());
        report.say("Wrong guesses in a row before waits: " + limits.guesses());
        report.say(
                "Share of codes that should be entered: "
                        + limits.approvedPercent()
                        + " %; below it "
                        + (limits.stopCountries() ? "the country is stopped" : "an alarm"));
        report.member("limits", limits);
    }

    private void user(
            Report report,
            DeployedLedger ledger,
            Limits limits,
            Deployment deployment,
            String alias,
            long now) {
        var found = PoolUser.find(aws(), pool.idOr(deployment), alias);
        var record = ledger.user(found.userPoolId(), found.userName());
        say(
                report,
                "Codes today, to this user",
                "sendsToday",
                OperatorItems.sendsToday(record, now),
                limits.sendsPerUser());
        GuessesText.say(report, record, limits, now);
    }

    private static void say(Report report, String what, String name, long count, int limit) {
        report.say(line(what, count, limit), name, count);
    }

    private static String line(String what, long count, int limit) {
        return what + ": " + count + " of " + limit;
    }
}
