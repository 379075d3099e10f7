// The page behind a scanned code: say what happened, hand it in.
import { $, fill, furnish, h, recall, say, text } from './page.js';
import { call, persist, Refused } from './api.js';
import { code, draft, FIELDS, mistakes, newKey, toSend } from './form.js';

const form = $('form');
let place = { emergency: [], emergency_words: [] };
let danger = /(?!)/; // what the words mean, once they are known

// --- where ------------------------------------------------------------------

async function locate() {
  try {
    place = await persist(() => call('/api/places/' + encodeURIComponent(code)));
  } catch (error) {
    if (error instanceof Refused && error.status === 404) close('没有这个二维码', '请再扫一次。如果还是这样，可能是旧的二维码。');
    else say($('place'), '暂时读不出地点名称，不影响提交');
    return;
  }
  quote($('place'), place.name);
  quote($('county'), place.tenant.name);
  if (place.notice && place.notice.text) quote($('notice'), place.notice.text);
  danger = meaning(place.emergency_words);
  if (place.active) watchForDanger();
  else close('此码已停用', '这个二维码不再使用了。');
}

// The server's own words: already in the reader's tongue, or a name that has none.
function quote(element, words) {
  element.setAttribute('translate', 'no');
  element.textContent = words;
}

function close(title, why) {
  form.hidden = true;
  say($('title'), title);
  const number = place.hotline || '12345';
  fill($('notes'), [h('section', { className: 'card' },
    h('p', null, text(why)),
    h('p', null, text('您可以打电话反映：')),
    h('a', { className: 'main', href: 'tel:' + number.replace('转', ','), translate: 'no' }, number))]);
}

// --- danger -----------------------------------------------------------------

let warned = false;

// As the server reads them: `…` in a word stands for a few characters of the same sentence.
const meaning = (words) => new RegExp(words
  .filter((word) => word.split('…').length < 5)
  .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').split('…').join('[^。！？!?；;\\n]{0,6}'))
  .join('|') || '(?!)', 'i');

async function watchForDanger() {
  const found = danger.test($('content').value);
  if (found === warned) return;
  warned = found;
  const { card } = await import('./emergency.js');
  fill($('urgent'), warned ? [card(place.emergency, '打完电话，可以回来接着写完提交。')] : []);
  if (warned) $('urgent').scrollIntoView({ block: 'nearest' });
}

// --- what is wrong --------------------------------------------------------------

function excuse(name) {
  $(name).removeAttribute('aria-invalid');
  $(name + '-bad').hidden = true;
}

function complain(found) {
  FIELDS.forEach(excuse);
  for (const [name, message, values] of found) {
    $(name).setAttribute('aria-invalid', 'true');
    $(name + '-bad').hidden = false;
    say($(name + '-bad'), message, values);
  }
  if (found.length) $(found[0][0]).focus();
}

function tell(message) {
  $('problem').hidden = !message;
  say($('problem'), message);
  if (message) $('problem').focus();
}

async function refused(error, item) {
  if (!(error instanceof Refused)) return (await import('./pending.js')).show(item, received);
  const { challenge, errors = [] } = error.problem;
  if (challenge) return (await import('./challenge.js')).ask(challenge, handIn);
  if (error.status === 409) draft.key = newKey(); // another tab handed this draft in already
  const byField = errors.map((e) => [e.field.split('.').pop(), e.message]).filter(([name]) => FIELDS.includes(name));
  complain(byField);
  if (!byField.length) tell(error.message);
}

// --- handing in ---------------------------------------------------------------

let busy = false;

function waiting(on) {
  busy = on;
  $('send').setAttribute('aria-disabled', String(on));
  say($('send'), on ? '正在提交…' : '提交');
}

async function received(receipt, item) {
  const page = await import('./receipt.js');
  page.show(receipt, item, place);
}

async function handIn(answered) {
  const body = { ...toSend(), ...answered };
  const found = mistakes(body);
  complain(found);
  tell('');
  if (busy || found.length) return;
  waiting(true);
  const item = { key: draft.key, body, photos: draft.photos, place: place.name || '', at: Date.now() };
  try {
    const outbox = await import('./outbox.js');
    await received(await outbox.send(item, (zh, values) => say($('send'), zh, values)), item);
  } catch (error) {
    await refused(error, item).catch(() => tell('网络不好，没有发出去。请过一会儿再点“提交”。'));
  } finally {
    waiting(false);
  }
}

// --- fetched when needed: photos, the kept draft, the offline kit -----------------

async function addPhotos(event) {
  const files = Array.from(event.target.files);
  event.target.value = ''; // the same photo chosen again must be noticed again
  await (await import('./photos.js')).add(files);
}

// On Android, WeChat shows a bare file list where `multiple` is set.
$('album').multiple = !/MicroMessenger.*Android|Android.*MicroMessenger/.test(navigator.userAgent);
$('camera').onchange = addPhotos;
$('album').onchange = addPhotos;
$('content').oninput = watchForDanger;
form.addEventListener('input', ({ target }) => { if (FIELDS.includes(target.id)) excuse(target.id); });
// The keyboard's Enter goes on to the next field: nothing is handed in before it is meant to be.
form.onkeydown = (event) => {
  const next = { address: 'phone', phone: 'name', name: 'confidential' }[event.target.id];
  if (event.key !== 'Enter' || !next) return;
  event.preventDefault();
  $(next).focus();
};
form.noValidate = true; // without this script the browser's own checks stay
form.onsubmit = (event) => {
  event.preventDefault();
  handIn();
};
document.addEventListener('tongue', locate);

furnish();
locate();
const keepSafe = async () => (await import('./keeping.js')).begin();
if (recall('kept')) addEventListener('load', keepSafe);
// Whoever begins to write gets all that handing in takes: the network may be gone by then.
form.addEventListener('focusin', () => {
  Promise.all([keepSafe(), import('./outbox.js'), import('./pending.js')]).catch(() => {});
  if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch(() => {});
}, { once: true });
