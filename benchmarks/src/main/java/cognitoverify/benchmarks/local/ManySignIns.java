package cognitoverify.benchmarks.local;

import cognitoverify.local.cognito.LocalCognito;
import cognitoverify.local.cognito.LocalPool;
import cognitoverify.local.cognito.LocalUser;
import cognitoverify.local.verify.LocalVerify;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does the local Cognito grow with the sign-ins it has seen? Signs people in by code, over HTTP,
 * one after the other and 16 at once, and prints after each tenth how fast it went, the CPU time
 * that a sign-in took, the client's share included, and what is left on the heap after a full
 * collection. Ends with an error if any sign-in fails.
 *
 * <p>The argument is the number of sign-ins, 50,000 if there is none.
 */
public final class ManySignIns {
    private static final int USERS = 5_000;
    private static final int AT_ONCE = 16;
    private static final int ROWS = 10;
    private static final int COLLECTIONS = 4;
    private static final String MOST_SENDS = "1000000";

    private final LocalCognito cognito;
    private final Map<String, String> codes;
    private final AtomicInteger failures = new AtomicInteger();

    private ManySignIns(LocalCognito cognito, Map<String, String> codes) {
        this.cognito = cognito;
        this.codes = codes;
    }

    /** Prints a Markdown table. */
    public static void main(String[] arguments) throws InterruptedException {
        var signIns = arguments.length == 0 ? 50_000 : Integer.parseInt(arguments[0]);
        // What the functions log is not what is looked for here.
        var out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        // By number: to look for one's own among the newest 10,000 is not a phone's work.
        var codes = new ConcurrentHashMap<String, String>();
        var phones =
                LocalVerify.builder().listener(message -> codes.put(message.to(), message.code()));
        try (var cognito = unlimited().verify(phones).start()) {
            for (var user = 0; user < USERS; user++) {
                cognito.addUser(LocalPool.PASSWORDLESS, LocalUser.withNumber(number(user)));
            }
            var load = new ManySignIns(cognito, codes);
            load.run(0, AT_ONCE);
            load.failures.set(0);
            out.println("| sign-ins | a second | CPU each, ms | heap in use, MB |");
            out.println("| ---: | ---: | ---: | ---: |");
            for (var row = 1; row <= ROWS; row++) {
                var many = signIns / ROWS;
                var started = System.nanoTime();
                var busy = cpuNanos();
                load.run((row - 1) * many, many);
                var seconds = (System.nanoTime() - started) / 1e9;
                var each = (cpuNanos() - busy) / 1e6 / many;
                out.printf(
                        "| %,d | %.0f | %.1f | %d |%n", row * many, many / seconds, each, heap());
            }
            out.println("Failed: " + load.failures.get());
            System.exit(load.failures.get() == 0 ? 0 : 1);
        }
    }

    /** With the ledger, as everybody has it, but for limits that so many sign-ins would reach. */
    private static LocalCognito.Builder unlimited() {
        var builder = LocalCognito.builder().users(List.of());
        for (var per : List.of("USER_AND_DAY", "DESTINATION_AND_DAY", "COUNTRY_AND_HOUR")) {
            builder.environment("MAX_SENDS_PER_" + per, MOST_SENDS);
        }
        return builder.environment("MAX_SENDS_PER_HOUR", MOST_SENDS);
    }

    /** A thread and a connection for each of those who sign in at once. */
    private void run(int first, int many) throws InterruptedException {
        var next = new AtomicInteger(first);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var i = 0; i < AT_ONCE; i++) {
                threads.execute(() -> signIn(next, first + many));
            }
        }
    }

    private void signIn(AtomicInteger next, int end) {
        try (var connection = new Connection(cognito.uri())) {
            for (var i = next.getAndIncrement(); i < end; i = next.getAndIncrement()) {
                failures.incrementAndGet();
                if (new SignIn(connection, number(i % USERS)).succeeds(codes)) {
                    failures.decrementAndGet();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of this whole process: it tells more than the time where others keep the machine busy. */
    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /**
     * The serial collector leaves gaps in three of four full collections, and counts them as used.
     */
    private static long heap() {
        for (var i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    private static String number(int user) {
        return "+1202555%04d".formatted(user);
    }
}
