/** The limits: what the ledger of each pool knows of its users, and a button that has it forgotten. */

import { byId, element } from './element.js';
import { forgetLimits, limits } from './server.js';
import { count } from './texts.js';

const NAMES = { local_passwordless: 'Passwordless', local_mfa: 'Password and code' };

let shown = '';

/** Has the button work. `failed` is told errors. */
export function followLimits(failed) {
  byId('forget-limits').addEventListener('click', () => forgetLimits().then(forgotten).catch(failed));
}

/** Shows the limits as they are now. */
export async function lookAtLimits() {
  show(await limits());
}

function forgotten(now) {
  show(now);
  byId('limits-note').textContent = 'All limits are forgotten.';
}

/** Only what is new, so that a screen reader keeps its place. */
function show(now) {
  const text = JSON.stringify(now);
  if (text === shown) {
    return;
  }
  shown = text;
  byId('forget-limits').hidden = !now.ledger;
  byId('pools').replaceChildren(...now.pools.map(pool));
  byId('limits-note').textContent = now.ledger ? '' : 'The functions have no ledger here: sign-ins know nothing of each other, and limits end with them.';
}

function pool({ id, users }) {
  const list = users.length > 0 ? element('ul', { 'aria-labelledby': `limits-${id}` }, ...users.map(user)) : element('p', {}, 'Nobody yet.');
  return element('div', {}, element('h3', { id: `limits-${id}` }, NAMES[id] ?? id), list);
}

function user({ name, sendsToday, sends, wrongGuesses, sendAfter, guessAfter }) {
  const facts = [
    `${count(sendsToday, 'code', 'codes')} today`,
    `${sends} in this window`,
    `${count(wrongGuesses, 'wrong guess', 'wrong guesses')} in a row`,
  ];
  const waits = guessAfter ? `No code and no guess until ${time(guessAfter)}.` : sendAfter ? `No code until ${time(sendAfter)}.` : '';
  return element(
    'li',
    {},
    element('strong', {}, name ?? 'somebody unknown'),
    `: ${facts.join(', ')}. `,
    element('span', { class: guessAfter ? 'waits' : '' }, waits),
  );
}

/** With the day where it is another. */
function time(moment) {
  const date = new Date(moment);
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday ? date.toLocaleTimeString() : date.toLocaleString();
}
