package cognitoverify.integration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import cognitoverify.local.cognito.LocalCognito;
import cognitoverify.local.verify.LocalVerify;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The local Cognito's page in a browser, new for each test, and what people do there. */
final class LocalPage implements BeforeEachCallback, AfterEachCallback {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final List<String> errors = new ArrayList<>();
    private @Nullable PageServer server;
    private @Nullable Page page;

    @Override
    public void beforeEach(ExtensionContext context) {
        server = PageServer.of(context);
        server.reset();
        errors.clear();
        open(new NewContextOptions().setViewportSize(1240, 860));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        page().context().close();
        assertThat(errors).as("errors of the page's scripts").isEmpty();
    }

    /** Another page instead of the one that is open. */
    void open(NewContextOptions options) {
        if (page != null) {
            page.context().close();
        }
        page = requireNonNull(server).browser().page(options);
        page.onPageError(errors::add);
        visit();
    }

    void visit() {
        visit(cognito());
    }

    /** The page of another server. */
    void visit(LocalCognito other) {
        page().navigate(other.uri().toString());
    }

    Page page() {
        return requireNonNull(page);
    }

    LocalCognito cognito() {
        return requireNonNull(server).cognito();
    }

    LocalVerify verify() {
        return cognito().verify();
    }

    /** Lets time pass for the functions and for the page, whose clock must be installed. */
    void pass(Duration time) {
        requireNonNull(server).aging().pass(time);
        cognito().ageLimits(time);
        page().clock().fastForward(time.toMillis());
    }

    void choosePassword() {
        chooseMode(page(), "Password and code");
    }

    /** In the form: the page has headings of the same text. */
    static void chooseMode(Page page, String mode) {
        page.getByLabel("Sign-in mode").getByText(mode).click();
    }

    void signIn() {
        button("Sign in").click();
    }

    void enter(String text) {
        code().fill(text);
        button("Confirm").click();
    }

    void enterWrongCode() {
        enter(codeOnThePhone().equals("000000") ? "000001" : "000000");
    }

    /** Of the newest message, once there is one. */
    String codeOnThePhone() {
        return messages().first().locator("strong").textContent().replace(", ", "");
    }

    Locator code() {
        return labelled("Code");
    }

    Locator said() {
        return page().locator("#message");
    }

    Locator weatherNote() {
        return page().locator("#weather-note");
    }

    Locator limits() {
        return page().locator(".limits");
    }

    Locator messages() {
        return page().locator("#messages > li");
    }

    Locator calls() {
        return page().locator("#calls > li");
    }

    Locator labelled(String label) {
        return page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator button(String name) {
        return named(AriaRole.BUTTON, name);
    }

    Locator named(AriaRole role, String name) {
        return page().getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void isSignedIn() {
        assertThat(page().getByText("Signed in as")).isVisible();
    }

    /** Nobody should have to move the page from side to side. */
    void fitsItsWidth() {
        var fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
        assertThat(page().evaluate(fits)).isEqualTo(true);
    }

    void picture(String name) {
        var path = SCREENSHOTS.resolve(name + ".png");
        page().screenshot(
                        new Page.ScreenshotOptions()
                                .setPath(path)
                                .setFullPage(true)
                                .setAnimations(ScreenshotAnimations.DISABLED));
    }
}
