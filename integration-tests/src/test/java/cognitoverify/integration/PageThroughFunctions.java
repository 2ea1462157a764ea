package cognitoverify.integration;

import cognitoverify.local.cognito.LocalCognito;
import cognitoverify.protocol.SignInMode;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The local Cognito's page in a browser, with functions that run in containers. */
final class PageThroughFunctions implements AutoCloseable {
    private final RunningFunctions functions;
    private final LocalCognito cognito;
    private final Browser browser = new Browser(Browser.executable().orElseThrow());
    private final Page page = browser.page(new NewContextOptions());

    private PageThroughFunctions(RunningFunctions functions) {
        this.functions = functions;
        cognito = LocalCognito.builder().lambdaEndpoint(functions.address()).start();
        page.navigate(cognito.uri().toString());
    }

    static PageThroughFunctions open(RunningFunctions functions) {
        return new PageThroughFunctions(functions);
    }

    /** Types what Ann would, and the code that the functions have had sent. */
    void signIn() {
        if (functions.mode() == SignInMode.MFA) {
            LocalPage.chooseMode(page, "Password and code");
        }
        press("Sign in");
        page.locator("#code").waitFor();
        page.locator("#code").fill(functions.newest().code());
        press("Confirm");
    }

    /** What the page says in the end. */
    String outcome() {
        var outcome = page.getByText("Signed in as");
        outcome.waitFor();
        return outcome.textContent();
    }

    @Override
    public void close() {
        try (cognito;
                browser) {
            // Closes both, whatever happens to one of them.
        }
    }

    private void press(String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
