package cognitoverify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.Deadline;
import cognitoverify.code.Secret;
import cognitoverify.ledger.Budget.Exhausted;
import cognitoverify.ledger.Claim.Granted;
import cognitoverify.ledger.StoredVerdict.State;
import cognitoverify.ledger.table.Change;
import cognitoverify.ledger.table.Condition;
import cognitoverify.ledger.table.Read;
import cognitoverify.ledger.table.Table;
import cognitoverify.ledger.table.Write;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.Reason;
import cognitoverify.protocol.SignInMode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What happens to a ledger, step by step, on a clock that only a test moves. */
final class Story {
    static final long START = 1_764_000_000;
    static final String SID = "VE0123456789abcdef0123456789abcdef";
    static final String OTHER_SID = "VEfedcba9876543210fedcba9876543210";
    static final String NUMBER = "+4915112345678";
    static final String OTHER_NUMBER = "+4915187654321";
    static final String COUNTRY = "DE";
    static final String POOL = "eu-central-1_Example";
    static final String NAME = "anna@example.org";
    static final String OTHER_NAME = "bert@example.org";
    static final String NONCE = "nonce-of-the-round";
    static final String SECRET = "bGVkZ2VyLWtleS1vZi0zMi1ieXRlcy1mb3ItdGVzdHM=";

    private static final int MANY = 5;
    private static final LedgerKey KEY =
            Objects.requireNonNull(LedgerKey.parse(new Secret(SECRET)));

    private final Table table;
    private final TableLedger ledger;
    private Limits limits = Limits.defaults(SignInMode.PASSWORDLESS);
    private long now = START;

    Story(Table table) {
        this.table = table;
        ledger = new TableLedger(table);
    }

    static LedgerKey key() {
        return KEY;
    }

    static String user(String name) {
        return KEY.user(POOL, name);
    }

    static Deadline deadline() {
        return Deadline.in(Duration.ofSeconds(30));
    }

    TableLedger ledger() {
        return ledger;
    }

    long now() {
        return now;
    }

    Story after(long seconds) {
        now += seconds;
        return this;
    }

    Story limited(Limits newLimits) {
        limits = newLimits;
        return this;
    }

    Story afterPassword() {
        return limited(Limits.defaults(SignInMode.MFA));
    }

    ClaimRequest request(String name, String number, @Nullable String country) {
        return new ClaimRequest(
                user(name),
                TableLedger.token(),
                new Budget(
                        KEY.destination(number, Days.of(now)),
                        limits.sendsPerDestination(),
                        Days.endOf(now),
                        Exhausted.DESTINATION_DAY,
                        false),
                country == null
                        ? null
                        : new Budget(
                                KEY.country(country, Days.hourOf(now), 0),
                                limits.sendsPerCountry(),
                                now + 7_200,
                                Exhausted.COUNTRY_HOUR,
                                limits.stopCountries()),
                total(),
                limits,
                now);
    }

    ClaimRequest request() {
        return request(NAME, NUMBER, COUNTRY);
    }

    ClaimRequest decoy(String name) {
        return new ClaimRequest(user(name), TableLedger.token(), null, null, total(), limits, now);
    }

    Claim claim(ClaimRequest request) {
        return ledger.claim(request, deadline());
    }

    Claim claim() {
        return claim(request());
    }

    Granted granted(ClaimRequest request) {
        var claim = claim(request);
        assertThat(claim).isInstanceOf(Granted.class);
        return (Granted) claim;
    }

    Granted granted() {
        return granted(request());
    }

    /** Claimed and sent, with that SID. */
    Granted sent(ClaimRequest request, String sid) {
        var claim = granted(request);
        settle(claim, new Sending.Sent(Reason.CODE_SENT, Channel.SMS, sid));
        return claim;
    }

    Granted sent() {
        return sent(request(), SID);
    }

    boolean settle(Granted claim, Sending sending) {
        return ledger.settle(claim, sending, deadline());
    }

    Guess guess(String name, String nonce, String answer) {
        return new Guess(user(name), KEY.verdict(nonce, answer), limits, now * 1_000);
    }

    Guess guess(String answer) {
        return guess(NAME, NONCE, answer);
    }

    Mark mark(Guess guess) {
        return ledger.mark(guess, deadline());
    }

    Mark mark(String answer) {
        return mark(guess(answer));
    }

    Mark.Made marked(Guess guess) {
        var mark = mark(guess);
        assertThat(mark).isInstanceOf(Mark.Made.class);
        return (Mark.Made) mark;
    }

    Mark.Made marked(String answer) {
        return marked(guess(answer));
    }

    Mark takeOver(Guess guess, StoredVerdict asked) {
        return ledger.takeOver(guess, asked, deadline());
    }

    boolean settle(Mark.Made mark, State state) {
        return settle(mark, state, SID);
    }

    boolean settle(Mark.Made mark, State state, String sid) {
        return ledger.settle(mark, state, sid, deadline());
    }

    /**
     * So many different answers, each wrong and each as soon as it is allowed; of many, the last.
     */
    Story wrong(int times) {
        var skipped = times > MANY ? times - 1 : 0;
        if (skipped > 0) {
            var guesses =
                    Change.NONE
                            .set(UserItem.GUESSES, (long) skipped)
                            .set(UserItem.GUESSED_AT, now)
                            .set(UserItem.GUESS_AFTER, now);
            table.write(
                    List.of(new Write(user(NAME), new Condition.Always(), guesses)), deadline());
        }
        for (var i = skipped; i < times; i++) {
            now = Math.max(now, limits.guessAfter(record()));
            settle(marked(NONCE + now + "/" + i), State.WRONG);
        }
        return this;
    }

    /** So many sends to the country, none approved. */
    Story spent(int sends) {
        var country = Objects.requireNonNull(request().country()).key();
        var spent =
                Change.NONE
                        .set(SendChanges.COUNT, (long) sends)
                        .set(SendChanges.CREDIT, SendChanges.CREDIT_AT_FIRST - sends);
        table.write(List.of(new Write(country, new Condition.Always(), spent)), deadline());
        return this;
    }

    UserRecord record() {
        return record(NAME);
    }

    UserRecord record(String name) {
        return ((Reading.Found) ledger.read(user(name), deadline())).user();
    }

    /** The attributes of an item. */
    Map<String, Object> item(String itemKey) {
        return ((Read.Found) new PersistentTable(table).read(itemKey, deadline())).item();
    }

    /** What is counted against a budget. */
    long count(@Nullable Budget budget) {
        return (long) item(Objects.requireNonNull(budget).key()).getOrDefault("count", 0L);
    }

    private Budget total() {
        return new Budget(
                KEY.total(Days.hourOf(now), 0),
                limits.sends(),
                now + 7_200,
                Exhausted.TOTAL_HOUR,
                false);
    }
}
