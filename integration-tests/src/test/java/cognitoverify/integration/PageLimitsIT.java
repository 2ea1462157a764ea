package cognitoverify.integration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page tells of limits: to the user, in the timeline, and in their own panel. */
@NeedsChromium
class PageLimitsIT {
    private static final int TOO_MANY = 11;

    @RegisterExtension final LocalPage page = new LocalPage();

    @Test
    void atFirstNobodyIsKnown() {
        assertThat(page.limits().getByText("Nobody yet.")).hasCount(2);
    }

    @Test
    void whoIsSentACodeIsShownWithTheirCounts() {
        page.signIn();

        assertThat(page.limits())
                .containsText(
                        "+12025550100: 1 code today, 1 in this window, 0 wrong guesses in a row."
                                + " No code until ");
    }

    @Test
    void aStrangerIsShownAsSomebodyUnknown() {
        signInAsAStranger();

        assertThat(page.limits()).containsText("somebody unknown: 1 code today");
    }

    @Test
    void theTimelineTellsWhyAStrangerGetsNoCode() {
        signInAsAStranger();

        assertThat(page.said()).hasText("We sent you a code.");
        assertThat(page.calls().first()).containsText("CODE_SENT · USER_NOT_FOUND");
        assertThat(page.calls().first()).containsText("somebody unknown");
    }

    @Test
    void whoGuessesTooOftenOverSeveralSignInsIsToldHowLongToWait() {
        guess(TOO_MANY);

        assertThat(page.said()).hasText("Those were many guesses. Wait 5 min.");
        assertThat(page.button("Again in 5 min")).isDisabled();
        page.picture("too-many-guesses");
    }

    @Test
    void theTimelineTellsWhoGuessedTooOften() {
        guess(TOO_MANY);

        assertThat(page.calls().first()).containsText("TOO_MANY_GUESSES · USER_GUESSES");
        assertThat(page.calls().first()).containsText("+12025550100");
    }

    @Test
    void theLimitsTellWhoGuessedTooOften() {
        guess(TOO_MANY);

        assertThat(page.limits())
                .containsText("10 wrong guesses in a row. No code and no guess until ");
    }

    @Test
    void forgottenLimitsLetEverybodyGoOn() {
        guess(TOO_MANY);

        page.button("Forget limits").click();

        assertThat(page.limits().getByText("All limits are forgotten.")).isVisible();
        assertThat(page.limits().getByText("Nobody yet.")).hasCount(2);
        page.button("Start again").click();
        page.signIn();
        assertThat(page.said()).hasText("We sent you a code.");
    }

    @Test
    void onAPhonesWidthLimitsFit() {
        page.open(
                new NewContextOptions().setViewportSize(360, 740).setColorScheme(ColorScheme.DARK));
        guess(TOO_MANY);
        assertThat(page.limits()).containsText("No code and no guess until ");

        page.fitsItsWidth();
        page.picture("limits-phone-width");
    }

    private void signInAsAStranger() {
        page.labelled("Phone number or e-mail").fill("+12025550199");
        page.signIn();
    }

    /** Beginning again whenever a sign-in is over. */
    private void guess(int times) {
        page.signIn();
        for (var guess = 0; guess < times; guess++) {
            page.enterWrongCode();
            assertThat(page.said()).not().hasText("One moment…");
            if (page.button("Sign in").isVisible()) {
                page.signIn();
                assertThat(page.code()).isVisible();
            }
        }
    }
}
