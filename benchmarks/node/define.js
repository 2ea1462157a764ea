'use strict';

/** What comes next in a sign-in: a code, another one after a wrong answer, tokens, or the end. */
exports.handler = async (event) => {
  const session = event.request.session ?? [];
  const last = session.at(-1);
  const mostGuesses = Number(process.env.MAX_GUESSES ?? 3);
  const isRight = last?.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult === true;
  const isOver = event.request.userNotFound || session.length >= mostGuesses;

  event.response.issueTokens = isRight && !event.request.userNotFound;
  event.response.failAuthentication = !event.response.issueTokens && isOver;
  if (!event.response.issueTokens && !isOver) {
    event.response.challengeName = 'CUSTOM_CHALLENGE';
  }
  console.log(JSON.stringify({ event: 'define', issueTokens: event.response.issueTokens }));
  return event;
};
