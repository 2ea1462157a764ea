/** The weather: what may go wrong, by a click, and what to expect then. */

import { byId } from './element.js';
import { expireShown } from './phone.js';
import { coldStart, coldStartNow, limits, weather, weatherNow } from './server.js';
import { count } from './texts.js';

const COLD_START_MILLIS = 6000;
const NOTES = {
  fine: '',
  slow: 'Twilio answers after 2 seconds. The function waits 2.5 seconds for it, so codes still come.',
  down: 'Twilio answers 503. A message may have gone out or not, so nothing is sent twice and the user is told so.',
};
const COLD_START = 'Each function that sends a code starts 6 seconds late. Cognito waits 5, gives it up and calls again; the first one runs on';
const TWICE = ' and sends, too: two messages.';
const ONCE = ', but the ledger says that the code is sent: one message.';

let hasLedger = false;

/** Shows how it is, for it outlives the page, and changes it from now on. `failed` is told errors. */
export async function followWeather(failed) {
  // Until it is known how it is: the answer would undo a click that was faster.
  const controls = [...radios(), byId('cold-start')];
  controls.forEach((control) => (control.disabled = true));
  const lookedAt = Promise.all([weatherNow(), coldStartNow(), limits()]);
  for (const radio of radios()) {
    radio.addEventListener('change', () => weather(radio.value).then(explain).catch(failed));
  }
  byId('cold-start').addEventListener('change', () => coldStart(byId('cold-start').checked ? COLD_START_MILLIS : 0).then(explain).catch(failed));
  byId('expire').addEventListener('click', () => expireShown().then(tellExpired).catch(failed));
  try {
    const [name, delay, { ledger }] = await lookedAt;
    hasLedger = ledger;
    radios().forEach((radio) => (radio.checked = radio.value === name));
    byId('cold-start').checked = delay > 0;
    explain();
  } catch (error) {
    failed(error);
  } finally {
    controls.forEach((control) => (control.disabled = false));
  }
}

function explain() {
  const name = radios().find((radio) => radio.checked)?.value;
  const notes = [NOTES[name] ?? 'Another program has set the weather.', byId('cold-start').checked ? COLD_START + (hasLedger ? ONCE : TWICE) : ''];
  byId('weather-note').textContent = notes.filter(Boolean).join(' ');
}

function tellExpired(codes) {
  byId('weather-note').textContent =
    codes === 0
      ? 'There was no code alive.'
      : `${count(codes, 'code has', 'codes have')} expired. Twilio no longer knows of it, so the right code is a wrong guess, too.`;
}

const radios = () => [...document.querySelectorAll('[name=weather]')];
