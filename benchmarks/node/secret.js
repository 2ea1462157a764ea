'use strict';

const { SSMClient, GetParameterCommand } = require('@aws-sdk/client-ssm');

const ssm = new SSMClient({});
let secret;

/** Twilio's secret, which is read once. */
exports.secret = async () => {
  if (secret === undefined) {
    const found = await ssm.send(
      new GetParameterCommand({ Name: process.env.TWILIO_TOKEN, WithDecryption: true }),
    );
    secret = found.Parameter.Value;
  }
  return secret;
};
