/** The user pools, one for each way to sign in. A way that has no pool is left out. */

const env = import.meta.env;

export const pools = Object.fromEntries(
  Object.entries({
    passwordless: pool(env.VITE_PASSWORDLESS_USER_POOL_ID, env.VITE_PASSWORDLESS_CLIENT_ID),
    mfa: pool(env.VITE_MFA_USER_POOL_ID, env.VITE_MFA_CLIENT_ID),
  }).filter(([, { userPoolId }]) => userPoolId),
);

function pool(userPoolId, userPoolClientId) {
  const userPoolEndpoint = env.VITE_USER_POOL_ENDPOINT;
  return { userPoolId, userPoolClientId, ...(userPoolEndpoint && { userPoolEndpoint }) };
}
