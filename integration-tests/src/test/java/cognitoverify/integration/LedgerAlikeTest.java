package cognitoverify.integration;

import static cognitoverify.protocol.SignInMode.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.integration.Reply.Next;
import cognitoverify.lambda.Event;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * C8, V6: a real user, an unknown one, one without a number and one in a country that is not
 * allowed go side by side through every limit, and the client sees no difference.
 */
class LedgerAlikeTest {
    private final LedgerPlace place =
            LedgerPlace.in(PASSWORDLESS)
                    .with("MAX_SENDS_PER_USER_AND_DAY", "7")
                    .with("MAX_GUESSES_PER_USER", "5");

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void whoBeginsAgainAndAgain() {
        sameForAll(
                signIn ->
                        Stream.of(signIn.get(), signIn.get(), signIn.get())
                                .map(CognitoStandIn::start)
                                .toList());
    }

    @Test
    void whoAsksForEveryCodeThereIs() {
        sameForAll(
                signIn -> {
                    var one = signIn.get();
                    var seen = new ArrayList<>(List.of(one.start()));
                    for (var resend = 0; resend < 7; resend++) {
                        place.clock.pass(Duration.ofSeconds(121));
                        seen.add(one.resend());
                    }
                    return seen;
                });
    }

    @Test
    void whoAsksForAnotherChannelAndBeginsAgain() {
        sameForAll(
                signIn -> {
                    var first = signIn.get();
                    var seen = new ArrayList<>(List.of(first.start()));
                    place.clock.pass(Duration.ofSeconds(30));
                    seen.add(
                            first.answer(
                                    "resend",
                                    Map.of("codeAction", "resend", "codeChannel", "call")));
                    seen.add(signIn.get().start());
                    place.clock.pass(Duration.ofSeconds(50));
                    seen.add(signIn.get().start());
                    return seen;
                });
    }

    /** Twilio checks a code five times and then says something else. */
    @Test
    void whoGuessesMoreOftenThanTwilioChecks() {
        place.with("MAX_GUESSES_PER_USER", "10");
        sameForAll(
                signIn -> {
                    var seen = new ArrayList<Reply>();
                    for (var round = 0; round < 3; round++) {
                        var one = signIn.get();
                        seen.add(one.start());
                        seen.add(one.answer("000000"));
                        seen.add(one.answer("000001"));
                    }
                    return seen;
                });
    }

    /** The user's own approval elsewhere is nobody's business. */
    @Test
    void whoGuessesWhileTheUserSignsInElsewhere() {
        var seen = new ArrayList<List<Reply>>();
        for (var events : kinds().values()) {
            var attacker = new CognitoStandIn(place.functions(), events);
            var first = attacker.start();
            if (seen.isEmpty()) {
                var user = place.ann();
                user.start();
                user.answer(place.newest().code());
            }
            var guess = attacker.answer("000000");
            seen.add(List.of(first, new Reply(guess.next(), Map.of("REASON", guess.reason()))));
        }

        assertThat(seen.stream().distinct()).hasSize(1);
    }

    @Test
    void whoGuessesUntilTheyMustWait() {
        sameForAll(
                signIn -> {
                    var seen = new ArrayList<Reply>();
                    for (var round = 0; round < 4; round++) {
                        var one = signIn.get();
                        seen.add(one.start());
                        for (var guess = 0; guess < 3; guess++) {
                            if (seen.getLast().next() == Next.CODE) {
                                seen.add(one.answer("00000" + guess));
                            }
                        }
                        place.clock.pass(Duration.ofSeconds(20));
                    }
                    return seen;
                });
    }

    @Test
    void whoUsesUpTheDay() {
        sameForAll(
                signIn -> {
                    var seen = new ArrayList<Reply>();
                    for (var round = 0; round < 9; round++) {
                        seen.add(signIn.get().start());
                        place.clock.pass(Duration.ofMinutes(11));
                    }
                    return seen;
                });
    }

    @Test
    void whoComesWhenEverybodysBudgetIsUsedUp() {
        place.with("MAX_SENDS_PER_HOUR", "1");
        new CognitoStandIn(place.functions(), LedgerSignInsTest.bob()).start();

        sameForAll(signIn -> List.of(signIn.get().start()));
        assertThat(place.ann().start().reason()).isEqualTo("TEMPORARILY_UNAVAILABLE");
    }

    /** Only the real one's number or country can be used up, and it does not show. */
    @Test
    void whoComesWhenTheNumberAndTheCountryAreUsedUp() {
        place.with("MAX_SENDS_PER_DESTINATION_AND_DAY", "1")
                .with("MAX_SENDS_PER_COUNTRY_AND_HOUR", "1");

        sameForAll(
                signIn -> {
                    var seen = new ArrayList<Reply>();
                    for (var round = 0; round < 3; round++) {
                        var one = signIn.get();
                        seen.add(one.start());
                        seen.add(one.answer("000000"));
                        place.clock.pass(Duration.ofMinutes(11));
                    }
                    return seen;
                });
    }

    private void sameForAll(Function<Supplier<CognitoStandIn>, List<Reply>> way) {
        var began = place.clock.instant();
        List<Reply> expected = List.of();
        for (var kind : kinds().entrySet()) {
            place.clock.back(began);
            place.verify().reset();

            var seen = way.apply(() -> new CognitoStandIn(place.functions(), kind.getValue()));

            if (expected.isEmpty()) {
                expected = seen;
            }
            assertThat(seen).as(kind.getKey()).isEqualTo(expected);
        }
    }

    private static Map<String, SignInEvents> kinds() {
        var kinds = new LinkedHashMap<String, SignInEvents>();
        kinds.put("real", SignInEvents.ann(PASSWORDLESS));
        kinds.put("unknown", SignInEvents.unknownUser());
        kinds.put("without a number", other("passwordless-create-no-destination.json", "1"));
        kinds.put("not allowed", other("passwordless-create-number-not-allowed.json", "2"));
        return kinds;
    }

    private static SignInEvents other(String file, String name) {
        var ann = SignInEvents.ann(PASSWORDLESS);
        return new SignInEvents(
                ann.define().with("/userName", name),
                Event.file("odd/" + file).with("/userName", name),
                ann.verify().with("/userName", name));
    }
}
