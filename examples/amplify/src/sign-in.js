/** What Amplify is asked, and what its answers mean. It keeps the session and the tokens. */

import { Amplify } from 'aws-amplify';
import { confirmSignIn, fetchAuthSession, signIn, signOut } from 'aws-amplify/auth';
import { pools } from './pools.js';

/** Begins a sign-in, with the password first in mode `mfa`. Resolves to a round, or to null if that was all. */
export async function start(mode, username, password) {
  use(mode);
  return round(
    mode === 'mfa'
      ? await signIn({ username, password, options: { authFlowType: 'CUSTOM_WITH_SRP' } })
      : await signIn({ username, options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } }),
  );
}

/** The code. A wrong one is no error but another round. */
export async function answer(code) {
  return round(await confirmSignIn({ challengeResponse: code }));
}

/** Another message. The answer is not looked at, but Amplify wants one. */
export async function resend(channel) {
  const clientMetadata = { codeAction: 'resend', codeChannel: channel };
  return round(await confirmSignIn({ challengeResponse: 'resend', options: { clientMetadata } }));
}

/** Ends the sign-in here and at Cognito. */
export async function end() {
  await signOut();
}

/** Who is signed in since an earlier visit, or null. */
export async function whoIsBack() {
  for (const mode of Object.keys(pools)) {
    use(mode);
    const name = await who();
    if (name) {
      return name;
    }
  }
  return null;
}

/** Who is signed in, or null. */
export async function who() {
  const { tokens } = await fetchAuthSession();
  const claims = tokens?.idToken?.payload;
  return claims ? (claims.phone_number ?? claims.email ?? claims.sub) : null;
}

function use(mode) {
  Amplify.configure({ Auth: { Cognito: pools[mode] } });
}

function round({ isSignedIn, nextStep }) {
  if (isSignedIn) {
    return null;
  }
  if (nextStep.signInStep !== 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE') {
    throw new Error(`This app can’t do ${nextStep.signInStep}.`);
  }
  const parameters = nextStep.additionalInfo;
  return {
    reason: parameters.REASON,
    channel: parameters.CODE_DELIVERY_DELIVERY_MEDIUM,
    destination: parameters.CODE_DELIVERY_DESTINATION,
    codeLength: Number(parameters.CODE_LENGTH),
    channels: parameters.CHANNELS.split(','),
    guessesLeft: Number(parameters.GUESSES_LEFT),
    resendAt: later(parameters.RESEND_IN),
    expiresAt: later(parameters.CODE_EXPIRES_IN),
  };
}

function later(seconds) {
  return Date.now() + Number(seconds) * 1000;
}
