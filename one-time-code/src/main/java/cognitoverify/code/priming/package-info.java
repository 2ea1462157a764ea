/**
 * Twilio, SSM, DynamoDB and Lambda's credentials as a function needs them to rehearse its work
 * before a snapshot is taken: in this process, with canned answers, for as long as that takes.
 */
@NullMarked
package cognitoverify.code.priming;

import org.jspecify.annotations.NullMarked;
