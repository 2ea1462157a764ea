package cognitoverify.local.verify;

/** What goes wrong when Verify is asked to create or check a verification. */
public enum Fault {
    /** Nothing. */
    NONE,

    /** The request is served at once and the answer comes late. */
    DELAY,

    /** The request is served; no answer comes, and after a minute the connection closes. */
    HANG,

    /** The request is served; the answer comes byte by byte, faster than most read timeouts. */
    DRIP,

    /** The request is served; then the connection is reset instead of an answer. */
    RESET,

    /** Nothing is served: an HTML page as a load balancer would show it. */
    HTML,

    /** Nothing is served: a Twilio error with this HTTP status. */
    STATUS,

    /** Nothing is served: a Twilio error with this code. */
    CODE
}
