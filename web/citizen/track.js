// The page behind a query code: how far it has come, what was answered, what the citizen may do now.
import { $, fill, furnish, h, part, say, text } from './page.js';
import { answer, call, persist, Refused } from './api.js';
import { forget, groups, isFeared, mine, placeName, rememberCode, rememberFromNowOn, remembers, tidy, untrace } from './codes.js';
import { all, drop, get, left, privacy, put } from './keep.js';
import { standing, story } from './view.js';

// A new appeal is dispatched within seconds; later on, somebody merely left the page open.
const PAUSES = [[3, 4000], [20, 15000], [Infinity, 60000]];
const OVER = ['archived', 'rejected', 'terminated', 'withdrawn'];

// From the address, from what was typed on the front page, or from this tab's own memory, where no address may tell it.
const path = location.pathname.split('/')[2] || '';
const asked = path || new URLSearchParams(location.search).get('code') || (location.hash === '#more' ? '' : location.hash.slice(1));
const written = asked || get('look') || '';
const code = tidy(written);
privacy.on = !remembers() || !asked;
let last = null;
let offered = '';
let looks = 0;
let timer;

// --- one appeal ---------------------------------------------------------------

async function look() {
  clearTimeout(timer);
  try {
    show(await persist(() => call('/api/appeals/' + code), last ? 1 : 3));
  } catch (error) {
    if (error instanceof Refused && error.status === 404) {
      forget(code);
      document.removeEventListener('visibilitychange', lookWhileSeen);
      return ask('没有找到这个查询码，请看看有没有抄错');
    }
    if (error instanceof Refused && error.problem.challenge && !last) return sum(error.problem.challenge);
    say($(last ? 'news' : 'title'), '网络不好，正在重试…');
    if (!last && (location.hash === '#more' || left('draft:more:' + code))) offer({ can: ['supplement'], reply_round: 0 });
  }
  looks += 1;
  if (!document.hidden && !(last && OVER.includes(last.status))) timer = setTimeout(look, PAUSES.find(([until]) => looks < until)[1]);
}

// Somebody at this address guessed at codes: a small sum, and whoever holds theirs sees it.
async function sum(challenge) {
  const { ask: pose } = await part('./notes.js');
  pose(challenge, (said) => {
    answer(said.challenge);
    fill($('standing'), []);
    look();
  }, $('standing'), '从这个网络输错查询码的人比较多，请答一道小题：', '答好了，查进度');
}

function lookWhileSeen() {
  if (document.hidden) clearTimeout(timer);
  else look();
}

// A photo's address is signed anew each time: only what comes before the signature counts.
const unsigned = (appeal) => JSON.stringify(appeal, (name, value) => (name === 'url' && value ? value.split('?')[0] : value));

function resign({ photos = [], reply_photos = [] }) {
  const addresses = (from, name) => from.forEach(({ url }, index) => { if ($(name + index)) $(name + index).href = url; });
  addresses(photos, 'photo-');
  addresses(reply_photos, 'after-');
}

// Who fears somebody leaves no code in the address, and nothing on this phone that they did not ask for.
function unseen(appeal, before) {
  if (isFeared(appeal) && !before) {
    untrace();
    privacy.on = !mine().some((item) => item.code === code);
  }
  $('others').hidden = !privacy.on;
  if (!privacy.on) return;
  put('look', code, true);
  history.replaceState(null, '', '/a/');
}

function show(appeal) {
  if (!appeal) return look();
  const before = last;
  last = appeal;
  if (before && offered && unsigned(before) === unsigned(appeal)) return resign(appeal);
  unseen(appeal, before);
  say($('title'), '您反映的事');
  fill($('standing'), standing(appeal));
  fill($('story'), story(appeal, code));
  if (before) say($('news'), '有新进展：{label}', { label: appeal.label });
  else if (mine().some((item) => item.code === code)) rememberCode(code, placeName(appeal.place));
  warn(appeal);
  offer(appeal);
}

async function warn({ emergency = [] }) {
  if (!emergency.length) return fill($('alarm'), []);
  const { card } = await part('./emergency.js');
  fill($('alarm'), [card(emergency, '人命要紧：请先打电话，不要等我们回复。', last.danger === 'maybe')]);
}

// Rebuilt only where what may be done has changed: a half-written rating stays as it is.
async function offer(appeal) {
  const mayDo = (view) => JSON.stringify([view.can, view.reply_round, view.held]);
  if (offered === mayDo(appeal)) return;
  const acts = await part('./acts.js').catch(() => null);
  if (!acts) return say($('acts'), '“补充”“评价”还没有打开，正在重试。着急可以拨打 12345。');
  offered = mayDo(appeal);
  fill($('rate'), acts.ratings(appeal, code, show));
  fill($('acts'), acts.others(appeal, code, show));
}

// --- no appeal: a code typed by hand, or one that this phone remembers --------------

function ask(mistake) {
  $('entry').hidden = false;
  $('code').value = written;
  if (mistake) mistaken(mistake);
  list();
}

function mistaken(zh) {
  $('code-bad').hidden = false;
  say($('code-bad'), zh);
  $('code').setAttribute('aria-invalid', 'true');
  $('code').focus();
}

function list() {
  $('remembered').hidden = !mine().length;
  $('remember').checked = remembers();
  fill($('mine'), mine().map(remembered));
}

function remembered(item) {
  const name = item.place || groups(item.code).join(' ');
  const gone = h('button', { type: 'button', className: 'plain', onclick: () => { forget(item.code); list(); } }, text('忘记'));
  gone.setAttribute('aria-describedby', 'at-' + item.code);
  return h('li', null,
    h('a', { href: '/a/' + item.code, id: 'at-' + item.code, translate: 'no' }, name, h('small', null, groups(item.code).join(' '))), gone);
}

$('entry').onsubmit = (event) => {
  event.preventDefault();
  const typed = tidy($('code').value);
  if (!typed) return mistaken('查询码是 12 个字母和数字，请再看一看');
  rememberCode(typed, '');
  if (!remembers() && put('look', typed, true)) location.reload();
  else location.href = '/a/' + typed;
};
$('remember').onchange = () => {
  rememberFromNowOn($('remember').checked);
  list();
};

// What an earlier page could not send goes out from here as well.
async function sendOn() {
  if (all('out:').length) (await part('./pending.js')).resume((await part('./outbox.js')).unsent(), code && look);
}

$('others').onclick = () => drop('look');
furnish();
if (code) {
  look();
  document.addEventListener('tongue', () => { last = null; offered = ''; look(); });
  document.addEventListener('visibilitychange', lookWhileSeen);
} else ask(written && '查询码是 12 个字母和数字，请再看一看');
sendOn();
