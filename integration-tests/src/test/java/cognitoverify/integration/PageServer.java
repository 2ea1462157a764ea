package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.cognito.LocalCognito;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One local Cognito and one browser for all tests of the page, ended after the last of them. */
final class PageServer implements AutoCloseable {
    private static final int WARM_UPS = 6;
    private static final double PATIENCE_MILLIS = 10_000;

    private final Aging aging = new Aging();
    private final LocalCognito cognito = LocalCognito.builder().functions(aging).start();
    private final Browser browser = new Browser(Browser.executable().orElseThrow());

    private PageServer() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        warmUp("Passwordless");
        warmUp("Password and code");
    }

    static PageServer of(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(PageServer.class))
                .computeIfAbsent(PageServer.class, _ -> new PageServer(), PageServer.class);
    }

    LocalCognito cognito() {
        return cognito;
    }

    Browser browser() {
        return browser;
    }

    Aging aging() {
        return aging;
    }

    void reset() {
        aging.reset();
        cognito.reset();
    }

    @Override
    public void close() {
        browser.close();
        cognito.close();
    }

    /**
     * On a busy machine a function's first call may be too slow for its own deadlines, as after a
     * cold start. From then on it has no excuse.
     */
    private void warmUp(String mode) {
        for (int tries = 1; !signsIn(mode); tries++) {
            assertThat(tries).as("tries to sign in: " + mode).isLessThan(WARM_UPS);
        }
    }

    private boolean signsIn(String mode) {
        cognito.reset();
        var page = browser.page(new NewContextOptions());
        try {
            page.navigate(cognito.uri().toString());
            LocalPage.chooseMode(page, mode);
            click(page, "Sign in");
            var code = page.locator("#messages strong").textContent();
            page.locator("#code").fill(code);
            click(page, "Confirm");
            page.getByText("Signed in as").waitFor();
            return true;
        } catch (PlaywrightException tooSlow) {
            return false;
        } finally {
            page.context().close();
        }
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
