package cognitoverify.integration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sign-ins on the local Cognito's page, as people do them: by its labels, in a real browser. */
@NeedsChromium
class PageIT {
    @RegisterExtension final LocalPage page = new LocalPage();

    @Test
    void theCodeOnThePhoneSignsIn() {
        page.signIn();
        assertThat(page.said()).hasText("We sent you a code.");

        page.enter(page.codeOnThePhone());

        assertThat(page.page().getByText("Signed in as +12025550100")).isVisible();
        assertThat(page.calls().first()).containsText("tokens");
        page.picture("signed-in");
    }

    @Test
    void aWrongCodeLeavesGuessesAndTheRightOneStillSignsIn() {
        page.signIn();
        var right = page.codeOnThePhone();

        page.enterWrongCode();

        assertThat(page.said()).hasText("That code is not correct.");
        assertThat(page.page().getByText("2 guesses left")).isVisible();
        page.picture("wrong-code");
        page.enter(right);
        page.isSignedIn();
    }

    @Test
    void threeWrongCodesEndInTheFormOfTheBeginning() {
        page.signIn();
        for (int guess = 1; guess <= 3; guess++) {
            page.enterWrongCode();
            if (guess < 3) {
                assertThat(page.page().getByText(3 - guess + " guess")).isVisible();
            }
        }

        assertThat(page.said()).containsText("NotAuthorizedException");
        assertThat(page.button("Sign in")).isVisible();
    }

    @Test
    void withAPasswordTheCodeIsTheSecondStep() {
        page.choosePassword();
        page.signIn();

        assertThat(page.page().locator("#asked")).containsText("+*******0100");
        page.enter(page.codeOnThePhone());

        page.isSignedIn();
    }

    @Test
    void aWrongPasswordIsRefusedInCognitosWords() {
        page.choosePassword();
        page.labelled("Password").fill("Wrong-1");
        page.signIn();

        assertThat(page.said()).hasText("NotAuthorizedException: Incorrect username or password.");
    }

    @Test
    void whoSignsUpCanSignIn() {
        page.labelled("Phone number or e-mail").fill("+12025550177");
        page.button("Sign up with this number").click();
        assertThat(page.said()).hasText("Signed up. Now sign in.");

        page.signIn();
        page.enter(page.codeOnThePhone());

        assertThat(page.page().getByText("Signed in as +12025550177")).isVisible();
    }

    @Test
    void whoSignsUpWithAPasswordNeedsItAndTheCode() {
        page.choosePassword();
        page.labelled("Phone number or e-mail").fill("+12025550178");
        page.labelled("Password").fill("Another-Horse-2");
        page.button("Sign up with this number").click();
        assertThat(page.said()).hasText("Signed up. Now sign in.");

        page.signIn();
        page.enter(page.codeOnThePhone());

        assertThat(page.page().getByText("Signed in as +12025550178")).isVisible();
    }

    @Test
    void tokensAreRefreshedAndASignOutEndsThem() {
        page.signIn();
        page.enter(page.codeOnThePhone());
        page.button("Refresh").click();
        assertThat(page.said()).hasText("New tokens.");

        page.button("Sign out").click();

        assertThat(page.said()).hasText("Signed out.");
        assertThat(page.button("Sign in")).isVisible();
    }

    @Test
    void theTimelineTellsWhatTwilioWasAskedAndWhatItAnswered() {
        page.signIn();
        page.enter(page.codeOnThePhone());
        page.isSignedIn();

        assertThat(page.page().getByText("Twilio: Verifications → 201 pending")).isVisible();
        var check = page.page().getByText("Twilio: VerificationCheck → 200 approved");
        check.click();
        assertThat(check.locator(".."))
                .containsText("\"Code\":", new ContainsTextOptions().setUseInnerText(true));
    }

    @Test
    void aClearedTimelineShowsOnlyWhatComesThen() {
        page.signIn();
        assertThat(page.calls()).hasCount(2);

        page.button("Clear").click();

        assertThat(page.calls()).hasCount(0);
        page.enterWrongCode();
        assertThat(page.calls()).hasCount(3);
    }
}
