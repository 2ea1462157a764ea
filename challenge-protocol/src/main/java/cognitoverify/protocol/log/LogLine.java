package cognitoverify.protocol.log;

import cognitoverify.protocol.Channel;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a line says about one invocation, collected while it runs. Nothing personal goes in: no
 * number, address, user name, code, SID, session or exception's text. Fields that are not set are
 * left out.
 */
public final class LogLine {
    static final List<String> COUNTS = List.of("ledgerDown", "fewApprovals");

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** A line at level INFO. */
    public LogLine(Trigger trigger, Outcome outcome, String reason) {
        fields.put("level", Level.INFO.name());
        fields.put("event", lower(trigger));
        fields.put("outcome", lower(outcome));
        fields.put("reason", reason);
    }

    /** How much an operator should mind. */
    public LogLine level(Level level) {
        fields.put("level", level.name());
        return this;
    }

    /** The channel that was used or asked for. */
    public LogLine channel(Channel channel) {
        fields.put("channel", channel.parameterValue());
        return this;
    }

    /** The region of the number, ISO 3166 alpha-2; not set if empty. */
    public LogLine country(String country) {
        return text("country", country);
    }

    /** Twilio's error code; not set if 0. */
    public LogLine twilioCode(int code) {
        return number("twilioCode", code);
    }

    /** The status of Twilio's answer; not set if 0. */
    public LogLine httpStatus(int status) {
        return number("httpStatus", status);
    }

    /** The ledger could not be asked, so that only the session's own limits hold. */
    public LogLine ledgerDown() {
        fields.put("ledgerDown", 1);
        return level(Level.ERROR);
    }

    /** Too few of a country's sends are approved: somebody may be pumping. */
    public LogLine fewApprovals() {
        fields.put("fewApprovals", 1);
        return level(Level.ERROR);
    }

    /** How long the invocation took. */
    public LogLine duration(Duration duration) {
        fields.put("durationMs", duration.toMillis());
        return this;
    }

    /** Whose sign-in, as {@link UserHash} names it; not set if empty. */
    public LogLine user(String userHash) {
        return text("user", userHash);
    }

    /** Lambda's request id; not set if empty. */
    public LogLine requestId(String requestId) {
        return text("requestId", requestId);
    }

    Map<String, Object> fields() {
        return fields;
    }

    private LogLine text(String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
        return this;
    }

    private LogLine number(String name, int value) {
        if (value != 0) {
            fields.put(name, value);
        }
        return this;
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
