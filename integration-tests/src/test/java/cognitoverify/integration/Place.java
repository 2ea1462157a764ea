package cognitoverify.integration;

import cognitoverify.local.verify.LocalVerify;
import cognitoverify.local.verify.SentCode;
import cognitoverify.protocol.SignInMode;

/**
 * Somewhere that people sign in: the functions of one mode, and the phone that they send codes to.
 */
interface Place {
    /** How they are configured. */
    SignInMode mode();

    /** The functions. */
    Functions functions();

    /** What sends the codes. */
    LocalVerify verify();

    /** A sign-in of Ann's. */
    default CognitoStandIn ann() {
        return new CognitoStandIn(functions(), SignInEvents.ann(mode()));
    }

    /** A sign-in of somebody whom nobody knows. */
    default CognitoStandIn unknownUser() {
        return new CognitoStandIn(functions(), SignInEvents.unknownUser());
    }

    /** The newest message. */
    default SentCode newest() {
        return verify().inbox().getFirst();
    }

    /** A code, but not that of the newest message. */
    default String wrongCode() {
        return newest().code().equals("000000") ? "000001" : "000000";
    }
}
