package cognitoverify.integration;

import static cognitoverify.protocol.SignInMode.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
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
                            "LK", "+94712345%03d"));

    private final LedgerPlace place =
            LedgerPlace.in(PASSWORDLESS)
                    .with("ALLOWED_COUNTRIES", "US,ID,PK,TN,AZ,LK")
                    .with("MAX_SENDS_PER_COUNTRY_AND_HOUR", String.valueOf(COUNTRY_LIMIT));

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void pumpingCostsNoMoreThanTheBudgetAndOtherCountriesGoOn() {
        pump();

        assertThat(place.verify().counters().sends())
                .isBetween(COUNTRY_LIMIT, COUNTRIES.size() * COUNTRY_LIMIT);
        var before = place.verify().counters().sends();
        assertThat(place.ann().start().reason()).isEqualTo("CODE_SENT");
        assertThat(place.verify().counters().sends()).isEqualTo(before + 1);
    }

    @Test
    void pumpingRaisesTheAlarmsMetric() {
        pump();

        assertThat(place.log.lines())
                .anyMatch(line -> line.contains("\"fewApprovals\":1"))
                .anyMatch(line -> line.contains("\"reason\":\"COUNTRY_HOUR\""));
    }

    /** C8: whoever pumps is told nothing of it. */
    @Test
    void whoeverPumpsSeesCodesSent() {
        assertThat(pump()).containsOnly("CODE_SENT");
    }

    @Test
    void theNextHourHasABudgetOfItsOwn() {
        pump();
        var before = place.verify().counters().sends();
        place.clock.pass(Duration.ofHours(1));

        new CognitoStandIn(place.functions(), somebody("ID", NUMBERS)).start();

        assertThat(place.verify().counters().sends()).isEqualTo(before + 1);
    }

    @Test
    void aCountryIsStoppedWhereThatWasChosen() {
        place.with("STOP_COUNTRIES", "true").with("MAX_SENDS_PER_COUNTRY_AND_HOUR", "1000");

        pump();

        // 50 a shard are let go before they are judged.
        assertThat(place.verify().counters().sends()).isLessThan(COUNTRIES.size() * 300);
        assertThat(place.log.lines())
                .anyMatch(line -> line.contains("\"reason\":\"COUNTRY_STOPPED\""));
    }

    private List<String> pump() {
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
                        COUNTRIES.get(country).formatted(index / COUNTRIES.size()));
    }
}
