package cognitoverify.code;

import cognitoverify.protocol.log.Level;
import cognitoverify.protocol.log.LogLine;

/**
 * The true reason of an outcome, for the log. No text of Twilio's, which may hold a number.
 *
 * @param reason one of our own words
 * @param level how much an operator should mind
 * @param httpStatus Twilio's status; 0 if there was no answer
 * @param twilioCode Twilio's error code; 0 if there was none
 */
public record Evidence(String reason, Level level, int httpStatus, int twilioCode) {
    /** Without an answer from Twilio. */
    public Evidence(String reason, Level level) {
        this(reason, level, 0, 0);
    }

    /** Adds it to a line. */
    public LogLine addTo(LogLine line) {
        return line.level(level).httpStatus(httpStatus).twilioCode(twilioCode);
    }
}
