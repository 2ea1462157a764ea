package cognitoverify.integration;

import static cognitoverify.protocol.SignInMode.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * C10: somebody who earns by messages asks for 10,000 of them, to numbers of five countries, and
 * enters no code.
 */
class LedgerBudgetsTest {
    private static final int NUMBERS = 10_000;
    private static final int COUNTRY_LIMIT = 100;

    /** Each a number that is possible there, but for its last four digits. */
    private static final Map<String, String> COUNTRIES =
            new TreeMap<>(
                    Map.of(
                            "ID", "+62812345%04d",
                            "PK", "+92301234%04d",
                            "TN", "+21620%06d",
                            "AZ", "+99440123%04d",
                            "LK", "+9471234%04d"));

    /** One trace for all tests: each asks for no more than a message of its own. */
    private static final LedgerPlace PLACE = place(COUNTRY_LIMIT);

    private static List<String> seen = List.of();
    private static long sends;

    @BeforeAll
    static void pump() {
        seen = pump(PLACE);
        sends = PLACE.verify().counters().sends();
    }

    @AfterAll
    static void close() {
        PLACE.close();
    }

    @Test
    void pumpingCostsNoMoreThanTheBudget() {
        assertThat(sends).isEqualTo((long) COUNTRIES.size() * COUNTRY_LIMIT);
    }

    @Test
    void anotherCountrysTrafficGoesOn() {
        var before = PLACE.verify().counters().sends();

        PLACE.ann().start();

        assertThat(PLACE.verify().counters().sends()).isEqualTo(before + 1);
    }

    @Test
    void pumpingRaisesTheAlarmsMetric() {
        assertThat(PLACE.log.lines())
                .anyMatch(line -> line.contains("\"fewApprovals\":1"))
                .anyMatch(line -> line.contains("\"reason\":\"COUNTRY_HOUR\""));
    }

    /** C8: whoever pumps is told nothing of it. */
    @Test
    void whoeverPumpsSeesCodesSent() {
        assertThat(seen).containsOnly("CODE_SENT");
    }

    @Test
    void theNextHourHasABudgetOfItsOwn() {
        var before = PLACE.verify().counters().sends();
        PLACE.clock.pass(Duration.ofHours(1));

        new CognitoStandIn(PLACE.functions(), somebody("ID", NUMBERS)).start();

        assertThat(PLACE.verify().counters().sends()).isEqualTo(before + 1);
    }

    /** 50 sends of each of a limit's parts are let go before they are judged. */
    @Test
    void aCountryIsStoppedWhereThatWasChosen() {
        try (var stopping = place(200).with("STOP_COUNTRIES", "true")) {
            pump(stopping);

            assertThat(stopping.verify().counters().sends()).isEqualTo(COUNTRIES.size() * 50L);
            assertThat(stopping.log.lines())
                    .anyMatch(line -> line.contains("\"reason\":\"COUNTRY_STOPPED\""));
        }
    }

    private static LedgerPlace place(int countryLimit) {
        return LedgerPlace.in(PASSWORDLESS)
                .with("CHANNELS", "sms")
                .with("ALLOWED_COUNTRIES", "US,ID,PK,TN,AZ,LK")
                .with("MAX_SENDS_PER_COUNTRY_AND_HOUR", String.valueOf(countryLimit));
    }

    private static List<String> pump(LedgerPlace place) {
        var functions = place.functions();
        var countries = COUNTRIES.keySet().toArray(String[]::new);
        return IntStream.range(0, NUMBERS)
                .mapToObj(i -> somebody(countries[i % countries.length], i))
                .map(events -> new CognitoStandIn(functions, events).start().reason())
                .distinct()
                .toList();
    }

    private static SignInEvents somebody(String country, int index) {
        return SignInEvents.ann(PASSWORDLESS)
                .of(
                        "00000000-0000-4000-8000-%012d".formatted(index),
                        requireNonNull(COUNTRIES.get(country)).formatted(index / COUNTRIES.size()));
    }
}
