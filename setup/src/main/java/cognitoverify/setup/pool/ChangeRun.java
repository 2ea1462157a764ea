package cognitoverify.setup.pool;

import cognitoverify.setup.aws.AwsAccess;
import cognitoverify.setup.aws.AwsTrouble;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.Report;
import cognitoverify.setup.report.SetupException;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a change that was confirmed and backed up, and proves that it is the one that was shown.
 * Permissions are given first and taken last, so that Cognito is never told to call what it may
 * not.
 */
final class ChangeRun {
    private static final int READINGS = 3;
    private static final long PAUSE_MILLIS = 1_000;
    private static final int SERVER_TROUBLE = 500;

    private final AwsAccess aws;
    private final LivePool live;
    private final Report report;
    private final String wayBack;
    private final List<String> done = new ArrayList<>();

    /**
     * Changes nothing yet.
     *
     * @param wayBack the command that undoes it
     */
    ChangeRun(AwsAccess aws, LivePool live, Report report, String wayBack) {
        this.aws = aws;
        this.live = live;
        this.report = report;
        this.wayBack = wayBack;
    }

    /**
     * Does it.
     *
     * @throws SetupException if it could not be done as a whole, or something else came out
     */
    void run(Change change) {
        try (var lambda = aws.lambda()) {
            apply(change, lambda);
            report.progress("Reading everything back");
            prove(change, lambda);
            for (var permission : change.remove()) {
                report.progress(
                        "Removing " + permission.statementId() + " from " + alias(permission));
                permission.remove(lambda);
            }
        } catch (SdkException trouble) {
            throw interrupted(trouble);
        } catch (SetupException problem) {
            throw done.isEmpty() || problem.exitCode() == ExitCode.HALF_DONE
                    ? problem
                    : new SetupException(ExitCode.HALF_DONE, problem.getMessage() + "\n" + soFar());
        }
    }

    private void apply(Change change, LambdaClient lambda) {
        report.progress("Looking whether anything has changed meanwhile");
        refuse(change.before().changesTo(live.read()));
        for (var permission : change.add()) {
            report.progress("Letting Cognito call " + alias(permission));
            permission.add(lambda);
            done.add("the permission on " + alias(permission));
        }
        for (var part : change.touched()) {
            refuse(movedIn(part, change));
            report.progress("Updating " + part.text());
            live.update(part, change.after().part(part));
            done.add(part.text());
        }
    }

    /**
     * The last look before an update. An update of our own may have moved dates, and settings that
     * Cognito has in two places, such as the pool's MFA mode: those are as they shall be already.
     */
    private List<Difference> movedIn(Part part, Change change) {
        return change.before().settingsChangedTo(live.read()).stream()
                .filter(difference -> difference.part() == part)
                .filter(difference -> !difference.isAsIn(change.after()))
                .toList();
    }

    /** An update writes everything, so it would undo what somebody else has done meanwhile. */
    private void refuse(List<Difference> moved) {
        if (!moved.isEmpty()) {
            throw new SetupException(
                    done.isEmpty() ? ExitCode.REFUSED : ExitCode.HALF_DONE,
                    "Somebody else has changed the user pool meanwhile:\n"
                            + lines(moved)
                            + "\n"
                            + (done.isEmpty()
                                    ? "Nothing was changed. Run the command again to see it anew."
                                    : soFar()));
        }
    }

    private void prove(Change change, LambdaClient lambda) {
        var other = change.after().settingsChangedTo(live.read());
        for (int reading = 1; reading < READINGS && !other.isEmpty(); reading++) {
            pause();
            other = change.after().settingsChangedTo(live.read());
        }
        if (!other.isEmpty()) {
            throw new SetupException(
                    ExitCode.HALF_DONE,
                    "The change was made, but Cognito now says more than was meant (- meant, + is):\n"
                            + lines(other)
                            + "\nTo go back: "
                            + wayBack);
        }
        for (var permission : change.add()) {
            if (!AliasPolicy.read(lambda, permission.alias()).admits(permission.pool())) {
                throw new SetupException(
                        ExitCode.HALF_DONE,
                        "The permission on "
                                + alias(permission)
                                + " was given but isn't there. To go back: "
                                + wayBack);
            }
        }
    }

    private SetupException interrupted(SdkException trouble) {
        var explained = AwsTrouble.explained(trouble).getMessage();
        var refused =
                trouble instanceof AwsServiceException answer
                        && answer.statusCode() < SERVER_TROUBLE;
        if (done.isEmpty() && refused) {
            return new SetupException(ExitCode.UNREACHABLE, explained + " Nothing was changed.");
        }
        return new SetupException(ExitCode.HALF_DONE, explained + "\n" + soFar());
    }

    private String soFar() {
        return (done.isEmpty()
                        ? "Whether anything was changed is not known."
                        : "Changed so far: " + String.join(", ", done) + ".")
                + "\nTo go on: run the same command again. To go back: "
                + wayBack;
    }

    private static String lines(List<Difference> differences) {
        return String.join(
                "\n", differences.stream().flatMap(one -> one.lines().stream()).toList());
    }

    private static String alias(Permission permission) {
        return permission.alias().text();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
