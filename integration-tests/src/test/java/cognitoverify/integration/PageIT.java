package cognitoverify.integration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import cognitoverify.local.cognito.LocalCognito;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The local Cognito's page, as people use it: by its labels, in a real browser. */
@NeedsChromium
class PageIT {
    private static final int WARM_UPS = 6;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static @Nullable LocalCognito cognito;
    private static @Nullable Browser browser;

    private final List<String> errors = new ArrayList<>();
    private Page page = open(new NewContextOptions().setViewportSize(1240, 860));

    @BeforeAll
    static void start() {
        cognito = LocalCognito.builder().start();
        PlaywrightAssertions.setDefaultAssertionTimeout(10_000);
        browser = new Browser(Browser.executable().orElseThrow());
        warmUp("Passwordless");
        warmUp("Password and code");
    }

    /**
     * On a busy machine a function's first call may be too slow for its own deadlines, as after a
     * cold start. From then on it has no excuse.
     */
    private static void warmUp(String mode) {
        for (int tries = 1; !signsIn(mode); tries++) {
            assertThat(tries).as("tries to sign in: " + mode).isLessThan(WARM_UPS);
        }
    }

    private static boolean signsIn(String mode) {
        cognito().reset();
        var page = requireNonNull(browser).page(new NewContextOptions());
        try {
            page.navigate(cognito().uri().toString());
            page.getByText(mode, new Page.GetByTextOptions().setExact(true)).click();
            page.getByRole(AriaRole.BUTTON, named("Sign in").setExact(true)).click();
            var code = page.locator("#messages strong").textContent();
            page.locator("#code").fill(code);
            page.getByRole(AriaRole.BUTTON, named("Confirm")).click();
            page.getByText("Signed in as").waitFor();
            return true;
        } catch (PlaywrightException tooSlow) {
            return false;
        } finally {
            page.context().close();
        }
    }

    @AfterAll
    static void end() {
        requireNonNull(browser).close();
        requireNonNull(cognito).close();
    }

    @BeforeEach
    void everythingNew() {
        cognito().reset();
        page.navigate(cognito().uri().toString());
    }

    @AfterEach
    void noScriptFailed() {
        page.context().close();
        assertThat(errors).isEmpty();
    }

    @Test
    void theCodeOnThePhoneSignsIn() {
        button("Sign in").click();
        assertThat(message()).hasText("We sent you a code.");
        assertThat(code()).isFocused();

        enter(codeOnThePhone());

        assertThat(page.getByText("Signed in as +12025550100")).isVisible();
        assertThat(page.locator("#calls li").first()).containsText("tokens");
        picture("signed-in");
    }

    @Test
    void aWrongCodeLeavesGuessesAndTheRightOneStillSignsIn() {
        button("Sign in").click();
        var right = codeOnThePhone();

        enter(right.equals("000000") ? "000001" : "000000");

        assertThat(message()).hasText("That code is not correct.");
        assertThat(page.getByText("2 guesses left")).isVisible();
        picture("wrong-code");
        enter(right);
        assertThat(page.getByText("Signed in as")).isVisible();
    }

    @Test
    void threeWrongCodesEndInTheFormOfTheBeginning() {
        button("Sign in").click();
        var right = codeOnThePhone();
        for (int guess = 1; guess <= 3; guess++) {
            enter(right.equals("000000") ? "000001" : "000000");
            if (guess < 3) {
                assertThat(page.getByText(3 - guess + " guess")).isVisible();
            }
        }

        assertThat(message()).containsText("NotAuthorizedException");
        assertThat(button("Sign in")).isVisible();
    }

    @Test
    void withAPasswordTheCodeIsTheSecondStep() {
        page.getByText("Password and code").click();
        button("Sign in").click();

        assertThat(page.getByText("+*******0100")).isVisible();
        enter(codeOnThePhone());

        assertThat(page.getByText("Signed in as")).isVisible();
    }

    @Test
    void aWrongPasswordIsRefusedInCognitosWords() {
        page.getByText("Password and code").click();
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("Wrong-1");
        button("Sign in").click();

        assertThat(message()).hasText("NotAuthorizedException: Incorrect username or password.");
    }

    @Test
    void aResendCountsDownAndThenSendsByAnotherChannel() {
        page.clock().install();
        page.navigate(cognito().uri().toString());
        button("Sign in").click();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Again in"))).isDisabled();

        page.clock().fastForward(31_000);

        assertThat(button("Send again")).isEnabled();
        page.getByLabel("Send it by").selectOption("CALL");
        button("Send again").click();
        // The page's clock is ahead; Cognito's is not.
        assertThat(message()).hasText("Wait a moment before you ask again.");
    }

    @Test
    void everythingCanBeDoneByKeyboard() {
        page.getByLabel("Phone number or e-mail").press("Enter");
        assertThat(code()).isFocused();
        page.keyboard().type(codeOnThePhone());
        page.keyboard().press("Enter");

        assertThat(page.getByText("Signed in as")).isVisible();
    }

    @Test
    void whileTwilioIsDownTheUserIsToldThatACodeMayBeOnItsWay() {
        page.getByLabel("Twilio down").check();
        button("Sign in").click();

        assertThat(message()).hasText("A code may be on its way. If none comes, ask again.");
    }

    @Test
    void whoSignsUpCanSignIn() {
        page.getByLabel("Phone number or e-mail").fill("+12025550177");
        button("Sign up with this number").click();
        assertThat(message()).hasText("Signed up. Now sign in.");

        button("Sign in").click();
        enter(codeOnThePhone());

        assertThat(page.getByText("Signed in as +12025550177")).isVisible();
    }

    @Test
    void tokensAreRefreshedAndASignOutEndsThem() {
        button("Sign in").click();
        enter(codeOnThePhone());
        button("Refresh").click();
        assertThat(message()).hasText("New tokens.");

        button("Sign out").click();

        assertThat(message()).hasText("Signed out.");
        assertThat(button("Sign in")).isVisible();
    }

    @Test
    void onAPhonesWidthNothingSticksOut() {
        page.context().close();
        page =
                open(
                        new NewContextOptions()
                                .setViewportSize(360, 740)
                                .setColorScheme(ColorScheme.DARK));
        page.navigate(cognito().uri().toString());
        button("Sign in").click();
        assertThat(code()).isVisible();

        assertThat(
                        page.evaluate(
                                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
        picture("phone-width");
    }

    private static LocalCognito cognito() {
        return requireNonNull(cognito);
    }

    private Page open(NewContextOptions options) {
        var opened = requireNonNull(browser).page(options);
        opened.onPageError(errors::add);
        return opened;
    }

    private void enter(String text) {
        code().fill(text);
        button("Confirm").click();
    }

    private String codeOnThePhone() {
        assertThat(page.locator("#messages li")).hasCount(1);
        return page.locator("#messages strong").textContent();
    }

    private Locator code() {
        return page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true));
    }

    private Locator message() {
        return page.locator("#message");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }
}
