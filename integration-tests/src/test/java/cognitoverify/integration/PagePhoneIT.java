package cognitoverify.integration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Locale;

/** Another code, by another channel, and how the phone shows it. */
@NeedsChromium
class PagePhoneIT {
    private static final Duration UNTIL_A_RESEND = Duration.ofSeconds(31);

    @RegisterExtension final LocalPage page = new LocalPage();

    @BeforeEach
    void signIn() {
        page.page().clock().install();
        page.visit();
        page.signIn();
        assertThat(page.messages()).hasCount(1);
    }

    @Test
    void aResendCountsDown() {
        assertThat(page.page().locator("#resend")).containsText("Again in");
        assertThat(page.page().locator("#resend")).isDisabled();

        page.page().clock().fastForward(UNTIL_A_RESEND.toMillis());

        assertThat(page.button("Send again")).isEnabled();
    }

    @Test
    void aResendThatComesTooSoonIsRefused() {
        // The page's clock is ahead; Cognito's is not.
        page.page().clock().fastForward(UNTIL_A_RESEND.toMillis());

        page.button("Send again").click();

        assertThat(page.said()).hasText("Wait a moment before you ask again.");
    }

    @Test
    void aResendSendsTheSameCodeAgain() {
        page.pass(UNTIL_A_RESEND);

        page.button("Send again").click();

        assertThat(page.said()).hasText("We sent you a code.");
        assertThat(page.messages()).hasCount(2);
    }

    @ParameterizedTest
    @CsvSource({
        "CALL,     Call to +12025550100",
        "WHATSAPP, WhatsApp message to +12025550100",
        "EMAIL,    E-mail to ann@example.com"
    })
    void theChosenChannelBringsACodeThatSignsIn(String channel, String message) {
        page.pass(UNTIL_A_RESEND);

        page.labelled("Send it by").selectOption(channel);
        page.button("Send again").click();

        assertThat(page.named(AriaRole.LISTITEM, message)).isVisible();
        page.picture("phone-" + channel.toLowerCase(Locale.ROOT));
        page.enter(page.codeOnThePhone());
        page.isSignedIn();
    }

    @Test
    void aCallReadsTheDigitsAloudOneByOne() {
        page.pass(UNTIL_A_RESEND);
        var aloud = String.join(", ", page.codeOnThePhone().split(""));

        page.labelled("Send it by").selectOption("CALL");
        page.button("Send again").click();

        assertThat(page.messages().first()).containsText("Your verification code is: " + aloud);
    }
}
