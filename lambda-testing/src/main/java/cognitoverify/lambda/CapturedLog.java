package cognitoverify.lambda;

import cognitoverify.protocol.log.DecisionLog;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The lines that a function writes. */
public final class CapturedLog {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** The log to give to a handler. */
    public DecisionLog log() {
        return new DecisionLog(lines::add, InstantSource.fixed(Instant.EPOCH));
    }

    /** All lines, oldest first. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The newest line, read as JSON. */
    public JsonNode last() {
        return Event.parse(lines.getLast()).node();
    }
}
