package cognitoverify.setup.ledger;

import cognitoverify.ledger.Limits;
import cognitoverify.ledger.UserRecord;
import cognitoverify.setup.report.Report;

/** What is counted against a user, in words. */
final class GuessesText {
    private GuessesText() {}

    static void say(Report report, UserRecord user, Limits limits, long now) {
        report.say(
                "Wrong guesses in a row: " + user.guesses() + " of " + limits.guesses() + ".",
                "guesses",
                user.guesses());
        var wait = Math.max(0, limits.guessAfter(user) - now);
        report.member("waitSeconds", wait);
        if (wait > 0) {
            report.say("The user must wait for another " + (wait + 59) / 60 + " min.");
        }
    }
}
