// What a form may have to say: what an earlier visit left, what was reported here just now, that nothing can be,
// or why the server did not take it.
import { $, fill, h, part, say, text } from './page.js';
import { draft, drop, get, write } from './keep.js';
import { sweep } from './uploads.js';
import { resume } from './pending.js';
import { unsent } from './outbox.js';
import { copyButton } from './codes.js';

const LATELY = 30 * 60 * 1000;

const note = (...parts) => {
  const card = h('section', { className: 'card note' }, ...parts.filter(Boolean));
  $('notes').append(card);
  return card;
};

/** No form here: the code is nobody's, its town is not open yet, or it is retired. */
export function closed({ code, waits, hotline: number = '12345' }) {
  const [title, why] = !code ? ['没有这个二维码', '请再扫一次。如果还是这样，可能是旧的二维码。']
    : waits ? ['这里尚未开通', '这个地方还没有开通扫码反映。'] : ['此码已停用', '这个二维码不再使用了。'];
  say($('title'), title);
  fill($('notes'), [h('section', { className: 'card' },
    h('p', null, text(why)),
    h('p', null, text('您可以打电话反映：')),
    h('a', { className: 'main', href: 'tel:' + number.replace('\u8f6c', ','), translate: 'no' }, number))]);
}

export async function show(kept, form, code) {
  if (kept && kept.sending) clear(form);
  else if (kept) await restored(kept, form);
  lately(code);
  resume(unsent());
}

function clear(form) {
  draft.photos = [];
  write(form, {});
  fill($('shots'), []);
  sweep();
}

async function restored(kept, form) {
  if (!kept.fits) return aside('上次没写完的内容还在：', kept.values.content || '');
  if (draft.photos.length) (await part('./photos.js')).show();
  const card = note(h('p', null, text('上次没写完的内容还在，可以接着写。')),
    h('button', { type: 'button', className: 'plain', onclick: () => startAgain(card, form) }, text('清空重写')));
  card.id = 'restored';
}

/** Words that have no form to stand in any more: shown, to be copied. */
function aside(zh, words) {
  if (words) note(h('p', null, text(zh)), h('p', { className: 'words', translate: 'no' }, words), copyButton(words));
}

function startAgain(card, form) {
  drop('draft:' + draft.id);
  clear(form);
  card.remove();
  $('content').focus();
}

// The same matter scanned twice within minutes: to add to it, or to tell of another one.
function lately(code) {
  const last = get('recent:' + code);
  if (!last || Date.now() - last.at > LATELY) return drop('recent:' + code);
  const line = h('p');
  const card = note(line,
    last.text && h('p', { className: 'words', translate: 'no' }, '“' + last.text + '”'),
    h('div', { className: 'two' },
      h('a', { className: 'side', href: '/a/' + last.query + '#more' }, text('补充那件事')),
      h('button', { type: 'button', className: 'side', onclick: () => { card.remove(); $('content').focus(); } }, text('另报一件事'))));
  card.id = 'lately';
  say(line, '您 {n} 分钟前在这里反映过下面这件事。要补充它，还是另报一件？', { n: Math.max(1, Math.round((Date.now() - last.at) / 60000)) });
  return card;
}

/** The server said no: the numbers to call come first, then what to mend, then a small sum where many write at once. */
export async function refused(error, { FIELDS, complain, tell, handIn, showNumbers }) {
  const { challenge, errors = [], emergency = [], danger } = error.problem;
  const byField = errors.map((e) => [e.field.split('.').pop(), e.message]).filter(([name]) => FIELDS.includes(name));
  const beside = $(byField.length && byField[0][0] === 'content' ? 'urgent' : 'numbers'); // where the reader is sent now
  $(byField.length ? byField[0][0] + '-bad' : 'challenge').before($('numbers'));
  if (emergency.length) await showNumbers(emergency, '人命要紧：请先打电话，不要等我们回复。', danger === 'maybe', beside);
  if (challenge) return ask(challenge, handIn);
  complain(byField);
  if (!byField.length) tell(error.message);
  if (emergency.length) beside.scrollIntoView({ block: 'nearest' });
}

/** In words, and no image: it only shows that a person is here. */
export function ask({ question, token }, again, mount = $('challenge'), why = '现在这里提交的人比较多，请答一道小题：', done = '答好了，提交') {
  const answer = h('input', { id: 'sum', autocomplete: 'off', maxLength: 12 });
  const go = h('button', { type: 'button', className: 'side', onclick: () => again({ challenge: { token, answer: answer.value.trim() } }) }, text(done));
  fill(mount, [h('div', { className: 'card note' },
    h('p', null, text(why)),
    h('label', { className: 'label', htmlFor: 'sum', translate: 'no' }, question), answer, go)]);
  answer.onkeydown = (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    go.click();
  };
  answer.focus();
}
