/** Where the local Cognito is, and its phone. */

export const COGNITO = process.env.COGNITO ?? 'http://localhost:9229';
export const VERIFY = process.env.VERIFY ?? 'http://localhost:9230';
export const NUMBER = '+12025550100';
export const PASSWORD = 'Correct-Horse-1';
export const PASSWORDLESS = { userPoolId: 'local_passwordless', clientId: 'localpasswordless' };
export const MFA = { userPoolId: 'local_mfa', clientId: 'localmfa' };

/** The code on the phone. */
export async function code() {
  const response = await fetch(`${VERIFY}/inbox?to=${encodeURIComponent(NUMBER)}`);
  return (await response.json())[0].code;
}

/** Six digits, but not those. */
export const anotherThan = (right) => (right === '000000' ? '000001' : '000000');
