// What could not be sent yet: says so, or that nobody knows, and tries again whenever the line may be back.
import { $, fill, h, part, say, text } from './page.js';
import { draft, privacy, write } from './keep.js';
import { groups, isFeared, rememberItem, untrace, wayTo, whoReads } from './codes.js';
import { isFinal, send } from './outbox.js';

const PAUSES = [10, 20, 40, 60, 120, 300];
const WORDS = {
  unsent: ['还没有发出去', '网络不好。您写的已经存在这部手机里，一有网络就会自动发出。关掉页面也不要紧，再扫一次码就会接着发。'],
  unknown: ['不知道是否送达，正在确认', '网络断了，没有等到回音。您写的还存着，一有网络就会再问一次；已经送达的，不会变成两件。'],
  here: ['还没有发出去', '网络不好。您选了不在本机记住：请不要关掉这一页，一有网络就会自动发出。'],
};

/** The form gives way to a card that promises to send, and keeps the promise. */
export function show(item, received, notes = $('notes'), form = $('form')) {
  const [title, promise] = ['h2', 'p'].map((tag) => h(tag));
  const state = h('p', { role: 'status' });
  const now = h('button', { type: 'button', className: 'main' }, text('现在再试'));
  const card = h('section', { className: 'card note' }, title, promise, state, now);
  const tell = () => {
    const [zh, more] = WORDS[item.doubt ? 'unknown' : privacy.on ? 'here' : 'unsent'];
    say(title, zh);
    say(promise, more);
  };
  tell();
  form.hidden = true;
  fill(notes, [card]);
  title.tabIndex = -1;
  title.focus();
  keepTrying(item, { state, now, tell, form }, async (receipt) => {
    fill(notes, []);
    await received(receipt, item);
  });
}

function keepTrying(item, { state, now, tell, form }, done) {
  let round = 0;
  let timer;
  let trying = false;
  const attempt = async () => {
    if (trying) return;
    trying = true;
    clearTimeout(timer);
    say(state, item.doubt ? '正在确认…' : '正在重新发送…');
    try {
      const receipt = await send(item);
      removeEventListener('online', attempt);
      await done(receipt);
    } catch (error) {
      if (isFinal(error)) return giveUp(error, state, now, form);
      tell();
      say(state, '还是连不上，过一会儿再试。');
      timer = setTimeout(attempt, PAUSES[Math.min(round, PAUSES.length - 1)] * 1000);
      round += 1;
    } finally {
      trying = false;
    }
  };
  addEventListener('online', attempt);
  now.onclick = attempt;
  timer = setTimeout(attempt, PAUSES[0] * 1000);
}

// The words are still in the form: it comes back, to be mended.
function giveUp(error, state, now, form) {
  now.remove();
  state.textContent = error.message;
  form.hidden = false;
}

/** Sends on what an earlier visit left, without standing in the way of a new message. */
export async function resume(items, arrivedHere = () => {}) {
  for (const item of items) {
    await again(item);
    arrivedHere();
  }
}

async function again(item) {
  const line = h('p', { role: 'status' });
  const card = h('section', { className: 'card note' }, line);
  $('notes').append(card);
  say(line, item.doubt ? '上次提交的不知道是否送达，正在确认…' : '上次写的还没发出去，正在重新发送…');
  try {
    arrived(await send(item), item, line, card);
  } catch (error) {
    if (isFinal(error)) refusedLater(error, item, line, card);
    else say(line, item.doubt ? '上次提交的不知道是否送达；连上网后再打开本页，会再确认一次。' : '上次写的还没发出去，连上网后再打开本页就会发出。');
  }
}

function arrived(answer, item, line, card) {
  if (!answer.query_code) return say(line, '上次写的已经发出去了。');
  if (isFeared(answer)) untrace();
  rememberItem(answer, item);
  say(line, '上次写的已经发出去了，查询码：');
  card.append(h('p', { className: 'code' }, groups(answer.query_code).join(' ')),
    answer.protected ? h('p', null, whoReads(answer.protected)) : '',
    wayTo(answer.query_code, '查看进度', 'side', privacy.on || item.body.confidential));
}

function refusedLater(error, item, line, card) {
  line.textContent = error.message;
  const words = item.body.content || item.body.text;
  if (item.form === draft.id && $('content') && !$('content').value) return writeAgain(item);
  if (words) card.append(h('p', { className: 'words', translate: 'no' }, words));
}

// All of it: words, place, contact, ticks and photos.
async function writeAgain({ body, photos }) {
  const { content, address, contact = {}, confidential, public_ok: open } = body;
  draft.photos = photos;
  write($('form'), { content, address, ...contact, 'confidential=true': confidential, 'public_ok=true': open });
  $('confidential').dispatchEvent(new Event('change', { bubbles: true }));
  if (photos.length) (await part('./photos.js')).show();
}
