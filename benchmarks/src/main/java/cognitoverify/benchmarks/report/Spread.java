package cognitoverify.benchmarks.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/**
 * How the same measurement came out in several runs.
 *
 * @param runs how many there were
 * @param least the smallest value
 * @param lowerQuartile a quarter of the values is at most this
 * @param median half of them are
 * @param upperQuartile three quarters are
 * @param most the largest value
 */
public record Spread(
        int runs,
        double least,
        double lowerQuartile,
        double median,
        double upperQuartile,
        double most) {

    /**
     * The spread of these values.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Spread of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("There are no values");
        }
        var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Spread(
                sorted.length,
                quantile(sorted, 0),
                quantile(sorted, 0.25),
                quantile(sorted, 0.5),
                quantile(sorted, 0.75),
                quantile(sorted, 1));
    }

    /** The value that the given share of them is at most, between two neighbours by proportion. */
    public static double quantile(double[] values, double share) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var place = share * (sorted.length - 1);
        var below = (int) Math.floor(place);
        var above = (int) Math.ceil(place);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** The smallest, the quartiles and the largest, as {@code 281 / 290–305 / 344}. */
    public String around() {
        return "%s / %s–%s / %s"
                .formatted(
                        number(least), number(lowerQuartile), number(upperQuartile), number(most));
    }

    /** The median by itself. */
    public String middle() {
        return number(median);
    }

    /** How many times another's median this one is, as {@code 2.4 ×}. */
    public String times(Spread other) {
        var times = median / other.median;
        return String.format(Locale.ROOT, times < 1 ? "%.2f ×" : "%.1f ×", times);
    }

    /** With as many digits as mean something: three. */
    public static String number(double value) {
        var size = Math.abs(value);
        var format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
