import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Amplify } from 'aws-amplify';
import { confirmSignIn, fetchAuthSession, getCurrentUser, signIn, signOut } from 'aws-amplify/auth';
import { COGNITO, MFA, NUMBER, PASSWORD, PASSWORDLESS, anotherThan, code, forgetLimits, minutesLater } from './local.js';

const AGAIN = { challengeResponse: 'resend', options: { clientMetadata: { codeAction: 'resend' } } };

function use({ userPoolId, clientId }) {
  Amplify.configure({ Auth: { Cognito: { userPoolId, userPoolClientId: clientId, userPoolEndpoint: COGNITO } } });
}

beforeEach(async () => {
  await forgetLimits();
  use(PASSWORDLESS);
  await signOut();
});

test('Amplify signs in with a code alone', async () => {
  const { nextStep } = await signIn({ username: NUMBER, options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } });
  assert.equal(nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE');
  assert.equal(nextStep.additionalInfo.REASON, 'CODE_SENT');

  const { isSignedIn } = await confirmSignIn({ challengeResponse: await code() });

  assert.ok(isSignedIn);
  const { tokens } = await fetchAuthSession();
  assert.equal(tokens.idToken.payload.phone_number, NUMBER);
  assert.equal((await getCurrentUser()).userId, tokens.idToken.payload.sub);
});

test('Amplify is told of a wrong code, and signs in with the right one', async () => {
  await signIn({ username: NUMBER, options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } });
  const right = await code();

  const { nextStep } = await confirmSignIn({ challengeResponse: anotherThan(right) });

  assert.equal(nextStep.additionalInfo.REASON, 'WRONG_CODE');
  assert.ok((await confirmSignIn({ challengeResponse: right })).isSignedIn);
});

test('Amplify asks for another code and is told to wait', async () => {
  await signIn({ username: NUMBER, options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } });

  const { nextStep } = await confirmSignIn(AGAIN);

  assert.equal(nextStep.additionalInfo.REASON, 'TOO_SOON');
  assert.equal(nextStep.additionalInfo.GUESSES_LEFT, '3');
});

test('Amplify refuses a user after three wrong codes', async () => {
  await signIn({ username: NUMBER, options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } });
  const wrong = { challengeResponse: anotherThan(await code()) };
  await confirmSignIn(wrong);
  await confirmSignIn(wrong);

  await assert.rejects(confirmSignIn(wrong), { name: 'NotAuthorizedException' });
});

test('Amplify comes too late with its code, and nobody is signed in', async () => {
  await signIn({ username: NUMBER, options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } });
  const late = { challengeResponse: await code() };

  await assert.rejects(minutesLater(16, () => confirmSignIn(late)), {
    name: 'NotAuthorizedException',
    message: 'Invalid session for the user, session is expired.',
  });
  await assert.rejects(getCurrentUser(), { name: 'UserUnAuthenticatedException' });
});

test('Amplify signs in with a password and then a code', async () => {
  use(MFA);
  const { nextStep } = await signIn({ username: NUMBER, password: PASSWORD, options: { authFlowType: 'CUSTOM_WITH_SRP' } });
  assert.equal(nextStep.additionalInfo.CODE_DELIVERY_DESTINATION, '+*******0100');

  assert.ok((await confirmSignIn({ challengeResponse: await code() })).isSignedIn);
  await signOut({ global: true });
});

test('Amplify is refused with a wrong password', async () => {
  use(MFA);

  await assert.rejects(
    signIn({ username: NUMBER, password: 'Wrong-Horse-1', options: { authFlowType: 'CUSTOM_WITH_SRP' } }),
    { name: 'NotAuthorizedException', message: 'Incorrect username or password.' },
  );
});

test('Amplify refreshes its tokens', async () => {
  await signIn({ username: NUMBER, options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } });
  await confirmSignIn({ challengeResponse: await code() });
  const before = (await fetchAuthSession()).tokens.accessToken.toString();

  const after = (await fetchAuthSession({ forceRefresh: true })).tokens.accessToken.toString();

  assert.notEqual(after, before);
});
