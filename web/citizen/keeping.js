// Keeps what is typed from being lost, brings it back, and sends on what an earlier visit could not.
import { $, fill, h, text } from './page.js';
import { code, draft, retype, typed } from './form.js';
import { all, drop, find, keep } from './draft.js';

const TWO_DAYS = 2 * 24 * 3600 * 1000; // a village without a network; longer, and somebody else reads it
let timer;

const isEmpty = (values) => !values.content && !values.address && !values.phone && !values.name;

function save() {
  clearTimeout(timer);
  const values = typed();
  if ($('form').hidden || (isEmpty(values) && !draft.photos.length)) return Promise.resolve();
  return keep('drafts', code, { ...draft, values, at: Date.now() }).catch(() => {});
}

function saveSoon() {
  clearTimeout(timer);
  timer = setTimeout(save, 400);
}

async function restore(unsent) {
  const kept = await find('drafts', code);
  if (!kept || !isEmpty(typed()) || draft.photos.length) return;
  if (unsent.some((item) => item.key === kept.key)) return; // handed in already, only not sent
  if (Date.now() - kept.at > TWO_DAYS) return drop('drafts', code);
  Object.assign(draft, { key: kept.key, photos: kept.photos });
  retype(kept.values);
  if (draft.photos.length) (await import('./photos.js')).show();
  $('notes').append(h('section', { className: 'card note', id: 'restored' },
    h('p', null, text('上次没写完的内容还在，可以接着写。')),
    h('button', { type: 'button', className: 'plain', onclick: startAgain }, text('清空重写'))));
}

async function startAgain() {
  draft.photos = [];
  retype({});
  fill($('shots'), []);
  $('restored').remove();
  $('content').focus();
  await drop('drafts', code).catch(() => {});
}

let begun = false;

export async function begin() {
  if (begun) return;
  begun = true;
  $('form').addEventListener('input', saveSoon);
  $('form').addEventListener('photos', save);
  for (const id of ['camera', 'album']) $(id).addEventListener('click', save);
  document.addEventListener('visibilitychange', () => document.hidden && save());
  addEventListener('pagehide', save);
  const waiting = await all('outbox').catch(() => []);
  const unsent = waiting.filter((item) => item.at < performance.timeOrigin); // not the one just being sent
  await restore(unsent).catch(() => {});
  saveSoon(); // what was typed while this was on its way
  if (unsent.length) (await import('./pending.js')).resume(unsent);
}
