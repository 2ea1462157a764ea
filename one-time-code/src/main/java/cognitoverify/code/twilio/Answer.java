package cognitoverify.code.twilio;

/** What one request came to, seen from the wire. */
sealed interface Answer {
    /** There was no time left to ask. */
    record NotAsked() implements Answer {}

    /** Surely Twilio never saw the request: no connection, or not in time. */
    record NotWritten() implements Answer {}

    /** The request was written, and no answer came, or not all of it. */
    record NoReply() implements Answer {}

    /** An answer, whatever it says. */
    record Reply(int status, String body) implements Answer {}
}
