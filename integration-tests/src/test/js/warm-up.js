/**
 * Signs in once in both modes, however many tries that takes: on a busy machine a function's first call may be too slow
 * for its own deadlines, as after a cold start. From then on it has no excuse.
 */

import { COGNITO, MFA, NUMBER, PASSWORD, PASSWORDLESS, code } from './local.js';

const { CognitoVerify, Reason, SignedIn } = await import(process.env.CLIENT);
const TRIES = 10;

for (const [pool, password] of [[PASSWORDLESS], [MFA, { password: PASSWORD }]]) {
  const client = new CognitoVerify({ endpoint: COGNITO, ...pool });
  for (let tries = 1; !(await signsIn(client, password)); tries++) {
    if (tries === TRIES) {
      throw new Error(`No sign-in after ${TRIES} tries`);
    }
  }
}

async function signsIn(client, password) {
  const round = await client.start({ username: NUMBER, ...password });
  return round.reason === Reason.CODE_SENT && (await round.answer(await code())) instanceof SignedIn;
}
