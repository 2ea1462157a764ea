import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import identity from 'amazon-cognito-identity-js';
import { COGNITO, MFA, NUMBER, PASSWORD, PASSWORDLESS, anotherThan, code, forgetLimits, minutesLater } from './local.js';

const { AuthenticationDetails, CognitoUser, CognitoUserPool } = identity;

function user({ userPoolId, clientId }) {
  const pool = new CognitoUserPool({ UserPoolId: userPoolId, ClientId: clientId, endpoint: COGNITO });
  return new CognitoUser({ Username: NUMBER, Pool: pool });
}

beforeEach(forgetLimits);

/** Begins, and resolves to the challenge's parameters. */
function begin(who, password) {
  return new Promise((customChallenge, onFailure) => {
    const details = new AuthenticationDetails({ Username: NUMBER, Password: password });
    const callbacks = { customChallenge, onFailure, onSuccess: () => onFailure(new Error('Signed in without a code')) };
    if (password) {
      who.setAuthenticationFlowType('CUSTOM_AUTH');
      who.authenticateUser(details, callbacks);
    } else {
      who.initiateAuth(details, callbacks);
    }
  });
}

/** Answers, and resolves to a session or to the next round's parameters. */
function answer(who, text, metadata) {
  return new Promise((resolve, onFailure) =>
    who.sendCustomChallengeAnswer(text, { onSuccess: resolve, customChallenge: resolve, onFailure }, metadata));
}

test('identity-js signs in with a code alone', async () => {
  const who = user(PASSWORDLESS);
  assert.equal((await begin(who)).REASON, 'CODE_SENT');

  const session = await answer(who, await code());

  assert.equal(session.getIdToken().payload.phone_number, NUMBER);
  assert.ok(session.isValid());
});

test('identity-js signs in with a password and then a code, a hundred times', async () => {
  for (let i = 0; i < 100; i++) {
    const who = user(MFA);
    await begin(who, PASSWORD);
    assert.ok((await answer(who, await code())).isValid());
  }
});

test('identity-js is told of a wrong code', async () => {
  const who = user(PASSWORDLESS);
  await begin(who);

  assert.equal((await answer(who, anotherThan(await code()))).REASON, 'WRONG_CODE');
});

test('identity-js is refused with a wrong password', async () => {
  await assert.rejects(begin(user(MFA), 'Wrong-Horse-1'), { name: 'NotAuthorizedException' });
});

test('identity-js comes too late with its code, and nobody is signed in', async () => {
  const who = user(PASSWORDLESS);
  await begin(who);
  const late = await code();

  await assert.rejects(minutesLater(16, () => answer(who, late)), {
    name: 'NotAuthorizedException',
    message: 'Invalid session for the user, session is expired.',
  });
  assert.equal(who.getSignInUserSession(), null);
});

test('identity-js refreshes its tokens and signs out', async () => {
  const who = user(PASSWORDLESS);
  await begin(who);
  const session = await answer(who, await code());

  const refreshed = await new Promise((resolve, reject) =>
    who.refreshSession(session.getRefreshToken(), (error, result) => (error ? reject(error) : resolve(result))));

  assert.ok(refreshed.isValid());
  await new Promise((resolve, reject) => who.globalSignOut({ onSuccess: resolve, onFailure: reject }));
});
