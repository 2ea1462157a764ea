'use strict';

const { verifyService } = require('./verify-service');

/** Has Twilio send a code to the user's phone. */
exports.handler = async (event) => {
  const to = event.request.userAttributes.phone_number;
  const service = await verifyService();
  const verification = await service.verifications.create({ to, channel: 'sms' });

  event.response.publicChallengeParameters = {
    CODE_DELIVERY_DESTINATION: `+*******${to.slice(-4)}`,
    CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS',
  };
  event.response.privateChallengeParameters = {
    destination: to,
    verificationSid: verification.sid,
  };
  event.response.challengeMetadata = 'CODE_SENT';
  console.log(JSON.stringify({ event: 'create', status: verification.status }));
  return event;
};
