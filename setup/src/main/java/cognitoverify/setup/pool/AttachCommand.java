package cognitoverify.setup.pool;

import cognitoverify.setup.Surroundings;
import cognitoverify.setup.aws.TriggerFunction;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.Report;
import cognitoverify.setup.report.SetupException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Merges sign-in with codes into a pool and a client that exist. */
@Command(
        name = "attach",
        description = {
            "Adds sign-in with codes to a user pool and one app client of it.",
            "",
            "All other settings stay as they are. A backup is written before anything is changed,"
                    + " and everything is read back afterwards. A pool with several app clients takes"
                    + " a run for each.",
            ""
        })
final class AttachCommand extends ChangingCommand {
    @Mixin private TriggerOptions triggers = new TriggerOptions();

    @Option(
            names = "--client-id",
            paramLabel = "<id>",
            description = "The app client. Default: the stack's, if the user pool is the stack's.")
    private @Nullable String clientId;

    @Option(
            names = "--close-other-flows",
            description = {
                "Allows the client codes only. Whoever signs in to it by a password alone can't any"
                        + " more: look whether no app uses that."
            })
    private boolean closeOtherFlows;

    @Option(
            names = "--replace-triggers",
            description = "Takes the place of somebody else's custom authentication.")
    private boolean replaceTriggers;

    AttachCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    protected ExitCode run(Report report) {
        var pool = poolId();
        var client = client(pool);
        var ours = triggers.resolve(this::deployment);
        report.progress("Looking at the functions");
        ours.check(aws());
        report.progress("Reading user pool " + pool.id());
        try (var live = new LivePool(aws(), pool, client)) {
            var before = live.read();
            refuseForeign(ours, before);
            var change = new Attachment(ours, closeOtherFlows).to(before, aws());
            return change(report, live, pool, client, change, remarks(before, change.after()));
        }
    }

    private String client(PoolId pool) {
        if (clientId != null) {
            return clientId;
        }
        var isStacks = !triggers.areGiven() && pool.id().equals(deployment().userPoolId());
        if (!isStacks) {
            throw new SetupException(
                    ExitCode.USAGE,
                    "Name the app client with --client-id: a user pool may have several, and only"
                            + " that one is changed.");
        }
        return Objects.requireNonNullElseGet(
                deployment().userPoolClientId(),
                () -> {
                    throw new SetupException(
                            ExitCode.USAGE,
                            "The stack "
                                    + stackName()
                                    + " has no app client of its own: name one with --client-id.");
                });
    }

    private void refuseForeign(Triggers ours, PoolState before) {
        var foreign = ours.foreignIn(before.part(Part.POOL).path("LambdaConfig"));
        if (!foreign.isEmpty() && !replaceTriggers) {
            throw new SetupException(
                    ExitCode.REFUSED,
                    "The user pool has another custom authentication already ("
                            + foreign.stream()
                                    .map(TriggerFunction::trigger)
                                    .collect(Collectors.joining(", "))
                            + "). Sign-ins by it would end. Nothing was changed; add"
                            + " --replace-triggers if that is meant.");
        }
    }

    private List<String> remarks(PoolState before, PoolState after) {
        var remarks = new ArrayList<String>();
        var doors = ClientFlows.of(after.part(Part.CLIENT)).doors();
        if (!doors.isEmpty()) {
            remarks.add(
                    "STILL OPEN on this app client: "
                            + String.join(", ", doors)
                            + ".\n  Whoever uses it signs in without a code. --close-other-flows"
                            + " shuts it; `"
                            + paste("pool audit")
                            + "` lists every door of the user pool.");
        }
        var stack =
                before.part(Part.POOL).path("UserPoolTags").path("aws:cloudformation:stack-name");
        if (stack.isTextual() && !before.settingsChangedTo(after).isEmpty()) {
            remarks.add(
                    "The user pool belongs to the CloudFormation stack "
                            + stack.asText()
                            + ", whose next deployment may undo this: put it into that template, too.");
        }
        return remarks;
    }
}
