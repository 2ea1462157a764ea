package cognitoverify.ledger;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A send, asked for.
 *
 * @param user {@link LedgerKey#user}
 * @param id random: so that a claim that was written is known as one's own when its answer is lost
 * @param destination the destination's budget; null for a decoy, whose message costs nothing
 * @param country the country's budget; null for a decoy and for an e-mail address
 * @param total everybody's budget; a decoy only reads it
 * @param now epoch seconds
 * @param expected the last sends as the sign-in knows them, if it has seen any: with a guess that
 *     is right, nobody has to look before
 */
public record ClaimRequest(
        String user,
        String id,
        @Nullable Budget destination,
        @Nullable Budget country,
        Budget total,
        Limits limits,
        long now,
        UserRecord expected) {
    /** Of a sign-in that has seen no send yet. */
    public ClaimRequest(
            String user,
            String id,
            @Nullable Budget destination,
            @Nullable Budget country,
            Budget total,
            Limits limits,
            long now) {
        this(user, id, destination, country, total, limits, now, UserRecord.NONE);
    }

    /** The same, however few sends to the country were approved. */
    public ClaimRequest unjudged() {
        return new ClaimRequest(
                user,
                id,
                destination,
                country == null ? null : country.unjudged(),
                total,
                limits,
                now,
                expected);
    }

    /** Whether a message costs something. */
    public boolean isCharged() {
        return destination != null;
    }

    /** The budgets that the send is counted against. */
    public List<Budget> charged() {
        return Stream.of(destination, country, isCharged() ? total : null)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Why the user's record refuses the claim; null if it doesn't. */
    @Nullable Claim refusal(UserRecord user) {
        var guessAfter = limits.guessAfter(user);
        if (guessAfter > now) {
            return new Claim.GuessesBlocked(guessAfter, user);
        }
        if (user.window().resendIn(now) > 0) {
            return new Claim.Waiting(user);
        }
        return user.sendsOn(now) >= limits.sendsPerUser()
                ? new Claim.Exhausted(Budget.Exhausted.USER_DAY, user)
                : null;
    }
}
