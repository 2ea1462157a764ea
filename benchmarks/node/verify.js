'use strict';

const { verifyService } = require('./verify-service');

/** Asks Twilio whether the code is right. */
exports.handler = async (event) => {
  const service = await verifyService();
  const check = await service.verificationChecks.create({
    verificationSid: event.request.privateChallengeParameters.verificationSid,
    code: event.request.challengeAnswer,
  });

  event.response.answerCorrect = check.status === 'approved';
  console.log(JSON.stringify({ event: 'verify', status: check.status }));
  return event;
};
