import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { COGNITO, MFA, NUMBER, PASSWORD, PASSWORDLESS, anotherThan, code, forgetLimits, minutesLater } from './local.js';

/** As the page loads it. */
const { CognitoVerify, Reason, Round, SignedIn } = await import(process.env.CLIENT ?? '../../../../local-cognito/src/main/resources/page/cognito-verify.js');
const passwordless = new CognitoVerify({ endpoint: COGNITO, ...PASSWORDLESS });
const mfa = new CognitoVerify({ endpoint: COGNITO, ...MFA });

beforeEach(forgetLimits);

test('cognito-verify.js signs in with a code alone', async () => {
  const round = await passwordless.start({ username: NUMBER });
  assert.ok(round instanceof Round);
  assert.equal(round.reason, Reason.CODE_SENT);
  assert.equal(round.codeLength, 6);

  assert.ok((await round.answer(await code())) instanceof SignedIn);
});

test('cognito-verify.js asks for the first code by call, after a password', async () => {
  const round = await mfa.start({ username: NUMBER, password: PASSWORD, channel: 'CALL' });

  assert.equal(round.channel, 'CALL');
  assert.ok((await round.answer(await code())) instanceof SignedIn);
});

test('cognito-verify.js keeps the newest session through wrong codes and resends', async () => {
  const first = await passwordless.start({ username: NUMBER });
  const right = await code();
  const second = await first.answer(anotherThan(right));
  assert.equal(second.reason, Reason.WRONG_CODE);
  const third = await second.resend({ channel: 'CALL' });
  assert.equal(third.reason, Reason.TOO_SOON);

  assert.ok((await third.answer(right)) instanceof SignedIn);
});

test('cognito-verify.js refuses a wrong password with Cognito’s own words', async () => {
  await assert.rejects(mfa.start({ username: NUMBER, password: 'Wrong-Horse-1' }), {
    name: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  });
});

test('cognito-verify.js comes too late with its code', async () => {
  const round = await passwordless.start({ username: NUMBER });
  const late = await code();

  await assert.rejects(minutesLater(16, () => round.answer(late)), {
    name: 'NotAuthorizedException',
    message: 'Invalid session for the user, session is expired.',
  });
});

test('the tokens are good for another library that has only the published keys', async () => {
  const { tokens } = await (await passwordless.start({ username: NUMBER })).answer(await code());
  const issuer = `${COGNITO}/${PASSWORDLESS.userPoolId}`;
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));

  const id = await jwtVerify(tokens.idToken, keys, { issuer, audience: PASSWORDLESS.clientId });
  const access = await jwtVerify(tokens.accessToken, keys, { issuer });

  assert.equal(id.payload.token_use, 'id');
  assert.equal(access.payload.client_id, PASSWORDLESS.clientId);
});

test('a refresh brings new tokens, and after signing out none', async () => {
  const { tokens } = await (await passwordless.start({ username: NUMBER })).answer(await code());
  const fresh = await passwordless.refresh(tokens.refreshToken);
  assert.notEqual(fresh.accessToken, tokens.accessToken);

  await passwordless.signOut(tokens.refreshToken);

  await assert.rejects(passwordless.refresh(tokens.refreshToken), { name: 'NotAuthorizedException' });
});
