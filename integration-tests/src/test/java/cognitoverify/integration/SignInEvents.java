package cognitoverify.integration;

import cognitoverify.lambda.Event;
import cognitoverify.protocol.SignInMode;

/**
 * The events in {@code events/} that a sign-in starts from.
 *
 * @param define the first one for define
 * @param create the first one for create
 * @param verify one for verify
 */
record SignInEvents(Event define, Event create, Event verify) {

    /** Ann's. */
    static SignInEvents ann(SignInMode mode) {
        return switch (mode) {
            case PASSWORDLESS ->
                    files(
                            "passwordless/01-define-start.json",
                            "passwordless/02-create-first-code.json",
                            "passwordless/03-verify-right-code.json");
            case MFA ->
                    files(
                            "mfa/01-define-start.json",
                            "mfa/03-create-first-code.json",
                            "mfa/04-verify-right-code.json");
        };
    }

    /** Those of somebody whom nobody knows. */
    static SignInEvents unknownUser() {
        return files(
                "odd/unknown-user-1-define.json",
                "odd/unknown-user-2-create.json",
                "odd/unknown-user-3-verify.json");
    }

    /** Ann's with MFA, from a client that leaves the password out. */
    static SignInEvents passwordSkipped() {
        return files(
                "odd/mfa-password-skipped-define.json",
                "mfa/03-create-first-code.json",
                "mfa/04-verify-right-code.json");
    }

    /** The same, of another user with that number, who exists. */
    SignInEvents of(String userName, String number) {
        return new SignInEvents(
                of(define, userName, number),
                of(create, userName, number),
                of(verify, userName, number));
    }

    private static Event of(Event event, String userName, String number) {
        return event.with("/userName", userName)
                .with("/request/userAttributes/sub", userName)
                .with("/request/userAttributes/phone_number", number);
    }

    private static SignInEvents files(String define, String create, String verify) {
        return new SignInEvents(Event.file(define), Event.file(create), Event.file(verify));
    }
}
