/** The three views, and what leads from one to another. */

import { pools } from './pools.js';
import { answer, end, resend, start, who, whoIsBack } from './sign-in.js';
import { CHANNELS, count, failure, isBad, minutes, reason, secondsUntil, whereItWent } from './texts.js';

const byId = (id) => document.getElementById(id);
const VIEWS = ['start', 'round', 'signed-in'];

let round = null;
let busy = false;

offerModes();
setInterval(countDown, 250);
attempt(async () => {
  const name = await whoIsBack();
  return name ? welcome(name) : show('start', null);
});

byId('modes').addEventListener('change', showPassword);
byId('start').addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(async () => next(await start(mode(), byId('username').value.trim(), byId('password').value)));
});
byId('round').addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(async () => next(await answer(byId('code').value)));
});
byId('resend').addEventListener('click', () => attempt(async () => next(await resend(byId('channel').value))));
byId('cancel').addEventListener('click', () => {
  show('start');
  say('');
});
byId('sign-out').addEventListener('click', () =>
  attempt(async () => {
    await end();
    show('start');
    say('You are signed out.');
  }));

/** Does one thing at a time, and says what went wrong. */
async function attempt(work) {
  if (busy) {
    return;
  }
  setBusy(true);
  say('');
  try {
    await work();
  } catch (error) {
    fail(error);
  } finally {
    setBusy(false);
  }
}

/** Its session can be used once, so after Cognito's refusal a sign-in is over. */
function fail(error) {
  const hadBegun = round !== null;
  if (hadBegun && error.name === 'NotAuthorizedException') {
    show('start');
  }
  say(failure(error, hadBegun), true);
}

async function next(step) {
  if (step === null) {
    return welcome(await who());
  }
  round = step;
  show('round', '#code');
  byId('asked').textContent = whereItWent(step);
  byId('guesses').textContent = `${count(step.guessesLeft, 'guess', 'guesses')} left`;
  byId('channel').replaceChildren(...step.channels.map((channel) => new Option(CHANNELS[channel], channel)));
  byId('channel').value = step.channel;
  byId('code').value = '';
  byId('code').setAttribute('aria-invalid', String(step.reason === 'WRONG_CODE'));
  say(reason(step), isBad(step));
}

function welcome(name) {
  byId('who').textContent = name;
  show('signed-in');
}

function countDown() {
  if (round === null) {
    return;
  }
  const wait = secondsUntil(round.resendAt);
  const left = secondsUntil(round.expiresAt);
  byId('resend').disabled = busy || wait > 0;
  byId('resend').textContent = wait > 0 ? `Again in ${minutes(wait)}` : 'Send again';
  byId('expires').textContent = left > 0 ? `Expires in ${minutes(left)}` : 'No code is valid now';
}

/** Shows one view, and tells whoever can't see it by moving the focus there. */
function show(view, focus = `#${view} h1`) {
  if (view !== 'round') {
    round = null;
    byId('password').value = '';
  }
  VIEWS.forEach((id) => (byId(id).hidden = id !== view));
  if (focus) {
    document.querySelector(focus).focus();
  }
}

function setBusy(value) {
  busy = value;
  document.querySelector('main').setAttribute('aria-busy', String(value));
  document.querySelectorAll('button').forEach((button) => (button.disabled = value));
  countDown();
}

function say(text, bad = false) {
  byId('message').textContent = text;
  byId('message').classList.toggle('bad', bad);
}

/** A choice only where there is one. */
function offerModes() {
  const offered = Object.keys(pools);
  byId('modes').hidden = offered.length < 2;
  document.querySelector(`[name=mode][value=${offered[0]}]`).checked = true;
  showPassword();
}

function showPassword() {
  byId('password-field').hidden = mode() !== 'mfa';
  byId('password').required = mode() === 'mfa';
}

function mode() {
  return document.querySelector('[name=mode]:checked').value;
}
