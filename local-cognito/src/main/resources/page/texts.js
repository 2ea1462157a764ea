/** What the app says to its user. */

import { Reason } from './cognito-verify.js';

/** For each reason that a round may have. */
const REASONS = {
  [Reason.CODE_SENT]: 'We sent you a code.',
  [Reason.SEND_UNCONFIRMED]: 'A code may be on its way. If none comes, ask again.',
  [Reason.WRONG_CODE]: 'That code is not correct.',
  [Reason.CODE_EXPIRED]: 'That code has expired. Ask for a new one.',
  [Reason.TOO_SOON]: 'Wait a moment before you ask again.',
  [Reason.TOO_MANY_CODES]: 'Those were many codes. Enter the last one, or wait.',
  [Reason.TOO_MANY_GUESSES]: 'Those were many guesses. Wait a while.',
  [Reason.CHANNEL_UNAVAILABLE]: 'Try another way.',
  [Reason.DELIVERY_UNAVAILABLE]: 'We can’t send a code to this number.',
  [Reason.TEMPORARILY_UNAVAILABLE]: 'Nothing was sent. Try again in a moment.',
  [Reason.UNKNOWN_ACTION]: 'This page asked for something that does not exist.',
};

/** Where the client is told how long to wait. */
const WAITS = {
  [Reason.TOO_MANY_CODES]: (wait) => `Those were many codes. Enter the last one, or wait ${wait}.`,
  [Reason.TOO_MANY_GUESSES]: (wait) => `Those were many guesses. Wait ${wait}.`,
};

/** What to say of a round. */
export function said({ reason, resendIn }) {
  return (resendIn > 0 && WAITS[reason]?.(duration(resendIn))) || REASONS[reason] || reason;
}

/** `30 s`, `5 min`, `14 h`: never shorter than it is. */
export function duration(seconds) {
  if (seconds <= 90) {
    return `${seconds} s`;
  }
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 90 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}

/** The channels, as the end of “sent …”. */
export const CHANNELS = { SMS: 'by text message', CALL: 'by call', WHATSAPP: 'by WhatsApp', EMAIL: 'by e-mail' };

/** The same, to choose from. */
export const CHANNEL_NAMES = { SMS: 'Text message', CALL: 'Call', WHATSAPP: 'WhatsApp', EMAIL: 'E-mail' };

/** `1 guess`, `2 guesses`. */
export const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;
