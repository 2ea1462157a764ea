package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.lambda.Event;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;

/** Between two invocations Lambda freezes the environment. */
@Isolated("On a busy machine a function that is not warm misses its deadlines.")
class FreezeIT {

    /** One to SSM, one to Twilio, and after the freeze another to Twilio: all by one connection. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There are no signals to stop a process by")
    void aConnectionSurvivesIt() {
        try (var place = new TlsPlace();
                var create = place.function("cognitoverify.create.CreateChallengeHandler", false)) {
            create.invoke(
                    "checkpoint,freeze", Event.file("passwordless/02-create-first-code.json"));

            assertThat(create.output().lines())
                    .hasSize(2)
                    .allMatch(line -> line.contains("\"CODE_SENT\""));
            assertThat(place.verify().counters().secretReads()).isOne();
            assertThat(place.verify().counters().sends()).isEqualTo(2);
            assertThat(place.connections()).isOne();
        }
    }
}
