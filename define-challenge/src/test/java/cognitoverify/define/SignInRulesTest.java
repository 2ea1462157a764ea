package cognitoverify.define;

import static cognitoverify.protocol.SignInMode.MFA;
import static cognitoverify.protocol.SignInMode.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.define.Decision.AskForCode;
import cognitoverify.define.Decision.AskForPassword;
import cognitoverify.define.Decision.Cause;
import cognitoverify.define.Decision.Fail;
import cognitoverify.define.Decision.IssueTokens;
import cognitoverify.protocol.ChallengeMetadata;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.SendWindow;
import cognitoverify.protocol.SignInMode;
import cognitoverify.protocol.SignInPolicy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The decision table, row by row. {@link EverySessionTest} proves that there is no other way to
 * tokens.
 */
class SignInRulesTest {
    private static final int MAX_GUESSES = 3;
    private static final Step SRP = new Step("SRP_A", true, null);
    private static final Step PASSWORD = new Step("PASSWORD_VERIFIER", true, null);

    @Test
    void aPasswordlessSignInBeginsWithACode() {
        assertThat(next(PASSWORDLESS, List.of())).isEqualTo(new AskForCode());
    }

    @Test
    void anOldSdksSrpWithoutAPasswordIsPassedOver() {
        assertThat(next(PASSWORDLESS, List.of(SRP))).isEqualTo(new AskForCode());
        assertThat(next(PASSWORDLESS, List.of(SRP, right(0)))).isEqualTo(new IssueTokens());
    }

    /** D2. */
    @Test
    void withMfaASignInWithoutAPasswordFails() {
        assertThat(next(MFA, List.of())).isEqualTo(new Fail(Cause.PASSWORD_SKIPPED));
        assertThat(next(MFA, List.of(right(0)))).isEqualTo(new Fail(Cause.MALFORMED_SESSION));
    }

    /** D3: Cognito calls SRP_A right before any password was checked. */
    @Test
    void withMfaThePasswordComesAfterSrp() {
        assertThat(next(MFA, List.of(SRP))).isEqualTo(new AskForPassword());
    }

    @Test
    void withMfaTheCodeComesAfterThePassword() {
        assertThat(next(MFA, List.of(SRP, PASSWORD))).isEqualTo(new AskForCode());
    }

    @Test
    void withMfaAWrongPasswordFails() {
        var wrong = new Step("PASSWORD_VERIFIER", false, null);

        assertThat(next(MFA, List.of(SRP, wrong))).isEqualTo(new Fail(Cause.WRONG_PASSWORD));
    }

    @Test
    void withoutMfaAPasswordIsNoPartOfASignIn() {
        assertThat(next(PASSWORDLESS, List.of(SRP, PASSWORD)))
                .isEqualTo(new Fail(Cause.MALFORMED_SESSION));
    }

    @ParameterizedTest
    @EnumSource
    void theRightCodeIsWorthTokens(SignInMode mode) {
        assertThat(next(mode, after(mode, right(0)))).isEqualTo(new IssueTokens());
    }

    /** D4. */
    @ParameterizedTest
    @EnumSource
    void theLastGuessMayStillBeRight(SignInMode mode) {
        assertThat(next(mode, after(mode, wrong(0), wrong(1), right(2))))
                .isEqualTo(new IssueTokens());
    }

    /** D4. */
    @ParameterizedTest
    @EnumSource
    void aWrongCodeLeadsToAnotherRoundUntilTheGuessesAreUsedUp(SignInMode mode) {
        assertThat(next(mode, after(mode, wrong(0)))).isEqualTo(new AskForCode());
        assertThat(next(mode, after(mode, wrong(0), wrong(1)))).isEqualTo(new AskForCode());
        assertThat(next(mode, after(mode, wrong(0), wrong(1), wrong(2))))
                .isEqualTo(new Fail(Cause.TOO_MANY_GUESSES));
    }

    /** D4: verify did not look at the answer, so it was no guess. */
    @ParameterizedTest
    @EnumSource
    void anActionIsNoGuess(SignInMode mode) {
        var steps = after(mode, wrong(0), wrong(1), wrong(2));

        assertThat(new SignInRules(policy(mode), false, true).next(steps))
                .isEqualTo(new AskForCode());
    }

    /** D4: an action can't hide that the guesses were used up before. */
    @ParameterizedTest
    @EnumSource
    void anActionDoesNotBringGuessesBack(SignInMode mode) {
        var steps = after(mode, wrong(3));

        assertThat(new SignInRules(policy(mode), false, true).next(steps))
                .isEqualTo(new Fail(Cause.TOO_MANY_GUESSES));
    }

    /** D4: a guess can't be disguised as a resend. */
    @ParameterizedTest
    @EnumSource
    void aRightCodeWithAnActionIsMalformed(SignInMode mode) {
        assertThat(new SignInRules(policy(mode), false, true).next(after(mode, right(0))))
                .isEqualTo(new Fail(Cause.MALFORMED_SESSION));
    }

    @ParameterizedTest
    @EnumSource
    void aRightCodeAfterTooManyGuessesComesTooLate(SignInMode mode) {
        assertThat(next(mode, after(mode, right(2)))).isEqualTo(new IssueTokens());
        assertThat(next(mode, after(mode, right(3)))).isEqualTo(new Fail(Cause.TOO_MANY_GUESSES));
    }

    /** D5. */
    @ParameterizedTest
    @EnumSource
    void aUserWhoDoesNotExistGoesThroughTheSameRoundsAndNeverGetsTokens(SignInMode mode) {
        var rules = new SignInRules(policy(mode), true, false);

        assertThat(rules.next(after(mode))).isEqualTo(new AskForCode());
        assertThat(rules.next(after(mode, wrong(0)))).isEqualTo(new AskForCode());
        assertThat(rules.next(after(mode, right(0)))).isEqualTo(new Fail(Cause.USER_NOT_FOUND));
        assertThat(rules.next(after(mode, wrong(2)))).isEqualTo(new Fail(Cause.TOO_MANY_GUESSES));
    }

    /** D6. */
    @ParameterizedTest
    @EnumSource
    void aSignInHasFifteenRoundsAtTheMost(SignInMode mode) {
        assertThat(withAction(mode, rounds(14, wrong(0)))).isEqualTo(new AskForCode());
        assertThat(withAction(mode, rounds(15, wrong(0))))
                .isEqualTo(new Fail(Cause.TOO_MANY_ROUNDS));
        assertThat(next(mode, after(mode, rounds(15, right(0))))).isEqualTo(new IssueTokens());
        assertThat(next(mode, after(mode, rounds(16, right(0)))))
                .isEqualTo(new Fail(Cause.TOO_MANY_ROUNDS));
    }

    @ParameterizedTest
    @EnumSource
    void aRightCodeThatIsNotTheLastEntryIsMalformed(SignInMode mode) {
        assertThat(next(mode, after(mode, right(0), wrong(0))))
                .isEqualTo(new Fail(Cause.MALFORMED_SESSION));
        assertThat(next(mode, after(mode, right(0), right(0))))
                .isEqualTo(new Fail(Cause.MALFORMED_SESSION));
    }

    /** D1: metadata that is not ours. */
    @ParameterizedTest
    @EnumSource
    void aRoundWithoutOurMetadataIsMalformed(SignInMode mode) {
        var foreign = new Step("CUSTOM_CHALLENGE", true, null);

        assertThat(next(mode, after(mode, foreign))).isEqualTo(new Fail(Cause.MALFORMED_SESSION));
        assertThat(next(mode, after(mode, new Step("CUSTOM_CHALLENGE", false, null), right(0))))
                .isEqualTo(new Fail(Cause.MALFORMED_SESSION));
    }

    /** D1, D6: Cognito's other names, a native MFA's and a remembered device's among them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SMS_MFA",
                "DEVICE_SRP_AUTH",
                "DEVICE_PASSWORD_VERIFIER",
                "ADMIN_NO_SRP_AUTH",
                "NEW_PASSWORD_REQUIRED",
                "custom_challenge",
                ""
            })
    void aNameThatIsNotListedEndsTheSignIn(String name) {
        var other = new Step(name, true, metadata(0));

        assertThat(next(PASSWORDLESS, List.of(other))).isInstanceOf(Fail.class);
        assertThat(next(PASSWORDLESS, List.of(other, right(0)))).isInstanceOf(Fail.class);
        assertThat(next(PASSWORDLESS, List.of(right(0), other))).isInstanceOf(Fail.class);
        assertThat(next(MFA, List.of(SRP, PASSWORD, right(0), other))).isInstanceOf(Fail.class);
    }

    private static Decision next(SignInMode mode, List<Step> steps) {
        return new SignInRules(policy(mode), false, false).next(steps);
    }

    private static Decision withAction(SignInMode mode, Step... rounds) {
        return new SignInRules(policy(mode), false, true).next(after(mode, rounds));
    }

    private static SignInPolicy policy(SignInMode mode) {
        return new SignInPolicy(mode, MAX_GUESSES);
    }

    /** The mode's honest beginning, and then these rounds. */
    private static List<Step> after(SignInMode mode, Step... rounds) {
        var steps = new ArrayList<>(mode == MFA ? List.of(SRP, PASSWORD) : List.<Step>of());
        steps.addAll(List.of(rounds));
        return steps;
    }

    private static Step[] rounds(int count, Step last) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(round -> round == count ? last : wrong(0))
                .toArray(Step[]::new);
    }

    private static Step right(int guessesBefore) {
        return new Step("CUSTOM_CHALLENGE", true, metadata(guessesBefore));
    }

    private static Step wrong(int guessesBefore) {
        return new Step("CUSTOM_CHALLENGE", false, metadata(guessesBefore));
    }

    private static @Nullable ChallengeMetadata metadata(int guesses) {
        return new ChallengeMetadata(guesses, SendWindow.NONE, Channel.SMS, null, "");
    }
}
