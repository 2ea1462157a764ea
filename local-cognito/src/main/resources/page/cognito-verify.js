/**
 * Signs people in to an Amazon Cognito user pool that runs cognito-verify's triggers, from a browser and without other
 * libraries. It keeps what a client must keep: the newest session and Cognito's name for the user.
 *
 *   const cognito = new CognitoVerify({ endpoint, userPoolId, clientId });
 *   let step = await cognito.start({ username: '+12025550100' });      // with a password: { username, password }
 *   while (step instanceof Round) {
 *     step = await step.answer(code);                                  // or step.resend({ channel: 'CALL' })
 *   }
 *   step.tokens.accessToken;                                           // a SignedIn
 *
 * A wrong code is no error: it is another Round, and its `reason` says why. Errors are CognitoErrors with Cognito's own
 * name and text; after NotAuthorizedException a sign-in is over and start() begins another.
 */

import { srp } from './srp.js';

/** Why there is this round: what `Round.reason` may be. docs/protocol.md says what to tell the user. */
export const Reason = Object.freeze({
  CODE_SENT: 'CODE_SENT',
  SEND_UNCONFIRMED: 'SEND_UNCONFIRMED',
  WRONG_CODE: 'WRONG_CODE',
  CODE_EXPIRED: 'CODE_EXPIRED',
  TOO_SOON: 'TOO_SOON',
  TOO_MANY_CODES: 'TOO_MANY_CODES',
  TOO_MANY_GUESSES: 'TOO_MANY_GUESSES',
  CHANNEL_UNAVAILABLE: 'CHANNEL_UNAVAILABLE',
  DELIVERY_UNAVAILABLE: 'DELIVERY_UNAVAILABLE',
  TEMPORARILY_UNAVAILABLE: 'TEMPORARILY_UNAVAILABLE',
  UNKNOWN_ACTION: 'UNKNOWN_ACTION',
});

/** What Cognito refused. `name` is its type, such as NotAuthorizedException. */
export class CognitoError extends Error {
  constructor(name, message) {
    super(message);
    this.name = name;
  }
}

/** A code is asked for. */
export class Round {
  #signIn;

  constructor(signIn, parameters) {
    this.#signIn = signIn;
    /** One of Reason. */
    this.reason = parameters.REASON;
    /** SMS, CALL, WHATSAPP or EMAIL. */
    this.channel = parameters.CODE_DELIVERY_DELIVERY_MEDIUM;
    /** With stars. */
    this.destination = parameters.CODE_DELIVERY_DESTINATION;
    /** How many digits the code has. */
    this.codeLength = Number(parameters.CODE_LENGTH);
    /** Seconds that the code has left, from now; 0 if nothing was sent. */
    this.expiresIn = Number(parameters.CODE_EXPIRES_IN);
    /** Seconds until a resend will send, from now. */
    this.resendIn = Number(parameters.RESEND_IN);
    /** What resend() may be asked for. */
    this.channels = (parameters.CHANNELS ?? '').split(',').filter(Boolean);
    /** Wrong guesses that are still allowed. */
    this.guessesLeft = Number(parameters.GUESSES_LEFT);
  }

  /** The code. Resolves to a Round or a SignedIn. */
  answer(code) {
    return this.#signIn.respond(code, undefined);
  }

  /** Another code, by another channel if one is named. Resolves to a Round. */
  resend({ channel } = {}) {
    return this.#signIn.respond('resend', { codeAction: 'resend', ...(channel && { codeChannel: channel }) });
  }
}

/** The end of a sign-in. */
export class SignedIn {
  constructor(username, result) {
    /** Cognito's name for the user. */
    this.username = username;
    /** accessToken, idToken, refreshToken, and the seconds they live from now. */
    this.tokens = tokens(result);
  }
}

/** An app client of a user pool. */
export class CognitoVerify {
  #endpoint;

  /**
   * `endpoint` is https://cognito-idp.REGION.amazonaws.com, or that of the local Cognito. Without one it is made of the
   * pool's id, which begins with the region.
   */
  constructor({ endpoint, userPoolId, clientId }) {
    this.#endpoint = endpoint ?? `https://cognito-idp.${userPoolId.split('_')[0]}.amazonaws.com`;
    this.userPoolId = userPoolId;
    this.clientId = clientId;
  }

  /**
   * Begins a sign-in: with the code alone or, with a password, with the password first. `channel` asks for the first code
   * by that channel; only after a password does Cognito pass it on. Resolves to a Round (or a SignedIn).
   */
  async start({ username, password, channel }) {
    const signIn = new SignIn(this, username);
    return password === undefined ? signIn.withoutPassword() : signIn.withPassword(password, channel);
  }

  /** New tokens for a refresh token. */
  async refresh(refreshToken) {
    const answer = await this.call('GetTokensFromRefreshToken', { ClientId: this.clientId, RefreshToken: refreshToken });
    return { refreshToken, ...tokens(answer.AuthenticationResult) };
  }

  /** Ends the sign-in of a refresh token, and all access tokens that came of it. */
  async signOut(refreshToken) {
    await this.call('RevokeToken', { ClientId: this.clientId, Token: refreshToken });
  }

  /** One of Cognito's operations, as they are in its API reference. */
  async call(operation, request) {
    const response = await fetch(this.#endpoint, {
      method: 'POST',
      cache: 'no-store',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(request),
    });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) {
      throw new CognitoError((answer.__type ?? 'UnknownError').split('#').pop(), answer.message ?? answer.Message ?? '');
    }
    return answer;
  }
}

/** One sign-in. Each session can be used once, so only the newest is kept. */
class SignIn {
  #cognito;
  #username;
  #session;
  #challenge;

  constructor(cognito, username) {
    this.#cognito = cognito;
    this.#username = username;
  }

  withoutPassword() {
    return this.#initiate({ USERNAME: this.#username });
  }

  async withPassword(password, channel) {
    const client = srp(this.#cognito.userPoolId);
    const challenge = await this.#ask('InitiateAuth', {
      ClientId: this.#cognito.clientId,
      AuthFlow: 'CUSTOM_AUTH',
      AuthParameters: { USERNAME: this.#username, CHALLENGE_NAME: 'SRP_A', SRP_A: client.publicValue },
    });
    if (this.#challenge !== 'PASSWORD_VERIFIER') {
      return this.#step(challenge);
    }
    const proof = await client.prove(challenge.ChallengeParameters, password, new Date());
    return this.#respond(proof, channel && { codeChannel: channel });
  }

  respond(answer, metadata) {
    return this.#respond({ ANSWER: answer }, metadata);
  }

  async #initiate(parameters) {
    const answer = await this.#ask('InitiateAuth', {
      ClientId: this.#cognito.clientId,
      AuthFlow: 'CUSTOM_AUTH',
      AuthParameters: parameters,
    });
    return this.#step(answer);
  }

  async #respond(responses, metadata) {
    const answer = await this.#ask('RespondToAuthChallenge', {
      ClientId: this.#cognito.clientId,
      ChallengeName: this.#challenge,
      Session: this.#session,
      ChallengeResponses: { USERNAME: this.#username, ...responses },
      ...(metadata && { ClientMetadata: metadata }),
    });
    return this.#step(answer);
  }

  async #ask(operation, request) {
    const answer = await this.#cognito.call(operation, request);
    this.#session = answer.Session;
    this.#challenge = answer.ChallengeName;
    this.#username = answer.ChallengeParameters?.USERNAME ?? this.#username;
    return answer;
  }

  #step(answer) {
    if (answer.AuthenticationResult) {
      return new SignedIn(this.#username, answer.AuthenticationResult);
    }
    if (answer.ChallengeName !== 'CUSTOM_CHALLENGE') {
      throw new CognitoError('UnexpectedChallenge', `This client cannot answer ${answer.ChallengeName}.`);
    }
    return new Round(this, answer.ChallengeParameters);
  }
}

function tokens(result) {
  return {
    accessToken: result.AccessToken,
    idToken: result.IdToken,
    ...(result.RefreshToken && { refreshToken: result.RefreshToken }),
    expiresIn: result.ExpiresIn,
  };
}
