// What the citizen may still do: rate the answer, add to what was said, take it back.
import { $, fill, h, say, text } from './page.js';
import { call, Refused } from './api.js';
import { draft } from './form.js';

const LEVELS = [[5, '非常满意'], [4, '满意'], [3, '基本满意'], [2, '不满意'], [1, '非常不满意']];
const TAGS = [['slow', '办得太慢'], ['unsolved', '问题没解决'], ['not_contacted', '没人联系我'], ['attitude', '态度不好'], ['empty_reply', '答复敷衍']];

const offered = (acts) => (appeal, code, show) =>
  Object.keys(acts).filter((name) => appeal.can.includes(name)).map((name) => acts[name](code, show));

export const ratings = offered({ rate });
export const others = offered({ supplement, withdraw });

// --- shared parts ----------------------------------------------------------------

const problem = (id) => h('p', { className: 'bad', id, role: 'alert', hidden: true });

function complain(line, zh, focus) {
  line.hidden = false;
  say(line, zh);
  if (focus) focus.focus();
}

async function post(line, path, body, show, focus) {
  line.hidden = true;
  try {
    show(await call('/api/appeals/' + path, { body }));
    return true;
  } catch (error) {
    if (error instanceof Refused) complain(line, error.message, focus);
    else complain(line, '网络不好，没有发出去，请再试一次', focus);
    return false;
  }
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

function rate(code, show) {
  const [levelBad, solvedBad, tagsBad, sendBad] = ['level-bad', 'solved-bad', 'tags-bad', 'rate-bad'].map(problem);
  const tags = choices('checkbox', 'tags', '哪里没做好？（选一项，或写在下面）', TAGS, tagsBad);
  const words = h('textarea', { id: 'rating-text', rows: 3, maxLength: 500 });
  tags.hidden = true;
  const form = h('form', { className: 'card', noValidate: true },
    h('h2', null, text('请您评价')),
    choices('radio', 'level', '您满意吗？', LEVELS, levelBad),
    choices('radio', 'solved', '问题解决了吗？', [['yes', '解决了'], ['no', '没解决']], solvedBad),
    tags,
    h('label', { className: 'label', htmlFor: 'rating-text' }, text('还想说什么？'), ' ', h('small', null, text('可以不填'))), words,
    sendBad,
    h('p', { className: 'small' }, text('评“不满意”会重新办理。办事的人看不到是谁评的。')),
    h('button', { className: 'main' }, text('提交评价')));
  form.onchange = () => { tags.hidden = !(Number(picked(form, 'level')[0]) <= 2); };
  form.onsubmit = (event) => {
    event.preventDefault();
    const [level, solved, reasons] = ['level', 'solved', 'tags'].map((name) => picked(form, name));
    [levelBad, solvedBad, tagsBad].forEach((line) => { line.hidden = true; });
    if (!level.length) return complain(levelBad, '请选一个满意程度', form.elements.level[0]);
    if (!solved.length) return complain(solvedBad, '请选一下问题解决了没有', form.elements.solved[0]);
    if (!tags.hidden && !reasons.length && !words.value.trim()) return complain(tagsBad, '请选一项，或写一句，好让他们知道改哪里', form.elements.tags[0]);
    const body = { level: Number(level[0]), solved: solved[0] === 'yes', text: words.value.trim() };
    post(sendBad, code + '/rating', tags.hidden ? body : { ...body, tags: reasons }, show);
  };
  return form;
}

// --- supplement --------------------------------------------------------------------

function supplement(code, show) {
  const bad = problem('more-bad');
  const words = h('textarea', { id: 'more', rows: 4, 'aria-describedby': 'more-bad' });
  const album = h('input', { type: 'file', id: 'album', accept: 'image/*', multiple: true });
  const form = h('form', { noValidate: true },
    h('label', { className: 'label', htmlFor: 'more' }, text('还要补充什么？')), bad, words,
    h('ul', { className: 'shots', id: 'shots' }), h('p', { className: 'small', id: 'shots-say', role: 'status' }),
    h('label', { className: 'side pick' }, text('加照片'), album),
    h('button', { className: 'main' }, text('提交补充')));
  album.onchange = async () => {
    const files = Array.from(album.files);
    album.value = '';
    draft.code = code; // a query code names the county just as a place's does
    (await import('./photos.js')).add(files);
  };
  form.onsubmit = async (event) => {
    event.preventDefault();
    const content = words.value.trim();
    if (content.length < 2) return complain(bad, '请写一写要补充什么', words);
    const body = { content };
    if (draft.photos.length) {
      await (await import('./uploads.js')).sendAll(draft.photos);
      body.photos = draft.photos.filter((photo) => photo.key).map((photo) => photo.key);
    }
    if (!(await post(bad, code + '/supplement', body, show, words))) return;
    draft.photos = [];
    fill($('shots'), []);
    words.value = '';
    form.parentElement.open = false;
  };
  return h('details', { className: 'card' }, h('summary', null, text('补充情况')), form);
}

// --- withdraw ----------------------------------------------------------------------

function withdraw(code, show) {
  const bad = problem('withdraw-bad');
  const box = h('details', { className: 'card' }, h('summary', null, text('不用办了，撤回')),
    h('p', null, text('撤回以后就不再办理，也不能恢复。确定吗？')), bad,
    h('button', { type: 'button', className: 'side stop', onclick: () => post(bad, code + '/withdraw', {}, show) }, text('确定撤回')),
    h('button', { type: 'button', className: 'side', onclick: () => { box.open = false; } }, text('不撤回，继续办')));
  return box;
}
