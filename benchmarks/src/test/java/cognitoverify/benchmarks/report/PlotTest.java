package cognitoverify.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.benchmarks.report.Plot.Bar;
import cognitoverify.benchmarks.report.Plot.Group;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

class PlotTest {
    private static final Spread FAST = Spread.of(List.of(100.0, 110.0, 120.0));
    private static final Spread SLOW = Spread.of(List.of(200.0, 220.0, 400.0));

    private final String svg =
            Plot.of("Fast & \"slow\" <things>", "milliseconds")
                    .group(
                            new Group(
                                    "create",
                                    List.of(
                                            new Bar("ours", SLOW, true),
                                            new Bar("theirs", FAST, false))))
                    .svg();

    @Test
    void itIsWellFormedWhateverTheTextsAre() {
        var input = new ByteArrayInputStream(svg.getBytes(UTF_8));

        assertThatCode(
                        () ->
                                DocumentBuilderFactory.newDefaultNSInstance()
                                        .newDocumentBuilder()
                                        .parse(input))
                .doesNotThrowAnyException();
    }

    @Test
    void aBarIsAsLongAsTheMedianOfTheLongestValue() {
        assertThat(svg)
                .contains("<rect class=\"ours\" x=\"270\" y=\"81\" width=\"253.0\"")
                .contains("<rect class=\"other\" x=\"270\" y=\"103\" width=\"126.5\"");
    }

    @Test
    void itFollowsTheReadersChoiceOfLightOrDark() {
        assertThat(svg).contains("@media (prefers-color-scheme: dark)");
    }
}
