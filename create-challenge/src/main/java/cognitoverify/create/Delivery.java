package cognitoverify.create;

import cognitoverify.code.Destination;

/** Whether and where a user can be reached on a channel. */
sealed interface Delivery {
    /**
     * The region of the number, ISO 3166 alpha-2; empty for an e-mail address and where nobody
     * knows.
     */
    String country();

    /**
     * There.
     *
     * @param masked the destination with stars, at most 4 of its characters
     */
    record Possible(Destination destination, String masked, String country) implements Delivery {}

    /** Not. */
    record Impossible(Cause cause, String country) implements Delivery {
        /** Where there is no number to have a country. */
        Impossible(Cause cause) {
            this(cause, "");
        }
    }

    /** Why not; in PASSWORDLESS mode only the log says so. */
    enum Cause {
        /** Cognito made the user up. */
        USER_NOT_FOUND,

        /** The user has no such attribute. */
        NO_DESTINATION,

        /** Not a number in E.164 form or of a possible length, or not an e-mail address. */
        MALFORMED_DESTINATION,

        /** The attribute is not verified. */
        UNVERIFIED_DESTINATION,

        /** The number's region is not allowed. */
        COUNTRY_NOT_ALLOWED,

        /** A number that costs the caller, or that no person answers. */
        KIND_NOT_ALLOWED
    }
}
