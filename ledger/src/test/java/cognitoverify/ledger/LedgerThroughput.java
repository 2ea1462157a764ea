package cognitoverify.ledger;

import cognitoverify.code.Deadline;
import cognitoverify.ledger.StoredVerdict.State;
import cognitoverify.ledger.dynamodb.LocalDynamo;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.Reason;
import cognitoverify.protocol.SignInMode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How fast is the ledger, and what do its threads do to each other? Claims and guesses of many
 * users and of one, against DynamoDB Local or the endpoint in {@code ledger.endpoint}. Prints a
 * Markdown table.
 *
 * <p>The argument is the number of claims, and of guesses, of a row: 2,000 if there is none.
 */
final class LedgerThroughput {
    private static final int SHARDS = 8;
    private static final Limits LIMITS =
            new Limits(
                    SignInMode.PASSWORDLESS,
                    100,
                    1_000_000,
                    1_000_000,
                    1_000_000,
                    1_000_000,
                    20,
                    false);

    private final int threads;
    private final boolean isOneUser;
    private final CountingTable table = new CountingTable(LocalDynamo.onNewTable());
    private final TableLedger ledger = new TableLedger(table);
    private final AtomicInteger steps = new AtomicInteger();

    private LedgerThroughput(int threads, boolean isOneUser) {
        this.threads = threads;
        this.isOneUser = isOneUser;
    }

    public static void main(String[] arguments) throws Exception {
        var number = arguments.length == 0 ? 2_000 : Integer.parseInt(arguments[0]);
        new LedgerThroughput(8, false).row(number);
        System.out.println(
                """
                | threads | users | what | a second | p50, ms | p99, ms | calls each | units each | not in time |
                | ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |""");
        for (var threads : List.of(1, 8, 32)) {
            System.out.print(new LedgerThroughput(threads, false).row(number));
        }
        System.out.print(new LedgerThroughput(32, true).row(number));
        System.exit(0);
    }

    private String row(int number) throws Exception {
        return measured("send", number, this::send) + measured("guess", number, this::guess);
    }

    /** A claim and what came of it, if it is granted. */
    private void send() {
        var step = steps.incrementAndGet();
        var request = request(step);
        if (ledger.claim(request, deadline()) instanceof Claim.Granted claim) {
            ledger.settle(
                    claim, new Sending.Sent(Reason.CODE_SENT, Channel.SMS, Story.SID), deadline());
        }
    }

    /** A mark and the verdict, wrong or right in turn, if it is made. */
    private void guess() {
        var step = steps.incrementAndGet();
        var guess =
                new Guess(
                        user(step),
                        Story.key().verdict("nonce" + step, "answer"),
                        LIMITS,
                        Story.START * 1_000);
        if (ledger.mark(guess, deadline()) instanceof Mark.Made mark) {
            ledger.settle(mark, step % 2 == 0 ? State.RIGHT : State.WRONG, "", deadline());
        }
    }

    private String measured(String what, int number, Runnable work) throws Exception {
        steps.set(0);
        var calls = table.calls();
        var units = table.units();
        var failures = table.failures();
        var started = System.nanoTime();
        var times = times(number, work);
        var seconds = (System.nanoTime() - started) / 1e9;
        Collections.sort(times);
        return "| %d | %s | %s | %.0f | %.1f | %.1f | %.1f | %.1f | %d |%n"
                .formatted(
                        threads,
                        isOneUser ? "one" : "many",
                        what,
                        number / seconds,
                        times.get(number / 2) / 1e6,
                        times.get(number * 99 / 100) / 1e6,
                        (table.calls() - calls) / (double) number,
                        (table.units() - units) / (double) number,
                        table.failures() - failures);
    }

    private List<Long> times(int number, Runnable work) throws Exception {
        var results = new ArrayList<Future<Long>>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            Callable<Long> timed =
                    () -> {
                        var started = System.nanoTime();
                        work.run();
                        return System.nanoTime() - started;
                    };
            for (var i = 0; i < number; i++) {
                results.add(pool.submit(timed));
            }
        }
        var times = new ArrayList<Long>();
        for (var result : results) {
            times.add(result.get());
        }
        return times;
    }

    private ClaimRequest request(int step) {
        var key = Story.key();
        var shard = step % SHARDS;
        return new ClaimRequest(
                user(step),
                TableLedger.token(),
                budget(key.destination("+49" + (isOneUser ? 0 : step), 0)),
                budget(key.country(Story.COUNTRY, 0, shard)),
                budget(key.total(0, shard)),
                LIMITS,
                Story.START);
    }

    private static Budget budget(String key) {
        return new Budget(key, 1_000_000, Story.START, Budget.Exhausted.TOTAL_HOUR, false);
    }

    private String user(int step) {
        return Story.user(isOneUser ? "one" : "user" + step);
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofMillis(3_500));
    }
}
