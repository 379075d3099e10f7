// What could not be sent yet: says so, and tries again whenever the line may be back.
import { $, fill, h, say, text } from './page.js';
import { Refused } from './api.js';
import { groups, rememberCode } from './codes.js';
import { send } from './outbox.js';

const PAUSES = [10, 20, 40, 60, 120, 300];

/** The form gives way to a card that promises to send, and keeps the promise. */
export function show(item, received) {
  const state = h('p', { role: 'status' });
  const now = h('button', { type: 'button', className: 'main' }, text('现在再试'));
  const card = h('section', { className: 'card note' },
    h('h2', { tabIndex: -1 }, text('还没有发出去')),
    h('p', null, text('网络不好。您写的已经存在这部手机里，一有网络就会自动发出。关掉页面也不要紧，再扫一次码就会接着发。')),
    state, now);
  $('form').hidden = true;
  fill($('notes'), [card]);
  card.firstChild.focus();
  keepTrying(item, state, now, async (receipt) => {
    fill($('notes'), []);
    await received(receipt, item);
  });
}

function keepTrying(item, state, now, done) {
  let round = 0;
  let timer;
  let trying = false;
  const attempt = async () => {
    if (trying) return;
    trying = true;
    clearTimeout(timer);
    say(state, '正在重新发送…');
    try {
      const receipt = await send(item);
      removeEventListener('online', attempt);
      await done(receipt);
    } catch (error) {
      if (isFinal(error)) return giveUp(error, state, now);
      say(state, '还是发不出去，过一会儿再试。');
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

const isFinal = (error) => error instanceof Refused && error.status !== 429;

function giveUp(error, state, now) {
  now.remove();
  state.textContent = error.message;
}

/** Sends on what an earlier visit left, without standing in the way of a new appeal. */
export async function resume(items) {
  for (const item of items) {
    const line = h('p', { role: 'status' });
    const card = h('section', { className: 'card note' }, line);
    $('notes').append(card);
    say(line, '上次写的还没发出去，正在重新发送…');
    try {
      const receipt = await send(item);
      if (!item.body.confidential) rememberCode(receipt.query_code, item.place);
      say(line, '上次写的已经发出去了，查询码：');
      card.append(h('p', { className: 'code' }, groups(receipt.query_code).join(' ')),
        h('a', { className: 'side', href: '/a/' + receipt.query_code }, text('查看进度')));
    } catch (error) {
      if (isFinal(error)) line.textContent = error.message;
      else say(line, '上次写的还没发出去，连上网后再打开本页就会发出。');
    }
  }
}
