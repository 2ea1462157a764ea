/** The timeline: each attempt to call a trigger, what it was asked and answered, and what Twilio was asked meanwhile. */

import { byId, element } from './element.js';
import { decided, isBad, who } from './headline.js';
import { timelineAfter } from './server.js';

/** More would only make the page slow; the server has the newest 1,000. */
const MOST_SHOWN = 60;

/** Cognito's. */
const ATTEMPTS = 3;

let last = 0;
let newest = 0;
let forgotten = 0;

/** Shows the calls since the last look. One that is shown already has ended late, and takes its place again. */
export async function look() {
  for (const call of (await timelineAfter(last)).slice(-MOST_SHOWN)) {
    last = call.number;
    newest = Math.max(newest, call.id);
    const known = byId(`call-${call.id}`);
    if (known) {
      known.replaceWith(entry(call, open(known)));
    } else if (call.id > forgotten) {
      byId('calls').prepend(entry(call, []));
    }
  }
  [...byId('calls').children].slice(MOST_SHOWN).forEach((old) => old.remove());
  byId('no-calls').hidden = byId('calls').childElementCount > 0;
}

/** Forgets what is shown. */
export function clear() {
  forgotten = newest;
  byId('calls').replaceChildren();
  byId('no-calls').hidden = false;
}

function entry(call, opened) {
  const said = call.givenUp ? 'given up' : call.error ?? decided(call);
  const line = element(
    'p',
    { class: 'line' },
    element('strong', {}, call.trigger),
    element('span', { class: isBad(call) ? 'says bad' : 'says' }, said),
    ...who(call).map((name) => element('span', { class: 'who' }, name)),
    element('span', { class: 'took' }, attempt(call), millis(call.durationMillis)),
  );
  const details = [folded('Cognito asked', call.request)];
  if (call.response) {
    details.push(folded('The function answered', call.response));
  }
  details.push(...call.asked.map(asked), ...call.log.map(logged));
  if (call.givenUp) {
    details.push(...givenUp(call));
  }
  for (const detail of details.filter((one) => opened.includes(one.firstChild.textContent))) {
    detail.open = true;
  }
  return element('li', { id: `call-${call.id}`, class: call.error ? 'failed' : '' }, line, ...details);
}

/** Cognito calls again after 5 seconds, three times in all, and the earlier calls run on. */
function attempt(call) {
  return call.attempt > 1 || call.error ? `attempt ${call.attempt}, ` : '';
}

function givenUp(call) {
  const { late, durationMillis, attempt: number } = call;
  if (!late) {
    return [element('p', { class: 'late' }, `Cognito waited ${millis(durationMillis)}, then ${number < ATTEMPTS ? 'called again' : 'failed the sign-in'}. The function runs on.`)];
  }
  const end = late.error ? `failed (${late.error})` : `answered ${decided({ ...call, response: late.response })}`;
  const note = element('p', { class: 'late' }, `The function ${end} after ${millis(late.afterMillis)}: too late, ignored.`);
  return late.response ? [note, folded('Its late answer', late.response)] : [note];
}

/** What Twilio or SSM was asked, and its answer. */
function asked({ method, path, form, status, answer, delayMillis, lost }) {
  const about = path.startsWith('/v2') ? `Twilio: ${path.split('/').pop()}` : 'SSM: the secret';
  const word = typeof answer.status === 'string' ? answer.status : answer.code ?? '';
  const outcome = lost ? 'the answer gets lost' : `${status} ${word}`.trim();
  const late = delayMillis > 0 && !lost ? ` after ${millis(delayMillis)}` : '';
  const details = folded(`${about} → ${outcome}${late}`, { [method]: path, ...form });
  details.append(element('p', { class: 'answered' }, lost ? 'Answered, but nobody heard it' : 'Answered'), pre({ status, body: answer }));
  return details;
}

/** The function's own line, but for what only CloudWatch reads. */
function logged({ _aws, ...line }) {
  return folded('The function logged', line);
}

function folded(title, value) {
  return element('details', {}, element('summary', {}, title), pre(value));
}

function pre(value) {
  return element('pre', {}, typeof value === 'string' ? value : JSON.stringify(value, null, 2));
}

function open(known) {
  return [...known.querySelectorAll('details[open] > summary')].map((summary) => summary.textContent);
}

function millis(number) {
  return `${number.toLocaleString('en')} ms`;
}
