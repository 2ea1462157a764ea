/** Where the local Cognito is, and its phone. Each test begins without limits used up: all sign in with the same number. */

import { beforeEach } from 'node:test';

export const COGNITO = process.env.COGNITO ?? 'http://localhost:9229';
export const VERIFY = process.env.VERIFY ?? 'http://localhost:9230';
export const NUMBER = '+12025550100';
export const PASSWORD = 'Correct-Horse-1';
export const PASSWORDLESS = { userPoolId: 'local_passwordless', clientId: 'localpasswordless' };
export const MFA = { userPoolId: 'local_mfa', clientId: 'localmfa' };

beforeEach(() => fetch(`${COGNITO}/limits`, { method: 'DELETE' }));

/** The code on the phone. */
export async function code() {
  const response = await fetch(`${VERIFY}/inbox?to=${encodeURIComponent(NUMBER)}`);
  return (await response.json())[0].code;
}

/** Six digits, but not those. */
export const anotherThan = (right) => (right === '000000' ? '000001' : '000000');

/** Does something while Cognito's clock is that much ahead. */
export async function minutesLater(minutes, work) {
  await putAhead(60 * minutes);
  try {
    return await work();
  } finally {
    await putAhead(0);
  }
}

/** RealClientsIT, which started the local Cognito, holds its clock. */
async function putAhead(seconds) {
  await fetch(process.env.CLOCK, { method: 'PUT', body: String(seconds) });
}

/** For a test that begins as if nobody had signed in today. */
export async function forgetLimits() {
  await fetch(`${COGNITO}/limits`, { method: 'DELETE' });
}
