/** The page: an app that signs people in, beside a phone, with what goes on between them. */

import { CognitoError, CognitoVerify, Reason, Round } from './cognito-verify.js';
import { byId, element } from './element.js';
import { followLimits, lookAtLimits } from './limits.js';
import { ring, tick } from './phone.js';
import { POOLS } from './server.js';
import { CHANNELS, CHANNEL_NAMES, count, duration, said } from './texts.js';
import { clear, look } from './timeline.js';
import { showTokens } from './tokens.js';
import { followWeather } from './weather.js';

const GOOD = new Set([Reason.CODE_SENT]);

let cognito;
let round;
let signedIn;
let shownAt;

show('start');
byId('username').focus();
setInterval(() => Promise.all([ring(), look(), lookAtLimits()]).catch(() => say('The local Cognito does not answer any more.', true)), 400);
setInterval(countDown, 250);
setInterval(tick, 1000);
tick();

for (const radio of document.querySelectorAll('[name=mode]')) {
  radio.addEventListener('change', () => {
    byId('password-field').hidden = mode() !== 'MFA';
    say('');
  });
}
followWeather(failed);
followLimits(failed);
byId('clear').addEventListener('click', clear);

byId('start').addEventListener('submit', (event) => {
  event.preventDefault();
  const username = byId('username').value.trim();
  const password = mode() === 'MFA' ? { password: byId('password').value } : {};
  attempt(async () => next(await client().start({ username, ...password })));
});
byId('sign-up').addEventListener('click', () => attempt(signUp));
byId('round').addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(async () => next(await round.answer(byId('code').value)));
});
byId('resend').addEventListener('click', () => attempt(async () => next(await round.resend({ channel: byId('channel').value }))));
byId('cancel').addEventListener('click', () => {
  show('start');
  say('');
  byId('username').focus();
});
byId('refresh').addEventListener('click', () => attempt(async () => {
  signedIn.tokens = await cognito.refresh(signedIn.tokens.refreshToken);
  showTokens(signedIn);
  say('New tokens.');
}));
byId('sign-out').addEventListener('click', () => attempt(async () => {
  await cognito.signOut(signedIn.tokens.refreshToken);
  show('start');
  say('Signed out.');
  byId('username').focus();
}));

/** Runs one thing at a time, and says what went wrong. */
async function attempt(work) {
  const buttons = [...document.querySelectorAll('.app button')];
  buttons.forEach((button) => (button.disabled = true));
  say('One moment…');
  try {
    await work();
  } catch (error) {
    failed(error);
  } finally {
    buttons.forEach((button) => (button.disabled = false));
    countDown();
  }
}

function failed(error) {
  const isOver = error instanceof CognitoError && error.name === 'NotAuthorizedException' && !byId('round').hidden;
  if (isOver) {
    show('start');
  }
  say(error instanceof CognitoError ? `${error.name}: ${error.message}` : error.message, true);
}

async function signUp() {
  const username = byId('username').value.trim();
  const attribute = username.includes('@') ? 'email' : 'phone_number';
  await client().call('SignUp', {
    ClientId: cognito.clientId,
    Username: username,
    Password: byId('password').value,
    UserAttributes: [{ Name: attribute, Value: username }],
  });
  // What an administrator's AdminConfirmSignUp and AdminUpdateUserAttributes do in the cloud.
  await cognito.call('AdminConfirmSignUp', { UserPoolId: cognito.userPoolId, Username: username });
  await cognito.call('AdminUpdateUserAttributes', {
    UserPoolId: cognito.userPoolId,
    Username: username,
    UserAttributes: [{ Name: `${attribute}_verified`, Value: 'true' }],
  });
  say('Signed up. Now sign in.');
}

function client() {
  cognito = new CognitoVerify({ endpoint: location.origin, ...POOLS[mode()] });
  return cognito;
}

function next(step) {
  if (step instanceof Round) {
    return showRound(step);
  }
  signedIn = step;
  show('signed-in');
  showTokens(signedIn);
  say('');
}

function showRound(step) {
  round = step;
  shownAt = Date.now();
  show('round');
  byId('asked').textContent = `Enter the ${step.codeLength} digits sent ${CHANNELS[step.channel] ?? ''} to ${step.destination}.`;
  byId('guesses').textContent = `${count(step.guessesLeft, 'guess', 'guesses')} left`;
  byId('channel').replaceChildren(...step.channels.map((channel) => element('option', { value: channel }, CHANNEL_NAMES[channel] ?? channel)));
  byId('channel').value = step.channel;
  say(said(step), !GOOD.has(step.reason));
  byId('code').value = '';
  byId('code').focus();
  countDown();
}

/** Times count from the moment the round came. */
function countDown() {
  if (!round || byId('round').hidden) {
    return;
  }
  const gone = Math.floor((Date.now() - shownAt) / 1000);
  const wait = Math.max(0, round.resendIn - gone);
  const left = Math.max(0, round.expiresIn - gone);
  byId('resend').disabled = wait > 0;
  byId('resend').textContent = wait > 0 ? `Again in ${duration(wait)}` : 'Send again';
  byId('expires').textContent = left > 0 ? `expires in ${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` : 'no code alive';
}

function show(id) {
  for (const section of ['start', 'round', 'signed-in']) {
    byId(section).hidden = section !== id;
  }
}

function say(text, isBad = false) {
  byId('message').textContent = text;
  byId('message').classList.toggle('bad', isBad);
}

function mode() {
  return document.querySelector('[name=mode]:checked').value;
}
