package cognitoverify.define;

import static cognitoverify.protocol.SignInMode.MFA;

import cognitoverify.define.Decision.AskForCode;
import cognitoverify.define.Decision.AskForPassword;
import cognitoverify.define.Decision.Cause;
import cognitoverify.define.Decision.Fail;
import cognitoverify.define.Decision.IssueTokens;
import cognitoverify.protocol.SignInPolicy;

import java.util.List;

/**
 * The decision table of {@code docs/protocol.md}. Only the sessions listed there lead on;
 * everything else ends the sign-in.
 *
 * @param policy the mode, and how many wrong guesses end a sign-in
 * @param userNotFound whether Cognito made the user up
 * @param hasAction whether this call carried a {@code codeAction}: then verify did not look at the
 *     answer
 */
record SignInRules(SignInPolicy policy, boolean userNotFound, boolean hasAction) {
    /** The most rounds of a sign-in, resends included. */
    static final int MAX_ROUNDS = 15;

    /** Decides what comes after these steps, the oldest of which is first. */
    Decision next(List<Step> steps) {
        return policy.mode() == MFA ? withPassword(steps) : withoutPassword(steps);
    }

    private Decision withoutPassword(List<Step> steps) {
        // Old mobile SDKs begin with SRP_A although there is no password; it proves nothing and is
        // passed over.
        return afterRounds(startsWithSrp(steps) ? steps.subList(1, steps.size()) : steps);
    }

    private Decision withPassword(List<Step> steps) {
        if (steps.isEmpty()) {
            return new Fail(Cause.PASSWORD_SKIPPED);
        }
        if (!startsWithSrp(steps)) {
            return new Fail(Cause.MALFORMED_SESSION);
        }
        return steps.size() == 1
                ? new AskForPassword()
                : afterPassword(steps.get(1), steps.subList(2, steps.size()));
    }

    private Decision afterPassword(Step password, List<Step> rounds) {
        if (password.isPasswordRefused()) {
            return new Fail(Cause.WRONG_PASSWORD);
        }
        return password.isPasswordVerified()
                ? afterRounds(rounds)
                : new Fail(Cause.MALFORMED_SESSION);
    }

    private static boolean startsWithSrp(List<Step> steps) {
        return !steps.isEmpty() && steps.getFirst().isSrpStarted();
    }

    private Decision afterRounds(List<Step> rounds) {
        if (rounds.isEmpty()) {
            return new AskForCode();
        }
        if (!areHonest(rounds)) {
            return new Fail(Cause.MALFORMED_SESSION);
        }
        var last = rounds.getLast();
        return last.correct()
                ? afterRightCode(rounds.size(), last.guessesBefore())
                : afterWrongCode(rounds.size(), last.guessesBefore());
    }

    /** All rounds are ours, and none but the last was answered right. */
    private static boolean areHonest(List<Step> rounds) {
        return rounds.stream().allMatch(Step::isCode)
                && rounds.stream().limit(rounds.size() - 1).noneMatch(Step::correct);
    }

    private Decision afterRightCode(int rounds, int guesses) {
        if (hasAction) {
            // Verify never looks at an answer that comes with an action, so it can't have been
            // right.
            return new Fail(Cause.MALFORMED_SESSION);
        }
        if (guesses >= policy.maxGuesses()) {
            return new Fail(Cause.TOO_MANY_GUESSES);
        }
        if (rounds > MAX_ROUNDS) {
            return new Fail(Cause.TOO_MANY_ROUNDS);
        }
        return userNotFound ? new Fail(Cause.USER_NOT_FOUND) : new IssueTokens();
    }

    private Decision afterWrongCode(int rounds, int guessesBefore) {
        var guesses = hasAction ? guessesBefore : guessesBefore + 1;
        if (guesses >= policy.maxGuesses()) {
            return new Fail(Cause.TOO_MANY_GUESSES);
        }
        return rounds >= MAX_ROUNDS ? new Fail(Cause.TOO_MANY_ROUNDS) : new AskForCode();
    }
}
