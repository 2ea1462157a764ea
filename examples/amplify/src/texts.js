/** What is said to people. */

const REASONS = {
  CODE_SENT: () => 'We sent you a code.',
  SEND_UNCONFIRMED: () => 'A code may be on its way. If none comes, ask again.',
  WRONG_CODE: () => 'That code is not correct.',
  CODE_EXPIRED: () => 'That code has expired. Ask for a new one.',
  TOO_SOON: (wait) => `Wait ${wait}.`,
  TOO_MANY_CODES: () => 'Enter the last one, or wait.',
  TOO_MANY_GUESSES: (wait) => `Wait ${wait}.`,
  CHANNEL_UNAVAILABLE: () => 'Try another way.',
  DELIVERY_UNAVAILABLE: () => 'We can’t send a code to this number.',
  TEMPORARILY_UNAVAILABLE: () => 'Try again in a moment.',
  UNKNOWN_ACTION: () => 'This app asked for something that does not exist.',
};

export const CHANNELS = { SMS: 'text message', CALL: 'phone call', WHATSAPP: 'WhatsApp', EMAIL: 'e-mail' };

/** Why there is this round. */
export function reason({ reason, resendAt }) {
  return (REASONS[reason] ?? (() => 'Enter the code.'))(wait(secondsUntil(resendAt)));
}

/** Without a password there are only stars, since whoever typed a number must not learn more. */
export function whereItWent({ codeLength, channel, destination }) {
  const to = /[a-z0-9]/i.test(destination) ? ` to ${destination}` : '';
  return `It has ${codeLength} digits and goes by ${CHANNELS[channel]}${to}.`;
}

/** Whether it is bad news. */
export function isBad({ reason }) {
  return reason !== 'CODE_SENT' && reason !== 'SEND_UNCONFIRMED';
}

/** What went wrong. A sign-in that had begun is over; without one Cognito's own words are meant for people. */
export function failure(error, hadBegun) {
  if (error.name === 'NotAuthorizedException') {
    return hadBegun ? 'This sign-in is over. Start again.' : error.message;
  }
  return error.name === 'NetworkError' ? 'There is no connection. Try again.' : 'That did not work. Try again.';
}

export function secondsUntil(time) {
  return Math.max(0, Math.ceil((time - Date.now()) / 1000));
}

/** 4:05 */
export function minutes(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function count(number, one, many) {
  return `${number} ${number === 1 ? one : many}`;
}

function wait(seconds) {
  return seconds < 120 ? count(seconds, 'second', 'seconds') : count(Math.ceil(seconds / 60), 'minute', 'minutes');
}
