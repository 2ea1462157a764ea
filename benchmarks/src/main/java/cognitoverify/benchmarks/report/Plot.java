package cognitoverify.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Bars in groups, as a picture in SVG: a bar is as long as the median, the thin line on it goes
 * from the smallest value to the largest. It follows the reader's choice of light or dark.
 */
public final class Plot {
    private static final int WIDTH = 820;
    private static final int LEFT = 270;
    private static final int RIGHT = 90;
    private static final int TOP = 56;
    private static final int BAR = 22;
    private static final int GAP = 18;
    private static final int FOOT = 34;

    private static final String STYLE =
            """
            <style>
            text { font: 13px system-ui, sans-serif; fill: #1f2328 }
            .title { font-size: 16px; font-weight: 600 }
            .group { font-weight: 600 }
            .soft { fill: #59636e }
            .ours { fill: #0969da }
            .other { fill: #1a7f37 }
            .grid { stroke: #d1d9e0 }
            .whisker { stroke: #1f2328; stroke-width: 1.5 }
            .paper { fill: #ffffff }
            @media (prefers-color-scheme: dark) {
            text { fill: #f0f6fc }
            .soft { fill: #9198a1 }
            .ours { fill: #4493f8 }
            .other { fill: #3fb950 }
            .grid { stroke: #3d444d }
            .whisker { stroke: #f0f6fc }
            .paper { fill: #0d1117 }
            }
            </style>
            """;

    private final String title;
    private final String unit;
    private final List<Group> groups = new ArrayList<>();

    private Plot(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /**
     * Bars that belong together.
     *
     * @param name what they have in common
     * @param bars at least one
     */
    public record Group(String name, List<Bar> bars) {
        /** A copy of the bars. */
        public Group {
            bars = List.copyOf(bars);
        }
    }

    /**
     * One bar.
     *
     * @param label what was measured
     * @param isOurs false for what ours is compared with
     */
    public record Bar(String label, Spread spread, boolean isOurs) {}

    /** A plot without bars. */
    public static Plot of(String title, String unit) {
        return new Plot(title, unit);
    }

    /** One more group, below those that are there. */
    public Plot group(Group group) {
        groups.add(group);
        return this;
    }

    /** The picture's text. */
    public String svg() {
        var most =
                groups.stream()
                        .flatMap(group -> group.bars().stream())
                        .mapToDouble(bar -> bar.spread().most())
                        .max()
                        .orElse(1);
        var bars = groups.stream().mapToInt(group -> group.bars().size()).sum();
        var height = TOP + bars * BAR + groups.size() * (BAR + GAP) + FOOT;
        var step = step(most);
        var scale = new Scale((WIDTH - LEFT - RIGHT) / most);
        var svg = new StringBuilder();
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s">
                """
                        .formatted(WIDTH, height, escaped(title)));
        svg.append(STYLE).append("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
        svg.append(text("title", 16, 28, "start", title));
        for (var value = 0.0; value <= most; value += step) {
            svg.append(gridLine(scale.at(value), height - FOOT, Spread.number(value)));
        }
        svg.append(text("soft", WIDTH - 16, height - 12, "end", unit));
        var y = TOP;
        for (var group : groups) {
            svg.append(text("group", 16, y + BAR - 6, "start", group.name()));
            y += BAR;
            for (var bar : group.bars()) {
                svg.append(bar(bar, y, scale));
                y += BAR;
            }
            y += GAP;
        }
        return svg.append("</svg>\n").toString();
    }

    private record Scale(double pixels) {
        double at(double value) {
            return LEFT + value * pixels;
        }
    }

    private static String bar(Bar bar, int y, Scale scale) {
        var middle = y + BAR / 2.0;
        return text("", LEFT - 10, y + BAR - 6, "end", bar.label())
                + format(
                        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>%n",
                        bar.isOurs() ? "ours" : "other",
                        LEFT,
                        y + 3,
                        scale.at(bar.spread().median()) - LEFT,
                        BAR - 6)
                + format(
                        "<line class=\"whisker\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                        scale.at(bar.spread().least()),
                        middle,
                        scale.at(bar.spread().most()),
                        middle)
                + text(
                        "",
                        (int) scale.at(bar.spread().most()) + 8,
                        y + BAR - 6,
                        "start",
                        bar.spread().middle());
    }

    private static String gridLine(double x, int bottom, String label) {
        return format(
                        "<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>%n",
                        x, TOP - 8, x, bottom)
                + text("soft", (int) x, bottom + 18, "middle", label);
    }

    private static String text(String type, int x, int y, String anchor, String text) {
        return format(
                "<text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n",
                type, x, y, anchor, escaped(text));
    }

    /** A round number, so that there are four to ten lines. */
    private static double step(double most) {
        var power = Math.pow(10, Math.floor(Math.log10(most)));
        var lines = most / power;
        return lines >= 4 ? power : lines >= 2 ? power / 2 : power / 5;
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
