/** The phone: shows what local-verify sends, as the channel would. */

import { byId, element } from './element.js';
import { inbox } from './server.js';

const SENDERS = { sms: 'Messages', call: 'Incoming call', whatsapp: 'WhatsApp', email: 'Mail' };
const MOST_SHOWN = 12;
const shown = new Set();

/** Looks for new messages; the oldest of them is shown first. */
export async function ring() {
  for (const message of (await inbox()).slice(0, MOST_SHOWN).reverse()) {
    const key = `${message.sentAt} ${message.verificationSid} ${message.channel}`;
    if (!shown.has(key)) {
      shown.add(key);
      byId('messages').prepend(bubble(message));
    }
  }
  [...byId('messages').children].slice(MOST_SHOWN).forEach((old) => old.remove());
  byId('no-messages').hidden = shown.size > 0;
}

function bubble(message) {
  const from = element('p', { class: 'from' }, SENDERS[message.channel] ?? message.channel, element('span', {}, message.to));
  return element('li', { class: message.channel.toUpperCase() }, from, ...text(message));
}

function text({ channel, code, to }) {
  const shownCode = element('strong', {}, code);
  switch (channel) {
    case 'call':
      return [element('p', {}, '“Your verification code is: ', element('strong', {}, [...code].join(', ')), '.”')];
    case 'email':
      return [element('p', {}, 'Subject: Your verification code'), element('p', {}, 'Hello ', to, ', your code is ', shownCode, '.')];
    default:
      return [element('p', {}, 'Your verification code is: ', shownCode, '. Do not share it with anyone.')];
  }
}

/** The time on the phone. */
export function tick() {
  byId('clock').textContent = new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
