package cognitoverify.benchmarks.report;

/**
 * What a benchmark has to say.
 *
 * @param title its heading
 * @param body in Markdown
 */
public record Section(String title, String body) {}
