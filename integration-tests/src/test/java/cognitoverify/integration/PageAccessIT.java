package cognitoverify.integration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page for people without a mouse, without sight, or with a small screen. */
@NeedsChromium
class PageAccessIT {
    private static final String NUMBER = "Phone number or e-mail";

    @RegisterExtension final LocalPage page = new LocalPage();

    @Test
    void aSignInNeedsNoMouse() {
        assertThat(page.labelled(NUMBER)).isFocused();
        page.page().keyboard().press("Enter");
        assertThat(page.code()).isFocused();
        page.page().keyboard().type(page.codeOnThePhone());
        page.page().keyboard().press("Enter");

        page.isSignedIn();
    }

    @Test
    void aSignInWithAPasswordNeedsNoMouse() {
        var keyboard = page.page().keyboard();
        assertThat(page.labelled(NUMBER)).isFocused();
        keyboard.press("Shift+Tab");
        keyboard.press("ArrowRight");
        keyboard.press("Tab");
        keyboard.press("Tab");
        assertThat(page.labelled("Password")).isFocused();
        keyboard.press("Enter");
        assertThat(page.code()).isFocused();
        keyboard.type(page.codeOnThePhone());
        keyboard.press("Enter");

        page.isSignedIn();
    }

    @ParameterizedTest
    @CsvSource({
        "HEADING,    Local Cognito",
        "REGION,     Weather",
        "GROUP,      Twilio",
        "RADIO,      Slow Twilio",
        "CHECKBOX,   Cold start over 5 s",
        "BUTTON,     Let the codes expire",
        "REGION,     Your app",
        "RADIOGROUP, Sign-in mode",
        "RADIO,      Password and code",
        "TEXTBOX,    Phone number or e-mail",
        "BUTTON,     Sign in",
        "REGION,     The phone",
        "LIST,       The phone",
        "REGION,     What Cognito does",
        "LIST,       What Cognito does",
        "REGION,     Limits",
        "BUTTON,     Forget limits",
        "HEADING,    Passwordless",
    })
    void aScreenReaderFindsItByItsName(AriaRole role, String name) {
        assertThat(page.named(role, name)).hasCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "TEXTBOX,  Code",
        "BUTTON,   Confirm",
        "COMBOBOX, Send it by",
        "BUTTON,   Start again",
        "LISTITEM, Text message to +12025550100",
        "LIST,     Passwordless",
    })
    void aScreenReaderFindsWhatARoundHas(AriaRole role, String name) {
        page.signIn();

        assertThat(page.named(role, name)).hasCount(1);
    }

    @Test
    void whatChangesIsAnnounced() {
        assertThat(page.said()).hasAttribute("aria-live", "polite");
        assertThat(page.weatherNote()).hasAttribute("aria-live", "polite");
        assertThat(page.page().locator("#limits-note")).hasAttribute("aria-live", "polite");
        assertThat(page.page().locator("#messages")).hasAttribute("aria-live", "polite");
    }

    @Test
    void onAPhonesWidthARoundFits() {
        openOnAPhone();
        page.signIn();
        assertThat(page.messages()).hasCount(1);

        page.fitsItsWidth();
        page.picture("phone-width");
    }

    @Test
    void onAPhonesWidthTokensAndAnOpenTimelineFit() {
        openOnAPhone();
        page.signIn();
        page.enter(page.codeOnThePhone());
        page.isSignedIn();
        assertThat(page.calls()).hasCount(4);

        page.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");

        page.fitsItsWidth();
    }

    private void openOnAPhone() {
        page.open(
                new NewContextOptions().setViewportSize(360, 740).setColorScheme(ColorScheme.DARK));
    }
}
