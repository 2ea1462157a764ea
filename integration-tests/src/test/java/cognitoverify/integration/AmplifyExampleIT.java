package cognitoverify.integration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import cognitoverify.local.cognito.LocalCognito;
import cognitoverify.local.cognito.LocalUser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code examples/amplify}, built as its README says and used as people use it. */
@NeedsNode
@NeedsChromium
class AmplifyExampleIT {
    private static final String ANN = LocalUser.ANN.phoneNumber();
    private static final int WARM_UPS = 6;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final TimePassed FUNCTIONS_TIME = new TimePassed();
    private static @Nullable RemoteClock clock;
    private static @Nullable LocalCognito cognito;
    private static @Nullable NodeProject project;
    private static @Nullable HttpServer server;
    private static @Nullable Browser browser;

    private final List<String> errors = new ArrayList<>();
    private Page page = open(new NewContextOptions().setViewportSize(700, 760));

    @BeforeAll
    static void start() {
        clock = new RemoteClock();
        cognito = LocalCognito.builder().clock(clock).functions(FUNCTIONS_TIME).start();
        project = NodeProject.install(Template.ROOT.resolve("examples/amplify"));
        server = serve(build(project));
        PlaywrightAssertions.setDefaultAssertionTimeout(10_000);
        browser = new Browser(Browser.executable().orElseThrow());
        warmUp("Code only");
        warmUp("Password and code");
    }

    private static Path build(NodeProject project) {
        var endpoint = Map.of("VITE_USER_POOL_ENDPOINT", cognito().uri().toString());
        var built = project.run(endpoint, "npm", "run", "build");
        assertThat(built.exitCode()).as("%s%n%s", built.output(), built.errors()).isZero();
        return project.path().resolve("dist");
    }

    private static HttpServer serve(Path folder) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server =
                SimpleFileServer.createFileServer(
                        address, folder, SimpleFileServer.OutputLevel.NONE);
        server.start();
        return server;
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
            page.navigate(address());
            page.getByText(mode, new Page.GetByTextOptions().setExact(true)).click();
            page.getByLabel("Phone number or e-mail").fill(ANN);
            page.locator("#password").evaluate("field => field.value = 'Correct-Horse-1'");
            page.getByRole(AriaRole.BUTTON, named("Continue")).click();
            page.getByText("We sent you a code.").waitFor();
            page.locator("#code").fill(codeOnThePhone());
            page.getByRole(AriaRole.BUTTON, named("Confirm")).click();
            page.getByText("You are signed in").waitFor();
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
        requireNonNull(server).stop(0);
        requireNonNull(project).close();
        requireNonNull(cognito).close();
        requireNonNull(clock).close();
    }

    @BeforeEach
    void everythingNew() {
        requireNonNull(clock).putAhead(Duration.ZERO);
        FUNCTIONS_TIME.pass(Duration.ZERO);
        cognito().reset();
        page.navigate(address());
    }

    @AfterEach
    void noScriptFailed() {
        page.context().close();
        assertThat(errors).isEmpty();
    }

    @Test
    void aCodeAloneSignsIn() {
        picture("start");
        begin();
        assertThat(message()).hasText("We sent you a code.");
        assertThat(code()).isFocused();
        picture("round");

        enter(codeOnThePhone());

        assertThat(heading("You are signed in")).isFocused();
        assertThat(page.getByText("as " + ANN)).isVisible();
        picture("signed-in");
    }

    @Test
    void afterAPasswordTheUserSeesWhereTheCodeWent() {
        beginWith("Correct-Horse-1");

        assertThat(page.getByText("+*******0100")).isVisible();
        enter(codeOnThePhone());
        assertThat(heading("You are signed in")).isVisible();
    }

    @Test
    void aWrongPasswordIsRefusedInCognitosWords() {
        beginWith("Wrong-Horse-1");

        assertThat(message()).hasText("Incorrect username or password.");
    }

    @Test
    void aWrongCodeLeavesGuessesAndTheRightOneStillSignsIn() {
        begin();
        enterAWrongCode();
        assertThat(message()).hasText("That code is not correct.");
        assertThat(page.getByText("2 guesses left")).isVisible();
        picture("wrong-code");

        enter(codeOnThePhone());

        assertThat(heading("You are signed in")).isVisible();
    }

    @Test
    void threeWrongCodesEndTheSignIn() {
        begin();
        enterAWrongCode();
        assertThat(page.getByText("2 guesses left")).isVisible();
        enterAWrongCode();
        assertThat(page.getByText("1 guess left")).isVisible();

        enterAWrongCode();

        assertThat(message()).hasText("This sign-in is over. Start again.");
        assertThat(heading("Sign in")).isFocused();
    }

    @Test
    void aResendCountsDownAndThenSendsByAnotherChannel() {
        page.clock().install();
        page.navigate(address());
        begin();
        assertThat(button("Again in")).isDisabled();

        letTimePass(31);
        page.getByLabel("Send it by").selectOption("CALL");
        button("Send again").click();

        assertThat(page.getByText("by phone call")).isVisible();
        assertThat(message()).hasText("We sent you a code.");
        assertThat(button("Again in")).isDisabled();
        assertThat(cognito().verify().inbox(ANN).getFirst().channel()).isEqualTo("call");
    }

    @Test
    void whoComesTooLateStartsAgainAndIsNotSignedIn() {
        begin();
        requireNonNull(clock).putAhead(Duration.ofMinutes(16));

        enter(codeOnThePhone());

        assertThat(message()).hasText("This sign-in is over. Start again.");
        page.reload();
        assertThat(heading("Sign in")).isVisible();
    }

    @Test
    void aSignInOutlivesAReloadAndASignOutDoesNot() {
        begin();
        enter(codeOnThePhone());
        assertThat(heading("You are signed in")).isVisible();
        page.reload();
        assertThat(heading("You are signed in")).isVisible();

        button("Sign out").click();

        assertThat(message()).hasText("You are signed out.");
        page.reload();
        assertThat(heading("Sign in")).isVisible();
    }

    @Test
    void everythingCanBeDoneByKeyboard() {
        page.getByLabel("Phone number or e-mail").fill(ANN);
        page.keyboard().press("Enter");
        assertThat(code()).isFocused();
        page.keyboard().type(codeOnThePhone());
        page.keyboard().press("Enter");

        assertThat(heading("You are signed in")).isFocused();
    }

    @Test
    void onAPhonesWidthNothingSticksOut() {
        page.context().close();
        page =
                open(
                        new NewContextOptions()
                                .setViewportSize(320, 700)
                                .setColorScheme(ColorScheme.DARK));
        page.navigate(address());
        beginWith("Correct-Horse-1");
        assertThat(code()).isVisible();

        assertThat(
                        page.evaluate(
                                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
        picture("phone-width");
    }

    private static String address() {
        return "http://localhost:" + requireNonNull(server).getAddress().getPort();
    }

    private static LocalCognito cognito() {
        return requireNonNull(cognito);
    }

    private Page open(NewContextOptions options) {
        var opened = requireNonNull(browser).page(options);
        opened.onPageError(errors::add);
        return opened;
    }

    private void begin() {
        page.getByLabel("Phone number or e-mail").fill(ANN);
        button("Continue").click();
        assertThat(code()).isVisible();
    }

    private void beginWith(String password) {
        page.getByText("Password and code").click();
        page.getByLabel("Phone number or e-mail").fill(ANN);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        button("Continue").click();
    }

    private void enterAWrongCode() {
        enter(codeOnThePhone().equals("000000") ? "000001" : "000000");
    }

    private void enter(String text) {
        code().fill(text);
        button("Confirm").click();
    }

    /** For the page, and for the functions. */
    private void letTimePass(int seconds) {
        FUNCTIONS_TIME.pass(Duration.ofSeconds(seconds));
        cognito().ageLimits(Duration.ofSeconds(seconds));
        page.clock().fastForward(1000L * seconds);
    }

    private static String codeOnThePhone() {
        return cognito().verify().inbox(ANN).getFirst().code();
    }

    private Locator code() {
        return page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true));
    }

    private Locator message() {
        return page.getByRole(AriaRole.STATUS);
    }

    private Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, named(name));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private void picture(String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(SCREENSHOTS.resolve("amplify-" + name + ".png")));
    }
}
