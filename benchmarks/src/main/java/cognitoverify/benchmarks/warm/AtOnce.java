package cognitoverify.benchmarks.warm;

import cognitoverify.code.CheckOutcome;
import cognitoverify.code.CodeCheck;
import cognitoverify.code.CodeChecker;
import cognitoverify.code.CodeSender;
import cognitoverify.code.Deadline;
import cognitoverify.code.Destination;
import cognitoverify.code.Evidence;
import cognitoverify.code.Secret;
import cognitoverify.code.SecretReading;
import cognitoverify.code.SecretStore;
import cognitoverify.code.SendOutcome;
import cognitoverify.ledger.table.Read;
import cognitoverify.ledger.table.Table;
import cognitoverify.ledger.table.Write;
import cognitoverify.ledger.table.Written;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.log.Level;

import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Everybody that a function asks, agreeing to all without taking time. */
final class AtOnce implements CodeSender, CodeChecker, SecretStore, Table {
    private static final SendOutcome SENT =
            new SendOutcome.Sent(
                    "VE" + "1".repeat(32), new Evidence("CODE_SENT", Level.INFO, 201, 0));
    private static final CheckOutcome APPROVED =
            new CheckOutcome.Approved(new Evidence("RIGHT_CODE", Level.INFO, 200, 0));
    private static final SecretReading FOUND =
            new SecretReading.Found(
                    new Secret("example"),
                    new Secret(Base64.getEncoder().encodeToString(new byte[32])));
    private static final Written MADE = new Written.Made(Map.of());

    @Override
    public SendOutcome send(Destination destination, Channel channel, Deadline deadline) {
        return SENT;
    }

    @Override
    public CheckOutcome check(CodeCheck check, Deadline deadline) {
        return APPROVED;
    }

    @Override
    public SecretReading read(Deadline deadline) {
        return FOUND;
    }

    @Override
    public Written write(List<Write> writes, Deadline deadline) {
        return MADE;
    }

    @Override
    public Read read(String key, Deadline deadline) {
        return new Read.Found(Map.of());
    }
}
