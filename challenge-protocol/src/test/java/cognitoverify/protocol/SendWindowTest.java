package cognitoverify.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C3: the waits between sends. Times are seconds after the window's first send, at 1,000,000. */
class SendWindowTest {
    private static final long START = 1_000_000;

    @Test
    void beforeAnySendNothingExpiresAndASendIsAllowedAtOnce() {
        assertThat(SendWindow.NONE.codeExpiresIn(START)).isZero();
        assertThat(SendWindow.NONE.resendIn(START)).isZero();
        assertThat(SendWindow.NONE.isFull(START)).isFalse();
    }

    @ParameterizedTest(name = "after send {0} at {1} s, {2} s are left")
    @CsvSource({"1, 0, 30", "2, 30, 40", "3, 70, 60", "4, 130, 90"})
    void eachSendMakesTheNextWaitLonger(int sends, int lastSentAt, int wait) {
        var window = new SendWindow(sends, START, START + lastSentAt);

        assertThat(window.resendIn(START + lastSentAt)).isEqualTo(wait);
        assertThat(window.resendIn(START + lastSentAt + wait - 1)).isEqualTo(1);
        assertThat(window.resendIn(START + lastSentAt + wait)).isZero();
        assertThat(window.resendIn(START + lastSentAt + wait + 1)).isZero();
    }

    @Test
    void afterTheFifthSendTheNextIsAllowedWhenTheWindowIsOver() {
        var window = new SendWindow(5, START, START + 220);

        assertThat(window.resendIn(START + 220)).isEqualTo(390);
        assertThat(window.resendIn(START + 609)).isEqualTo(1);
        assertThat(window.resendIn(START + 610)).isZero();
    }

    @Test
    void nothingIsSentWhileTheCodeWouldDieInTheUsersHand() {
        var window = new SendWindow(1, START, START);

        assertThat(window.resendIn(START + 539)).isZero();
        assertThat(window.resendIn(START + 540)).isEqualTo(70);
        assertThat(window.resendIn(START + 609)).isEqualTo(1);
        assertThat(window.resendIn(START + 610)).isZero();
    }

    @Test
    void aWaitThatEndsWhereNothingIsSentLastsUntilTheNewWindow() {
        var window = new SendWindow(2, START, START + 510);

        assertThat(window.resendIn(START + 510)).isEqualTo(100);
    }

    @Test
    void theWaitAfterTheLastSendOutlivesItsWindow() {
        var window = new SendWindow(5, START, START + 530);

        assertThat(window.resendIn(START + 610)).isEqualTo(40);
        assertThat(window.isFull(START + 610)).isFalse();
        assertThat(window.resendIn(START + 650)).isZero();
    }

    @Test
    void aCodeLivesForTenMinutesFromTheFirstSend() {
        var window = new SendWindow(3, START, START + 100);

        assertThat(window.codeExpiresIn(START + 100)).isEqualTo(500);
        assertThat(window.codeExpiresIn(START + 599)).isEqualTo(1);
        assertThat(window.codeExpiresIn(START + 600)).isZero();
        assertThat(window.codeExpiresIn(START + 5000)).isZero();
    }

    @Test
    void aClockThatIsBehindDoesNotPromiseMoreThanTenMinutes() {
        var window = new SendWindow(1, START, START);

        assertThat(window.codeExpiresIn(START - 5)).isEqualTo(600);
    }

    @Test
    void theFirstSendBeginsAWindow() {
        assertThat(SendWindow.NONE.afterSend(START)).isEqualTo(new SendWindow(1, START, START));
    }

    @Test
    void furtherSendsBelongToTheWindowWhileItRuns() {
        var window = new SendWindow(1, START, START);

        assertThat(window.afterSend(START + 609)).isEqualTo(new SendWindow(2, START, START + 609));
    }

    @Test
    void aSendAfterTheWindowBeginsANewOne() {
        var window = new SendWindow(5, START, START + 220);

        assertThat(window.afterSend(START + 610))
                .isEqualTo(new SendWindow(1, START + 610, START + 610));
    }

    @Test
    void noWindowHasMoreThanFiveSends() {
        var window = new SendWindow(5, START, START + 220);

        assertThat(window.afterSend(START + 400)).isEqualTo(new SendWindow(5, START, START + 400));
    }

    @Test
    void twiliosLimitFillsTheWindow() {
        var window = new SendWindow(2, START, START + 30);

        assertThat(window.afterLimit(START + 80)).isEqualTo(new SendWindow(5, START, START + 80));
    }

    @Test
    void twiliosLimitBeginsAWindowWhereNoneRuns() {
        var full = new SendWindow(5, START, START);

        assertThat(SendWindow.NONE.afterLimit(START)).isEqualTo(full);
        assertThat(new SendWindow(1, START - 610, START - 610).afterLimit(START)).isEqualTo(full);
    }

    @Test
    void aWindowIsFullWithFiveSendsWhileItRuns() {
        assertThat(new SendWindow(4, START, START).isFull(START)).isFalse();
        assertThat(new SendWindow(5, START, START).isFull(START + 609)).isTrue();
        assertThat(new SendWindow(5, START, START).isFull(START + 610)).isFalse();
    }

    @Test
    void timeNeverRunsBackwardsBetweenTwoEnvironmentsClocks() {
        var window = new SendWindow(1, START, START);

        assertThat(window.afterSend(START - 2)).isEqualTo(new SendWindow(2, START, START));
    }

    @ParameterizedTest(name = "{0} sends from {1} to {2}")
    @CsvSource({
        "-1, 0, 0",
        "0, 1, 0",
        "0, 0, 1",
        "0, 1, 1",
        "1, 0, 0",
        "1, 0, 5",
        "1, 5, 4",
        "6, 5, 5"
    })
    void sendsAndTimesMustAgree(int sends, long firstSentAt, long lastSentAt) {
        assertThatThrownBy(() -> new SendWindow(sends, firstSentAt, lastSentAt))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
