package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import cognitoverify.local.cognito.LocalCognito;
import cognitoverify.local.cognito.LocalPool;
import cognitoverify.local.cognito.trigger.TimelineEntry;
import cognitoverify.local.cognito.trigger.Trigger;
import cognitoverify.local.cognito.trigger.TriggerFunctions;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** The real functions, one of which takes longer than the 5 seconds that Cognito waits. */
@Timeout(60)
@Isolated("It says how long an invocation may take.")
class SlowFunctionTest {
    private final AtomicBoolean isSlow = new AtomicBoolean();
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private final CountDownLatch hasEnded = new CountDownLatch(1);
    private @Nullable LocalCognito started;

    @AfterEach
    void close() {
        goesOn.countDown();
        cognito().close();
    }

    @Test
    void isCalledAgainAndTheUserSeesOneRound() throws Exception {
        start(true);

        assertThat(signIn()).contains("\"REASON\":\"CODE_SENT\"");
        assertThat(cognito().timeline().of(Trigger.CREATE))
                .extracting(TimelineEntry::attempt)
                .containsExactly(1, 2);
    }

    @Test
    void runsOnAndLearnsThatTheMessageIsSent() throws Exception {
        start(true);
        signIn();

        letItEnd();

        assertThat(cognito().verify().counters().sends()).isOne();
    }

    /** Without a ledger nobody knows of the other. */
    @Test
    void runsOnAndHasASecondMessageSentWithoutALedger() throws Exception {
        start(false);
        signIn();

        letItEnd();

        assertThat(cognito().verify().counters().sends()).isEqualTo(2);
    }

    /** Warm, so that nothing but this is slow. */
    private void start(boolean ledger) throws Exception {
        started = LocalCognito.builder().ledger(ledger).functions(this::slowly).start();
        signIn();
        cognito().reset();
        isSlow.set(true);
    }

    private void letItEnd() throws InterruptedException {
        goesOn.countDown();
        hasEnded.await();
    }

    private LocalCognito cognito() {
        return requireNonNull(started);
    }

    /** As in an environment that is slow to start: what it does, it does when nobody waits. */
    private TriggerFunctions slowly(TriggerFunctions functions) {
        return (function, event) -> {
            if (!function.contains("CreateAuthChallenge") || !isSlow.compareAndSet(true, false)) {
                return functions.invoke(function, event);
            }
            try {
                goesOn.await();
                return functions.invoke(function, event);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            } finally {
                hasEnded.countDown();
            }
        };
    }

    private String signIn() throws Exception {
        var request =
                """
                {"AuthFlow":"CUSTOM_AUTH","ClientId":"%s","AuthParameters":{"USERNAME":"+12025550100"}}
                """
                        .formatted(LocalPool.PASSWORDLESS.clientId());
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(cognito().uri() + "/"))
                                .header(
                                        "X-Amz-Target",
                                        "AWSCognitoIdentityProviderService.InitiateAuth")
                                .header("Content-Type", "application/x-amz-json-1.1")
                                .POST(BodyPublishers.ofString(request))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
