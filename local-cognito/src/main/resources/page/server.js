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

/** The triggers' calls with a higher number than that: new ones, and known ones (by `id`) that have ended since. */
export async function timelineAfter(number) {
  return (await json(`/timeline?after=${number}`)).entries;
}

/** Twilio's: `fine`, `slow` or `down`. */
export function weather(name) {
  return json('/weather', { method: 'PUT', body: JSON.stringify(WEATHERS[name]) });
}

/** The same, as it is; undefined for any other. */
export async function weatherNow() {
  const now = await json('/weather');
  return Object.keys(WEATHERS).find((name) => Object.entries(WEATHERS[name]).every(([key, value]) => now[key] === value));
}

/** How much later functions that send codes start from now on. */
export function coldStart(delayMillis) {
  return json('/cold-start', { method: 'PUT', body: JSON.stringify({ delayMillis }) });
}

/** The same, as it is. */
export async function coldStartNow() {
  return (await json('/cold-start')).delayMillis;
}

/** Expires every code that is alive; how many there were. */
export async function expireCodes() {
  return (await json('/codes', { method: 'DELETE' })).expired;
}

/** What the pools' ledgers know: `{ ledger, pools: [{ id, users: [{ name, sendsToday, … }] }] }`. */
export function limits() {
  return json('/limits');
}

/** The same, after they have forgotten everything. */
export function forgetLimits() {
  return json('/limits', { method: 'DELETE' });
}

async function json(path, options) {
  const response = await fetch(path, { cache: 'no-store', ...options });
  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}`);
  }
  return response.json().catch(() => ({}));
}
