package cognitoverify.benchmarks.warm;

import cognitoverify.benchmarks.lambda.Jdk;
import cognitoverify.benchmarks.lambda.Processors;
import cognitoverify.benchmarks.lambda.Runtimes;
import cognitoverify.benchmarks.lambda.Workplace;
import cognitoverify.benchmarks.report.Section;
import cognitoverify.benchmarks.report.Spread;
import cognitoverify.benchmarks.report.Table;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs {@link WarmFunctions} by JMH on the function's processor, and subtracts the network. */
public final class WarmOverhead {
    private static final int WARM_UP_SECONDS = 20;
    private static final int MEASURED = 5;

    /** A percentile of 99 wants thousands of calls, which over TLS take two milliseconds each. */
    private static final int MEASURED_SECONDS = 3;

    private final Map<String, RunResult> results = new HashMap<>();

    private WarmOverhead() {}

    /** Measures. */
    public static Section measure(Workplace place, int forks) {
        var overhead = new WarmOverhead();
        place.progress().accept("Warm overhead: JMH, for some minutes");
        try {
            overhead.run(place, forks);
        } catch (RunnerException | IOException e) {
            throw new IllegalStateException(e);
        }
        return new Section("Warm overhead", overhead.body(forks));
    }

    private void run(Workplace place, int forks) throws RunnerException, IOException {
        var log = place.folder().resolve("jmh.log");
        var options =
                new OptionsBuilder()
                        .include(WarmFunctions.class.getName())
                        .forks(forks)
                        .warmupIterations(1)
                        .warmupTime(TimeValue.seconds(WARM_UP_SECONDS))
                        .measurementIterations(MEASURED)
                        .measurementTime(TimeValue.seconds(MEASURED_SECONDS))
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .jvm(pinnedJava(place.folder()).toString())
                        .jvmArgs(
                                "-Xmx891289k",
                                "-XX:+UseSerialGC",
                                Runtimes.TOOL_OPTIONS,
                                "-Dsun.net.http.retryPost=false",
                                "-D" + WarmFunctions.URI_PROPERTY + "=" + place.services().uri(),
                                place.services().trust())
                        .output(log.toString())
                        .build();
        for (var result : new Runner(options).run()) {
            var name = result.getParams().getBenchmark();
            results.put(name.substring(name.lastIndexOf('.') + 1), result);
        }
    }

    /** A JVM that JMH starts without knowing of processors. */
    private static Path pinnedJava(Path folder) throws IOException {
        var command = Processors.onOneAlone(List.of(Jdk.program("java").toString()));
        var script = folder.resolve("java-on-one-processor");
        Files.writeString(script, "#!/bin/sh\nexec " + String.join(" ", command) + " \"$@\"\n");
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("Can't be run: " + script);
        }
        return script;
    }

    private String body(int forks) {
        var table =
                Table.of(
                        1,
                        "what",
                        "p50, µs",
                        "p90, µs",
                        "p99, µs",
                        "p99.9, µs",
                        "allocated, KB",
                        "calls measured");
        table.row(row("define", "define"));
        table.row(row("create, with the ledger, nobody takes time", "create"));
        table.row(row("verify, with the ledger, nobody takes time", "verify"));
        table.row(row("create, Twilio over TLS", "createOverTls"));
        table.row(row("the same exchange by the JDK alone", "createExchange"));
        table.row(row("verify, Twilio over TLS", "verifyOverTls"));
        table.row(row("the same exchange by the JDK alone", "verifyExchange"));
        var added = Table.of(1, "whole less the exchange", "of the p50s, ms", "of the p99s, ms");
        added.row(added("create", "createOverTls", "createExchange"));
        added.row(added("verify", "verifyOverTls", "verifyExchange"));
        return """
        JMH, %d JVMs for each, each warm after %d s; the handler alone, without Lambda's serializer and without writing the
        line of the log.

        %s
        %s"""
                .formatted(forks, WARM_UP_SECONDS, table.markdown(), added.markdown());
    }

    private String[] row(String text, String name) {
        return new String[] {
            text,
            Spread.number(percentile(name, 50)),
            Spread.number(percentile(name, 90)),
            Spread.number(percentile(name, 99)),
            Spread.number(percentile(name, 99.9)),
            Spread.number(secondary(name, "gc.alloc.rate.norm") / 1024),
            "%,d".formatted(result(name).getPrimaryResult().getStatistics().getN())
        };
    }

    private String[] added(String text, String whole, String network) {
        return new String[] {
            text,
            Spread.number((percentile(whole, 50) - percentile(network, 50)) / 1000),
            Spread.number((percentile(whole, 99) - percentile(network, 99)) / 1000)
        };
    }

    private double percentile(String name, double rank) {
        return result(name).getPrimaryResult().getStatistics().getPercentile(rank);
    }

    /** JMH has no type for its values. */
    @SuppressWarnings("rawtypes")
    private double secondary(String name, String metric) {
        for (var result : result(name).getSecondaryResults().entrySet()) {
            if (result.getKey().contains(metric)) {
                return result.getValue().getScore();
            }
        }
        return Double.NaN;
    }

    private RunResult result(String name) {
        var result = results.get(name);
        if (result == null) {
            throw new IllegalStateException("JMH did not measure " + name);
        }
        return result;
    }
}
