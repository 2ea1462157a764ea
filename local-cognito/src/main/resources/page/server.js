/** What this machine's Cognito and Verify tell besides their APIs: the phone, the timeline, the weather. */

/** The pools that are there from the start, by `SIGN_IN_MODE`. */
export const POOLS = {
  PASSWORDLESS: { userPoolId: 'local_passwordless', clientId: 'localpasswordless' },
  MFA: { userPoolId: 'local_mfa', clientId: 'localmfa' },
};

const WEATHERS = {
  fine: { fault: 'none' },
  slow: { fault: 'delay', delayMillis: 2000 },
  down: { fault: 'status', status: 503 },
};

/** The newest messages first: `[{ to, channel, code, verificationSid, sentAt }]`. */
export function inbox() {
  return json('/inbox');
}

/** The triggers' calls with a higher number than that, oldest first. */
export async function timelineAfter(number) {
  return (await json(`/timeline?after=${number}`)).entries;
}

/** Twilio's: `fine`, `slow` or `down`. */
export function weather(name) {
  return json('/weather', { method: 'PUT', body: JSON.stringify(WEATHERS[name]) });
}

async function json(path, options) {
  const response = await fetch(path, { cache: 'no-store', ...options });
  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}`);
  }
  return response.json().catch(() => ({}));
}
