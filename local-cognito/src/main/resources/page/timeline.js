/** The timeline: each call of a trigger, what it was asked and answered, and what Twilio was asked meanwhile. */

import { byId, element } from './element.js';
import { timelineAfter } from './server.js';

/** More would only make the page slow; the server has the newest 1,000. */
const MOST_SHOWN = 60;

let last = 0;

/** Shows the calls since the last look. */
export async function look() {
  for (const call of (await timelineAfter(last)).slice(-MOST_SHOWN)) {
    last = call.number;
    byId('calls').prepend(entry(call));
  }
  [...byId('calls').children].slice(MOST_SHOWN).forEach((old) => old.remove());
  byId('no-calls').hidden = byId('calls').childElementCount > 0;
}

/** Forgets what is shown. */
export function clear() {
  byId('calls').replaceChildren();
  byId('no-calls').hidden = false;
}

function entry(call) {
  const line = element(
    'p',
    { class: 'line' },
    element('strong', {}, call.trigger),
    element('span', { class: 'says' }, call.error ?? says(call)),
    element('span', { class: 'took' }, attempt(call), `${call.durationMillis} ms`),
  );
  const details = [folded('Cognito asked', call.request)];
  if (call.response) {
    details.push(folded('The function answered', call.response));
  }
  for (const asked of call.asked) {
    details.push(folded(`${asked.path.startsWith('/v2') ? 'Twilio' : 'SSM'} was asked: ${asked.path.split('/').pop() || 'the secret'}`, { [asked.method]: asked.path, ...asked.form }));
  }
  return element('li', call.error ? { class: 'failed' } : {}, line, ...details);
}

/** Cognito calls again after 5 seconds, three times in all, and the earlier calls run on. */
function attempt(call) {
  return call.attempt > 1 ? `attempt ${call.attempt}, ` : '';
}

/** The decision in a word. */
function says({ response }) {
  const said = response?.response ?? {};
  if (said.publicChallengeParameters) {
    return said.publicChallengeParameters.REASON;
  }
  if ('answerCorrect' in said) {
    return said.answerCorrect ? 'right' : 'wrong';
  }
  if (said.issueTokens) {
    return 'tokens';
  }
  return said.failAuthentication ? 'fail' : said.challengeName ?? '';
}

function folded(title, value) {
  return element('details', {}, element('summary', {}, title), element('pre', {}, JSON.stringify(value, null, 2)));
}
