// What the citizen may still do: rate the answer, add to what was said, take it back, see and change what is held.
import { $, fill, h, part, say, text } from './page.js';
import { Refused } from './api.js';
import { all, draft, drop, guard, newDraft } from './keep.js';
import { parcel, send } from './outbox.js';
import { show as keepTrying } from './pending.js';
import { card as numbersCard } from './emergency.js';
import { copyButton, mine } from './codes.js';

const LEVELS = [[5, '非常满意'], [4, '满意'], [3, '基本满意'], [2, '不满意'], [1, '非常不满意']];
const TAGS = [['slow', '办得太慢'], ['unsolved', '问题没解决'], ['not_contacted', '没人联系我'], ['attitude', '态度不好'], ['empty_reply', '答复敷衍']];

const offered = (acts) => (appeal, code, show) =>
  Object.keys(acts).filter((name) => appeal.can.includes(name)).map((name) => acts[name](code, show, appeal));

export const ratings = offered({ rate });
export const others = (appeal, code, show) => [].concat(
  leftovers(appeal, code),
  offered({ urge, supplement, withdraw })(appeal, code, show),
  holds(appeal) ? held(code, show, appeal.held) : []);

// Nothing is held, and nothing more is asked for: no card.
const holds = ({ held: kept, can }) => kept && (can.length || kept.name || kept.phone || kept.public_ok || kept.may_erase);

// --- shared parts ----------------------------------------------------------------

const problem = (id) => h('p', { className: 'bad', id, role: 'alert', hidden: true });

function complain(line, zh, focus) {
  line.hidden = false;
  say(line, zh);
  if (focus) focus.focus();
}

/** Hands a form in by way of the outbox: what the line swallows is sent again, and counts once. */
async function hand(own, path, body, { line, show, form, done = () => {}, focus }) {
  if (own.busy) return;
  own.busy = true;
  line.hidden = true;
  const item = parcel(own, '/api/appeals/' + path, body);
  const arrived = (view) => {
    form.hidden = false;
    fill(under(line), []);
    done();
    show(view);
  };
  try {
    arrived(await send(item));
  } catch (error) {
    if (error instanceof Refused) refused(error, line, focus, show, (answered) => hand(own, path, { ...body, ...answered }, { line, show, form, done, focus }));
    else wait(item, arrived, form);
  } finally {
    own.busy = false;
  }
}

function wait(item, arrived, form) {
  const place = h('div');
  form.after(place);
  keepTrying(item, arrived, place, form);
}

// What may be done may have changed meanwhile: the page looks again, and the words stay.
async function refused(error, line, focus, show, again) {
  const { challenge, emergency = [], danger } = error.problem;
  complain(line, error.message, focus);
  if (emergency.length) fill($('alarm'), [numbersCard(emergency, '人命要紧：请先打电话，不要等我们回复。', danger === 'maybe')]);
  if (error.status === 409) show(null);
  if (challenge) (await part('./notes.js')).ask(challenge, again, under(line));
}

function under(line) {
  if (!line.nextSibling || line.nextSibling.className !== 'asked') line.after(h('div', { className: 'asked' }));
  return line.nextSibling;
}

// Words written for a form that is not offered any more: kept, shown, to be copied, and a way on.
function leftovers({ can, reply_round }, code) {
  const gone = (id) => (id.startsWith('more:') ? !can.includes('supplement') : !can.includes('rate') || !id.endsWith(':' + reply_round));
  const kept = all('draft:').filter(({ id, values }) => id.split(':')[1] === code && gone(id) && (values.content || values.text));
  return kept.map(({ id, values }) => leftover(id, values.content || values.text, code));
}

function leftover(id, words, code) {
  const { from } = mine().find((item) => item.code === code) || {};
  const box = h('section', { className: 'card note' },
    h('p', null, text('这件事的状态刚刚变了，下面写的没有交上去，还替您留着：')),
    h('p', { className: 'words', translate: 'no' }, words),
    copyButton(words, '复制这段话'),
    from ? h('a', { className: 'side', href: '/q/' + from }, text('另报一件事')) : h('p', { className: 'small' }, text('可以复制下来，再扫一次码另报一件，或者拨打 12345。')),
    h('button', { type: 'button', className: 'plain', onclick: () => { drop('draft:' + id); box.remove(); } }, text('不要了')));
  return box;
}

function choice(type, name, [value, zh]) {
  return h('label', null, h('input', { type, name, value: String(value) }), h('span', null, text(zh)));
}

function choices(type, name, zh, options, line) {
  const set = h('fieldset', { className: 'pickone' }, h('legend', null, text(zh)), line, ...options.map((option) => choice(type, name, option)));
  set.setAttribute('aria-describedby', line.id);
  return set;
}

const picked = (form, name) => Array.from(form.querySelectorAll(`[name=${name}]:checked`), (input) => input.value);

// --- rate ------------------------------------------------------------------------

function rate(code, show, { reply_round, last_round }) {
  const [levelBad, solvedBad, tagsBad, sendBad] = ['level-bad', 'solved-bad', 'tags-bad', 'rate-bad'].map(problem);
  const tags = choices('checkbox', 'tags', '哪里没做好？（选一项，或写在下面）', TAGS, tagsBad);
  const words = h('textarea', { id: 'rating-text', name: 'text', autocomplete: 'off', rows: 3 });
  tags.hidden = true;
  const form = h('form', { className: 'card', noValidate: true },
    h('h2', null, text('请您评价')),
    choices('radio', 'level', '您满意吗？', LEVELS, levelBad),
    choices('radio', 'solved', '问题解决了吗？', [['yes', '解决了'], ['no', '没解决']], solvedBad),
    tags,
    h('label', { className: 'label', htmlFor: 'rating-text' }, text('还想说什么？'), ' ', h('small', null, text('可以不填'))), words,
    sendBad,
    h('p', { className: 'small' }, text(last_round ? '已经重新办过。您还不满意，或者没解决，会由专人研判怎么办，结果写在这里。' : '评“不满意”，或者选“没解决”，会重新办理，办事的单位会看到原因，看不到打几分。')),
    h('button', { className: 'main' }, text('提交评价')));
  form.onchange = () => { tags.hidden = !(Number(picked(form, 'level')[0]) <= 2); };
  form.onsubmit = (event) => {
    event.preventDefault();
    const [level, solved, reasons] = ['level', 'solved', 'tags'].map((name) => picked(form, name));
    [levelBad, solvedBad, tagsBad].forEach((line) => { line.hidden = true; });
    if (!level.length) return complain(levelBad, '请选一个满意程度', form.elements.level[0]);
    if (!solved.length) return complain(solvedBad, '请选择问题是否解决', form.elements.solved[0]);
    if (!tags.hidden && !reasons.length && !words.value.trim()) return complain(tagsBad, '请选一项，或写一句，好让他们知道改哪里', form.elements.tags[0]);
    const body = { level: Number(level[0]), solved: solved[0] === 'yes', text: words.value.trim() };
    hand(own, code + '/rating', tags.hidden ? body : { ...body, tags: reasons }, { line: sendBad, show, form });
  };
  const own = newDraft('rate:' + code + ':' + reply_round);
  guard(form, own);
  return form;
}

// --- supplement --------------------------------------------------------------------

function supplement(code, show) {
  const bad = problem('more-bad');
  const words = h('textarea', { id: 'more', name: 'content', rows: 4, autocomplete: 'off', 'aria-describedby': 'more-bad' });
  const album = h('input', { type: 'file', id: 'album', accept: 'image/*', multiple: true });
  const say = h('p', { className: 'small', id: 'shots-say', role: 'status' });
  const form = h('form', { noValidate: true },
    h('label', { className: 'label', htmlFor: 'more' }, text('还要补充什么？')), bad, words,
    h('ul', { className: 'shots', id: 'shots' }), say,
    h('label', { className: 'side pick' }, text('加照片'), album),
    h('button', { className: 'main' }, text('提交补充')));
  album.onchange = () => addPhotos(album, say);
  form.onsubmit = (event) => {
    event.preventDefault();
    const content = words.value.trim();
    if (tooShort(content) && !draft.photos.length) return complain(bad, '请写一写要补充什么（两个字也行），或者加张照片', words);
    hand(draft, code + '/supplement', { content }, { line: bad, show, form, focus: words, done: () => emptied(code, words, form) });
  };
  const box = h('details', { className: 'card' }, h('summary', null, text('补充情况')), form);
  // Guarded once it stands on the page: what was kept comes back with its photos.
  queueMicrotask(() => begin(code, form, box));
  return box;
}

const tooShort = (content) => content.replace(/[\s\p{C}\p{M}]/gu, '').length < 2;

async function begin(code, form, box) {
  Object.assign(draft, newDraft('more:' + code, code)); // a query code names the county just as a place's does
  const kept = guard(form, draft);
  box.open = Boolean(kept) || location.hash === '#more';
  if (location.hash === '#more') box.scrollIntoView();
  if (draft.photos.length) (await part('./photos.js')).show();
}

async function addPhotos(album, line) {
  const files = Array.from(album.files);
  album.value = '';
  try {
    await (await part('./photos.js')).add(files);
  } catch (error) {
    say(line, '网络不好，照片没有加上，请等一会儿再选一次');
  }
}

function emptied(code, words, form) {
  Object.assign(draft, newDraft('more:' + code, code));
  fill($('shots'), []);
  words.value = '';
  form.parentElement.open = false;
}

// --- urge ----------------------------------------------------------------------------

function urge(code, show) {
  const bad = problem('urge-bad');
  const form = h('div', { className: 'card' },
    h('p', null, text('等得久了？可以催一催，办事的单位马上会收到提醒。每天一次。')), bad,
    h('button', { type: 'button', className: 'side', onclick: () => hand(newDraft('urge:' + code), code + '/urge', {}, { line: bad, show, form }) }, text('催办')));
  return form;
}

// --- withdraw ----------------------------------------------------------------------

function withdraw(code, show) {
  const bad = problem('withdraw-bad');
  const form = h('div', null,
    h('p', null, text('撤回以后就不再办理，也不能恢复；您留下的姓名和电话马上删除。确定吗？')), bad,
    h('button', { type: 'button', className: 'side stop', onclick: () => hand(newDraft('withdraw:' + code), code + '/withdraw', {}, { line: bad, show, form }) }, text('确定撤回')),
    h('button', { type: 'button', className: 'side', onclick: () => { box.open = false; } }, text('不撤回，继续办')));
  const box = h('details', { className: 'card' }, h('summary', null, text('不用办了，撤回')), form);
  return box;
}

// --- what is held -----------------------------------------------------------------

function held(code, show, { name, phone, public_ok, may_erase }) {
  const bad = problem('held-bad');
  const change = (body) => hand(newDraft('contact:' + code), code + '/contact', body, { line: bad, show, form });
  const act = (zh, body) => h('button', { type: 'button', className: 'side', onclick: () => change(body) }, text(zh));
  const input = h('input', { id: 'new-phone', name: 'phone', type: 'tel', autocomplete: 'off' });
  const form = h('form', { noValidate: true },
    h('dl', { className: 'facts' },
      h('dt', null, text('姓名')), h('dd', { translate: 'no' }, name || '—'),
      h('dt', null, text('电话')), h('dd', { translate: 'no' }, phone || '—'),
      h('dt', null, text('公开')), h('dd', null, text(public_ok ? '同意公开这件事和答复' : '不公开'))),
    bad,
    h('label', { className: 'label', htmlFor: 'new-phone' }, text(phone ? '换一个电话' : '补一个电话')), input,
    h('button', { className: 'side' }, text('保存电话')),
    ...[(name || phone) && act('删除姓名和电话', { name: null, phone: null }), public_ok && act('不再同意公开', { public_ok: false }), may_erase && act('删除我写的内容和照片', { text: null })].filter(Boolean));
  form.onsubmit = (event) => {
    event.preventDefault();
    if (!input.value.trim()) return complain(bad, '请先填电话', input);
    change({ phone: input.value.trim() });
  };
  guard(form, newDraft('contact:' + code));
  return h('details', { className: 'card' }, h('summary', null, text('我留下的信息：看一看、改、删除')), form);
}
