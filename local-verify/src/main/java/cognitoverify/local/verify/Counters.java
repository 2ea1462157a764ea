package cognitoverify.local.verify;

/**
 * What was asked since the start or the last {@link LocalVerify#reset()}. Requests count when they
 * are received, whatever was answered: refused, unauthenticated and never answered ones, too.
 *
 * @param sends requests to create a verification, which is what Twilio sends a message for
 * @param checks requests to check a code
 * @param approvals codes that a check approved
 * @param secretReads SSM requests for parameters
 */
public record Counters(long sends, long checks, long approvals, long secretReads) {}
