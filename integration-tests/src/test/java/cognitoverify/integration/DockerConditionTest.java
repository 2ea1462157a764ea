package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** When tests that need Docker run, are skipped, or fail. */
class DockerConditionTest {

    @Test
    void whereAllIsThereTheyRun() {
        assertThat(DockerCondition.evaluate("auto", () -> null).isDisabled()).isFalse();
        assertThat(DockerCondition.evaluate("required", () -> null).isDisabled()).isFalse();
    }

    @Test
    void whereSomethingIsMissingTheyAreSkippedWithTheReason() {
        var result = DockerCondition.evaluate("auto", () -> "there is no sam");

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).contains("there is no sam");
    }

    @Test
    void ifTheyAreRequiredTheyFailWithTheReason() {
        assertThatThrownBy(() -> DockerCondition.evaluate("required", () -> "there is no sam"))
                .hasMessage("-Dtests.docker=required, but there is no sam");
    }

    @Test
    void switchedOffTheyAreSkippedAndNothingIsLookedFor() {
        var result =
                DockerCondition.evaluate(
                        "off",
                        () -> {
                            throw new AssertionError("looked");
                        });

        assertThat(result.isDisabled()).isTrue();
    }

    @Test
    void aMisspeltSwitchSkipsNothing() {
        assertThatThrownBy(() -> DockerCondition.evaluate("require", () -> null))
                .hasMessage("tests.docker is auto, required or off, not require");
    }
}
