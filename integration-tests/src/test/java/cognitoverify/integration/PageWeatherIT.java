package cognitoverify.integration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cognitoverify.local.cognito.LocalCognito;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page's weather does, and what the page says of it. */
@NeedsChromium
class PageWeatherIT {
    /** Two attempts of Cognito, and some. */
    private static final double A_WHILE = 20_000;

    @RegisterExtension final LocalPage page = new LocalPage();

    @Test
    void whileTwilioIsDownTheUserIsToldThatACodeMayBeOnItsWay() {
        choose("Twilio down", "Twilio answers 503.");
        page.signIn();

        assertThat(page.said()).hasText("A code may be on its way. If none comes, ask again.");
    }

    @Test
    void aSlowTwilioStillSendsCodes() {
        choose("Slow Twilio", "Twilio answers after 2 seconds.");
        page.signIn();

        assertThat(page.page().getByText("→ 201 pending after 2,000 ms")).isVisible();
        page.labelled("Fine").check();
        page.enter(page.codeOnThePhone());
        page.isSignedIn();
    }

    @Test
    void theWeatherOutlivesThePage() {
        choose("Slow Twilio", "Twilio answers after 2 seconds.");
        choose("Cold start over 5 s", "one message");

        page.visit();

        assertThat(page.weatherNote()).containsText("one message");
        assertThat(page.labelled("Slow Twilio")).isChecked();
        assertThat(page.labelled("Cold start over 5 s")).isChecked();
    }

    @Test
    void anExpiredCodeIsMarkedOnThePhoneAndWrong() {
        page.signIn();
        var code = page.codeOnThePhone();

        page.button("Let the codes expire").click();

        assertThat(page.weatherNote()).containsText("1 code has expired.");
        assertThat(page.messages().first()).containsText("This code has expired.");
        page.enter(code);
        assertThat(page.said()).hasText("That code has expired. Ask for a new one.");
        page.picture("code-expired");
    }

    @Test
    void withoutACodeThereIsNothingToExpire() {
        page.button("Let the codes expire").click();

        assertThat(page.weatherNote()).hasText("There was no code alive.");
    }

    /** Cognito's own patience, twice: this takes two dozen seconds. */
    @Test
    void aColdStartBringsOneMessageWithTheLedgerAndTwoWithoutIt() {
        signInAfterAColdStart();
        assertThat(attempt(1)).containsText("CODE_SENT · DUPLICATE");
        assertThat(page.messages()).hasCount(1);
        page.picture("cold-start");

        try (var without = LocalCognito.builder().ledger(false).start()) {
            warmUp(without);
            signInAfterAColdStart();
            assertThat(page.weatherNote()).containsText("two messages");
            assertThat(page.messages()).hasCount(2, new HasCountOptions().setTimeout(A_WHILE));
            page.picture("cold-start-without-ledger");
        }
    }

    /** And waits until the page says so: only then do Twilio or the functions know of it. */
    private void choose(String weather, String note) {
        page.labelled(weather).check();
        assertThat(page.weatherNote()).containsText(note);
    }

    private void signInAfterAColdStart() {
        choose("Cold start over 5 s", "6 seconds late");
        page.signIn();

        assertThat(page.said())
                .hasText("We sent you a code.", new HasTextOptions().setTimeout(A_WHILE));
        assertThat(attempt(1)).containsText("given up");
        assertThat(attempt(2)).containsText("CODE_SENT");
        assertThat(attempt(1))
                .containsText("too late, ignored", new ContainsTextOptions().setTimeout(A_WHILE));
    }

    /** So that nothing but what is asked for is slow. */
    private void warmUp(LocalCognito server) {
        page.visit(server);
        page.signIn();
        assertThat(page.code()).isVisible();
        server.reset();
        page.visit(server);
    }

    private Locator attempt(int number) {
        return page.calls()
                .filter(new Locator.FilterOptions().setHasText("attempt " + number))
                .filter(new Locator.FilterOptions().setHasText("CreateAuthChallenge"));
    }
}
