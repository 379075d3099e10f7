// The page behind a scanned code: say what happened, hand it in.
import { $, fill, furnish, part, recall, remember, say, t } from './page.js';
import { call, persist, Refused } from './api.js';
import { all, draft, drop, guard, newDraft, privacy, put, read } from './keep.js';

const form = $('form');
const code = (location.pathname.split('/')[2] || '').toUpperCase();
const FIELDS = ['content', 'address', 'phone', 'name'];
const PLACE = '/api/places/' + encodeURIComponent(code);
let place = { emergency: [] };
let danger = /救命|[着起失]火|煤气|燃气|触电|溺水|跳楼|自杀|不想活/; // until the county's own words are known

// --- where ------------------------------------------------------------------

async function locate() {
  try {
    place = await persist(() => call(PLACE + '?brief'));
  } catch (error) {
    if (error instanceof Refused && error.status === 404) close({});
    else say($('place'), '暂时读不出地点名称，不影响提交');
    return;
  }
  quote($('place'), place.name);
  quote($('county'), place.tenant.name);
  if (place.notice && place.notice.text) quote($('notice'), place.notice.text);
  if (!place.active) close(place);
}

// The server's own words: already in the reader's tongue, or a name that has none.
function quote(element, words) {
  element.setAttribute('translate', 'no');
  element.textContent = words;
}

async function close(why) {
  form.hidden = true;
  (await part('./notes.js')).closed(why);
}

// --- danger -----------------------------------------------------------------

let warned = false;
const SIGNS = { ',': '，', '!': '！', '?': '？', ';': '；' };
const plain = new Map(); // traditional and variant characters of the words of danger

// As the server reads (functions/domain/words/matching.py): no invisible signs, no blanks and strokes between Han characters.
const folded = (words) => Array.from(words.normalize('NFKC').toLowerCase().replace(/[\p{Cf}\p{M}\u115f\u1160\u2800\u3164]/gu, ''), (sign) => plain.get(sign) || sign).join('')
  .replace(/[‘’`´]/g, "'").replace(/[,!?;]/g, (sign) => SIGNS[sign]).replace(/\s*([\u2e80-\uffff])\s*/g, '$1').replace(/\s+/g, ' ')
  .replace(/([\u3400-\u9fff])[^\p{L}\p{N}\s—，。！？；：、…“”（）()《》【】「」[\],!?;:"']{1,8}(?=[\u3400-\u9fff])/gu, '$1');
// `…` in a word stands for a few characters of the same sentence.
const meaning = (words) => new RegExp(words
  .filter((word) => word.split('…').length < 5)
  .map((word) => word.split('…').map((piece) => folded(piece).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^。！？!?；;\\n]{0,6}'))
  .join('|') || '(?!)', 'i');

// What only who writes needs: the county's words of danger, and what its other kinds of matters ask.
async function learn() {
  const { emergency_words, emergency_variants = '', asks = [] } = await persist(() => call(PLACE));
  const pairs = Array.from(emergency_variants);
  pairs.forEach((sign, n) => n % 2 || plain.set(sign, pairs[n + 1]));
  danger = meaning(emergency_words);
  watchForDanger();
  if (asks[0]) await part('./kinds.js').then(({ offer }) => offer(form, asks), () => null);
}

async function watchForDanger() {
  const found = danger.test(folded($('content').value + '\n' + $('address').value));
  if (found === warned) return;
  warned = found;
  await showNumbers(found && place.emergency, '打完电话，可以回来接着写完提交。');
  if (warned) $('urgent').scrollIntoView({ block: 'nearest' });
}

async function showNumbers(numbers, advice, calm, at = $('urgent')) {
  const { card } = await part('./emergency.js').catch(() => ({})); // without it the numbers above must do
  fill(at, numbers && card ? [card(numbers, advice, calm)] : []);
}

// --- what is wrong --------------------------------------------------------------

let doubted = ''; // a number that was asked about once, and meant

function toSend() {
  const { content, address, phone, name, ...ticked } = read(form);
  const body = { code, content, confidential: 'confidential=true' in ticked, public_ok: 'public_ok=true' in ticked, ...(form.more && form.more(ticked)) };
  if (address) body.address = address;
  if (name || phone) body.contact = {};
  if (name) body.contact.name = name;
  if (phone) body.contact.phone = phone;
  return body;
}

/** Too few digits, or a mobile number with some too few or too many. */
const odd = (digits) => digits.length < 7 || (/^1[3-9]/.test(digits) && digits.length < 14 && digits.length !== 11);

// How long it may be the server says, which hears who cries for help; nothing stands before words of danger.
function mistakes({ content, contact = {} }) {
  const found = [];
  const said = content.replace(/[\s\p{C}\p{M}]/gu, '').length;
  if (said < 2 && !draft.photos.length) found.push(['content', '请写一写发生了什么事（两个字也行），或者拍张照片']);
  if (contact.phone && contact.phone !== doubted && odd(contact.phone.normalize('NFKC').replace(/\D/g, ''))) found.push(['phone', '这个号码好像不对，请看一看；没有错就再点一次“提交”']);
  doubted = contact.phone;
  return found;
}

function excuse(name) {
  $(name).removeAttribute('aria-invalid');
  $(name + '-bad').hidden = true;
}

function complain(found) {
  FIELDS.forEach(excuse);
  for (const [name, message] of found) {
    $(name).setAttribute('aria-invalid', 'true');
    $(name + '-bad').hidden = false;
    say($(name + '-bad'), message);
  }
  if (!found.length) return;
  $(found[0][0]).focus();
  form.style.pointerEvents = 'none'; // the page moved under the finger: a second tap would tick what lies there now
  setTimeout(() => { form.style.pointerEvents = ''; }, 600);
}

function tell(message) {
  $('problem').hidden = !message;
  say($('problem'), message);
  if (message) $('problem').focus();
}

// --- handing in ---------------------------------------------------------------

let busy = false;

function waiting(on) {
  busy = on;
  $('send').setAttribute('aria-disabled', String(on));
  say($('send'), on ? '正在提交…' : '提交');
}

async function received(receipt, item) {
  draft.done = true;
  form.hidden = true;
  try {
    (await part('./receipt.js')).show(receipt, item, place);
  } catch (error) { // the rest of this page got lost: the code itself must not
    quote($('title'), t('您的查询码') + ' ' + receipt.query_code);
    scrollTo(0, 0);
  }
}

async function handIn(answered) {
  const body = { ...toSend(), ...answered };
  const found = warned ? [] : mistakes(body);
  complain(found);
  tell('');
  if (busy || found.length) return;
  waiting(true);
  let item;
  try {
    const { parcel, send } = await part('./outbox.js');
    item = parcel(draft, '/api/appeals', body, { place: place.name || '' });
    await received(await send(item, (zh, values) => say($('send'), zh, values)), item);
  } catch (error) {
    await refused(error, item).catch(() => later(item));
  } finally {
    waiting(false);
  }
}

async function refused(error, item) {
  if (!item) throw error;
  if (!(error instanceof Refused)) return (await part('./pending.js')).show(item, received);
  if (error.status === 409) draft.key = newDraft().key; // another tab handed this draft in already
  const notes = await part('./notes.js').catch(() => ({ refused: () => tell(error.message) }));
  return notes.refused(error, { FIELDS, complain, tell, handIn, showNumbers });
}

// Not even what sends it could be fetched: as soon as the line is back, this page begins anew and hands it in.
async function later({ doubt } = {}) {
  draft.handed = (draft.handed || 0) + 1;
  const days = put('draft:' + draft.id, { ...draft, values: read(form), at: Date.now() });
  tell(doubt ? '不知道是否送达，一有网络就会再确认。' : '网络不好，还没有发出去。已经替您留着，一有网络就会自动发出。');
  const again = async () => {
    await call(PLACE + '?brief');
    if (draft.handed < 3 || doubt || draft.photos.length) return days ? location.reload() : handIn();
    draft.done = true; // the line is there, that piece of the script is not: in the plain way, then
    drop('draft:' + draft.id);
    return form.submit();
  };
  addEventListener('online', () => persist(again, 9).catch(() => {}), { once: true });
  if (navigator.onLine) setTimeout(() => persist(again, 9).catch(() => {}), 20000);
}

// --- kept on this phone, or not ---------------------------------------------------

const lasting = (days) => say($('kept'), days || draft.done ? '' : '这部手机存不下草稿：写完以前，请不要关掉这一页。');

function forgetting(on) {
  $('forget').checked = on;
  privacy.on = on;
  $('leave').hidden = !on;
  Object.entries({ content: 'on', phone: 'tel', name: 'name' }).forEach(([field, filled]) => { $(field).autocomplete = on ? 'off' : filled; });
  form.dispatchEvent(new Event('photos')); // kept anew, elsewhere
  if (draft.photos.length) part('./uploads.js').then(({ sweep }) => sweep()).catch(() => {});
}

// By Back or by a reload; whoever scans again or follows a link to this address wants the form.
const cameBack = () => (performance.getEntriesByType('navigation')[0] || {}).type !== 'navigate';

async function begin() {
  Object.assign(draft, newDraft('ask:' + code, code));
  forgetting(recall('forgetful') === 'yes');
  if (cameBack() && history.state && history.state.sent) return received(history.state.sent, { ...history.state.sent.item, again: true });
  const kept = guard(form, draft, lasting);
  if (kept) writing();
  if (kept && kept.handed) handIn();
  if (kept || all('out:').length || all('recent:').length) await (await part('./notes.js')).show(kept, form, code, received);
}

// --- fetched when needed: photos, the offline kit ------------------------------------

async function addPhotos(event) {
  const files = Array.from(event.target.files);
  event.target.value = ''; // the same photo chosen again must be noticed again
  try {
    await (await part('./photos.js')).add(files);
  } catch (error) {
    say($('shots-say'), '网络不好，照片没有加上，请等一会儿再选一次');
  }
}

// On Android, WeChat shows a bare file list where `multiple` is set.
$('album').multiple = !/MicroMessenger.*Android|Android.*MicroMessenger/.test(navigator.userAgent);
$('camera').onchange = addPhotos;
$('album').onchange = addPhotos;
form.addEventListener('input', ({ target }) => { if (FIELDS.includes(target.id)) excuse(target.id); });
['input', 'change'].forEach((event) => form.addEventListener(event, watchForDanger));
// Who wants to be kept out of sight may share this phone with the one they write about.
$('confidential').onchange = () => forgetting($('confidential').checked || recall('forgetful') === 'yes');
$('forget').onchange = () => {
  remember('forgetful', $('forget').checked ? 'yes' : 'no');
  forgetting($('forget').checked);
};
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
document.addEventListener('tongue', () => locate().then(() => begun && learn()));

// Whoever begins to write gets all that handing in takes: the network may be gone by then.
let begun = false;

function writing() {
  if (begun) return;
  begun = true;
  Promise.all([learn(), part('./pending.js')]).catch(() => {});
  if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch(() => {});
}

form.addEventListener('focusin', writing);
furnish();
locate();
begin();
