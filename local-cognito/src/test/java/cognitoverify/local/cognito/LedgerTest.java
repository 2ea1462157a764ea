package cognitoverify.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.trigger.TimelineEntry;
import cognitoverify.local.cognito.trigger.Trigger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/** Sign-ins that know of each other, with the real functions. */
@Timeout(60)
class LedgerTest {
    private static final String ANN = LocalUser.ANN.phoneNumber();
    private static final String BEN = "+12025550101";
    private static final String STRANGER = "+12025550199";

    @RegisterExtension
    static final LocalCognitoExtension cognito = LocalCognitoExtension.withDefaults();

    /** So that nothing is late. */
    @BeforeEach
    void warmUp() {
        SignInRound.begin(cognito.server(), ANN).answer(code(ANN));
        cognito.server().reset();
    }

    @Test
    void twoSignInsOfOneUserAtOnceShareOneMessage() throws Exception {
        var rounds = twoAtOnce();

        assertThat(rounds).extracting(SignInRound::reason).containsOnly("CODE_SENT");
        assertThat(cognito.server().verify().counters().sends()).isOne();
    }

    @Test
    void theCodeOfTwoSignInsAtOnceSignsInOne() throws Exception {
        var rounds = twoAtOnce();

        var answered = rounds.stream().map(round -> round.answer(code(ANN))).toList();

        assertThat(answered).extracting(SignInRound::isSignedIn).containsExactly(true, false);
    }

    @Test
    void theTimelineTellsWhichOfTwoSignInsSent() throws Exception {
        twoAtOnce();

        assertThat(reasons(Trigger.CREATE)).containsExactlyInAnyOrder("CODE_SENT", "DUPLICATE");
    }

    @Test
    void afterTenWrongGuessesOverSeveralSignInsTheEleventhIsNotLookedAt() {
        var seen = guesses(ANN, 10);
        assertThat(seen.getLast()).startsWith("TOO_MANY_GUESSES");
        var checks = cognito.server().verify().counters().checks();

        assertThat(guesses(ANN, 1)).allMatch(round -> round.startsWith("TOO_MANY_GUESSES"));
        assertThat(cognito.server().verify().counters().checks()).isEqualTo(checks);
    }

    @Test
    void theTimelineTellsThatTheUserGuessedTooOften() {
        guesses(ANN, 11);

        assertThat(reasons(Trigger.VERIFY).getLast()).isEqualTo("USER_GUESSES");
        assertThat(reasons(Trigger.CREATE).getLast()).isEqualTo("USER_GUESSES");
    }

    @Test
    void whoGuessesTooOftenGetsNoMessage() {
        guesses(ANN, 11);
        var messages = cognito.server().verify().inbox(ANN).size();

        assertThat(SignInRound.begin(cognito.server(), ANN).reason()).isEqualTo("TOO_MANY_GUESSES");
        assertThat(cognito.server().verify().inbox(ANN)).hasSize(messages);
    }

    @Test
    void othersDoNotSufferFromWhoGuessesTooOften() {
        cognito.server().addUser(LocalPool.PASSWORDLESS, LocalUser.withNumber(BEN));
        guesses(ANN, 11);

        var round = SignInRound.begin(cognito.server(), BEN);

        assertThat(round.answer(code(BEN)).isSignedIn()).isTrue();
    }

    @Test
    void aStrangerWhoGuessesSeesWhatAUserSees() {
        assertThat(guesses(STRANGER, 14)).isEqualTo(guesses(ANN, 14));
    }

    @Test
    void aResetForgetsTheLimits() {
        guesses(ANN, 11);

        cognito.server().reset();

        assertThat(SignInRound.begin(cognito.server(), ANN).reason()).isEqualTo("CODE_SENT");
    }

    private static List<SignInRound> twoAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> SignInRound.begin(cognito.server(), ANN));
            var other = threads.submit(() -> SignInRound.begin(cognito.server(), ANN));
            return List.of(one.get(), other.get());
        }
    }

    /** What a guesser sees who begins again whenever a sign-in is over. */
    private static List<String> guesses(String userName, int many) {
        var seen = new ArrayList<String>();
        var round = SignInRound.begin(cognito.server(), userName);
        for (var guess = 0; guess < many; guess++) {
            if (round.isRefused()) {
                round = SignInRound.begin(cognito.server(), userName);
                seen.add(round.reason() + " at first");
            }
            round = round.answer(SignInRound.WRONG);
            seen.add(round.isRefused() ? "over" : round.reason());
        }
        return seen;
    }

    /** The true ones. */
    private static List<String> reasons(Trigger trigger) {
        return cognito.server().timeline().of(trigger).stream()
                .map(TimelineEntry::log)
                .map(List::getFirst)
                .map(line -> Json.readObject(line))
                .map(line -> line == null ? "" : line.path("reason").asText())
                .toList();
    }

    private static String code(String number) {
        return cognito.server().verify().inbox(number).getFirst().code();
    }
}
