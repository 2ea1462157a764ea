package cognitoverify.verify;

import static cognitoverify.code.priming.LoopbackServices.RIGHT_CODE;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.lambda.Event;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Stream;

@Isolated("It changes whom this JVM trusts.")
class RehearsalTest {
    @ParameterizedTest
    @CsvSource({
        "local.json, ''",
        "local.json, ledger",
        "local-mfa.json, ''",
        "local-mfa.json, ledger"
    })
    void itSucceedsHoweverTheFunctionIsConfigured(String file, String table) {
        var environment = Event.variables(file);
        environment.put("LEDGER_TABLE", table);
        environment.put("LEDGER_KEY", table.isEmpty() ? "" : "/local/key");

        var rehearsal = new Rehearsal(environment);

        // Cold, the first may be late.
        assertThat(Stream.generate(rehearsal::succeeds).limit(3).anyMatch(succeeded -> succeeded))
                .isTrue();
    }

    @Test
    void itsEventHasEveryPropertyOfTheExamples() {
        var event = Rehearsal.event(RIGHT_CODE, false);

        var rehearsed = Event.of(event, CognitoUserPoolVerifyAuthChallengeResponseEvent.class);

        assertThat(Event.files("verify"))
                .isNotEmpty()
                .allSatisfy(
                        file ->
                                assertThat(rehearsed.properties())
                                        .containsAll(Event.file(file).properties()));
    }
}
