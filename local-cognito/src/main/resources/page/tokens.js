/** What the tokens of a sign-in say. */

import { byId, element } from './element.js';

/** Shows them. */
export function showTokens({ username, tokens }) {
  const { sub, phone_number: number, email, exp } = claims(tokens.idToken);
  const shown = { sub, number, email, expires: new Date(exp * 1000).toLocaleTimeString() };
  byId('who').textContent = number ?? username;
  byId('claims').replaceChildren(
    ...Object.entries(shown).filter(([, value]) => value).flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  );
  byId('tokens').textContent = JSON.stringify(
    { id: claims(tokens.idToken), access: claims(tokens.accessToken), refreshToken: tokens.refreshToken },
    null,
    2,
  );
}

/** Only a server, which has the keys, may believe it. */
function claims(token) {
  const body = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(body), (character) => character.charCodeAt(0))));
}
