/** What a call of a trigger came to, in a few words: what the client is told, and the true reason where it is another. */

/** The reason that goes without saying. Else it is the word itself. */
const PLAIN = {
  right: 'RIGHT_CODE',
  wrong: 'WRONG_CODE',
  'no guess': 'ACTION',
  tokens: 'RIGHT_CODE',
  CUSTOM_CHALLENGE: 'CODE_NEXT',
  PASSWORD_VERIFIER: 'PASSWORD_NEXT',
};
const BAD = new Set(['wrong', 'fail']);

/** `CODE_SENT`, `CODE_SENT · DUPLICATE`, `WRONG_CODE · ledgerDown`. */
export function decided(call) {
  const told = says(call);
  return [told, ...reasons(call)].filter(Boolean).join(' · ');
}

/** Whether that is anything but good for whoever signs in. */
export function isBad(call) {
  return BAD.has(says(call)) || call.log.some(({ outcome }) => outcome === 'refused');
}

/** Whose sign-in it is, where there is more to it than the client is told. */
export function who(call) {
  if (reasons(call).length === 0) {
    return [];
  }
  const { phone_number: number, email } = call.request.request.userAttributes ?? {};
  return [number ?? email ?? 'somebody unknown'];
}

function reasons(call) {
  const told = says(call);
  return call.log.flatMap(({ reason, ledgerDown }) => [
    ...(reason === (PLAIN[told] ?? told) ? [] : [reason]),
    ...(ledgerDown ? ['ledgerDown'] : []),
  ]);
}

/** The decision in a word. */
function says({ response, request }) {
  const said = response?.response ?? {};
  if (said.publicChallengeParameters) {
    return said.publicChallengeParameters.REASON;
  }
  if ('answerCorrect' in said) {
    const isGuess = !request?.request?.clientMetadata?.codeAction;
    return said.answerCorrect ? 'right' : isGuess ? 'wrong' : 'no guess';
  }
  if (said.issueTokens) {
    return 'tokens';
  }
  return said.failAuthentication ? 'fail' : said.challengeName ?? '';
}
