/** The phone: shows what local-verify sends, as the channel would. */

import { byId, element } from './element.js';
import { expireCodes, inbox } from './server.js';

const VIEWS = { sms, call, whatsapp, email };
const MOST_SHOWN = 12;
const shown = new Set();

/** Looks for new messages; the oldest of them is shown first. */
export async function ring() {
  for (const message of (await inbox()).slice(0, MOST_SHOWN).reverse()) {
    const key = `${message.sentAt} ${message.verificationSid} ${message.channel}`;
    if (!shown.has(key)) {
      shown.add(key);
      byId('messages').prepend(view(message));
    }
  }
  [...byId('messages').children].slice(MOST_SHOWN).forEach((old) => old.remove());
  byId('no-messages').hidden = shown.size > 0;
}

/** Has all codes expire, and says so beside those on the phone. Resolves to the number that were alive. */
export async function expireShown() {
  await ring();
  const there = [...byId('messages').children].filter((message) => !message.classList.contains('expired'));
  const alive = await expireCodes();
  for (const message of there) {
    message.classList.add('expired');
    message.append(element('p', { class: 'note' }, 'This code has expired.'));
  }
  return alive;
}

/** The time on the phone. */
export function tick() {
  byId('clock').textContent = time(new Date());
}

function view(message) {
  const [name, ...parts] = (VIEWS[message.channel] ?? sms)(message);
  return element('li', { class: message.channel.toUpperCase(), 'aria-label': `${name} to ${message.to}` }, ...parts);
}

function sms(message) {
  return [
    'Text message',
    from('Verify', `to ${message.to} · ${time(message.sentAt)}`),
    element('p', { class: 'bubble' }, 'Your verification code is: ', element('strong', {}, message.code), '. Do not share it with anyone.'),
  ];
}

/** A voice reads digit by digit, and all of it twice. */
function call(message) {
  const digits = [...message.code].join(', ');
  return [
    'Call',
    from('Verify', `is calling ${message.to}`),
    element('p', { class: 'wave', 'aria-hidden': 'true' }, ...Array.from({ length: 24 }, () => element('i'))),
    element('p', { class: 'aloud' }, '“Your verification code is: ', element('strong', {}, digits), `. Again: ${digits}. Goodbye.”`),
  ];
}

function whatsapp(message) {
  return [
    'WhatsApp message',
    from('Verify', `business account, to ${message.to}`),
    element(
      'p',
      { class: 'bubble' },
      element('strong', {}, message.code),
      ' is your verification code. For your security, do not share this code.',
      element('span', { class: 'read' }, time(message.sentAt)),
    ),
  ];
}

function email(message) {
  return [
    'E-mail',
    from('Verify', `to ${message.to} · ${time(message.sentAt)}`),
    element('p', { class: 'subject' }, 'Your verification code'),
    element('p', {}, 'Hello, here is your code:'),
    element('p', { class: 'big' }, element('strong', {}, message.code)),
    element('p', { class: 'small' }, 'It is good for 10 minutes. If you did not ask for it, ignore this message.'),
  ];
}

function from(name, detail) {
  return element('div', { class: 'from' }, element('span', { class: 'icon', 'aria-hidden': 'true' }), element('p', {}, element('b', {}, name), element('span', {}, detail)));
}

function time(moment) {
  return new Date(moment).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
