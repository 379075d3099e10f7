// Who owes what until when (交办): a card for each task, with what this person may do about it.
import { html, useState } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { bodyOf } from './fields.js';
import { Form } from './form.js';
import { Choice } from './pickers.js';
import { Photos } from './photos.js';
import { Due, Refused } from './marks.js';
import { dayAndTime } from './moments.js';
import { Pictures } from './pictures.js';
import { useTyped, useDirect, Restored } from './typed.js';

const area = (name, label, more = {}) => ({ name, label, kind: 'area', required: true, rows: 4, max: 2000, ...more });
const why = (label) => area('note', label, { rows: 3, max: 500 });

/** What may be done, in the order of the card: its route, its words, what it asks. */
const ACTS = {
  sign: { verb: 'sign-task', label: '签收', done: '已签收', fields: () => [] },
  answer: {
    verb: 'answer-task', label: '回复', done: '已回复',
    fields: (task) => [
      ...(task.results.length ? [{ name: 'result', label: '核查结果', kind: Choice, required: true, options: task.results.map((one) => [one.id, one.label]) }] : []),
      area('reply', '办理情况', { help: '写清做了什么、结果怎样。群众看不到。' }),
      { name: 'evidence', label: '照片', kind: Photos, help: '最多 9 张。群众看不到。' },
    ],
  },
  accept: {
    verb: 'close-task', label: '同意销号', done: '已销号', body: { decision: 'accept' },
    fields: (task) => [
      ...(task.state === 'came' ? [{ name: 'level', label: '报到情况', kind: Choice, required: true, options: [[5, '很好'], [4, '好'], [3, '一般'], [2, '差'], [1, '很差']] }] : []),
      area('note', '说明', { required: false, rows: 2, max: 500 }),
      ...(['instruction', 'proposal'].includes(task.kind) ? [area('public', '向群众公开', { required: false, rows: 3, max: 1000, help: '不填就不公开。' })] : []),
    ],
  },
  refuse: { verb: 'close-task', label: '退回重办', done: '已退回', body: { decision: 'refuse' }, fields: () => [why('为什么退回'), { name: 'due_at', label: '新的时限', kind: 'moment', help: '不填就还是原来的时限。' }] },
  decline: { verb: 'answer-task', label: '申请退办', done: '已申请退办', body: { declined: true }, fields: () => [area('reply', '为什么不该本单位办', { rows: 3, max: 500 })] },
  excuse: { verb: 'close-task', label: '免办', done: '已免办', body: { decision: 'excuse' }, fields: () => [why('为什么不用办了')] },
};
const order = Object.keys(ACTS);
const FORWARD = ['sign', 'answer', 'accept']; // what moves it on; the rest takes it back

export function Screen({ item, done, reload }) {
  return html`<section class="tasks panel" aria-labelledby="tasks-title"><h2 id="tasks-title">${t('交办')}</h2>
    <ul>${item.tasks.map((task) => html`<${Task} key=${task.id} task=${task} item=${item} done=${done} reload=${reload}/>`)}</ul></section>`;
}

function Task({ task, item, done, reload }) {
  const [chosen, choose] = useState(null);
  const open = order.filter((act) => task.can.includes(act));
  const finish = (answer, words) => { choose(null); done(answer, words); };
  return html`<li class=${`task ${task.colour || ''}`}>
    <p class="row"><b>${task.label}</b><span class="status">${task.state_label}</span>${task.colour && html`<${Due} item=${task}/>`}</p>
    <p class="soft">${[task.to.name, task.asked_by && t('{who} 交办', { who: task.asked_by }), dayAndTime(task.asked_at)].filter(Boolean).join(' · ')}</p>
    ${task.text && html`<p class="text">${task.text}</p>`}
    ${task.answer && html`<div class="answer"><p class="soft">${[t('回复'), task.answer.unit && task.answer.unit.name, task.answer.by, dayAndTime(task.answer.at), task.answer.result].filter(Boolean).join(' · ')}</p>
      <p class="text">${task.answer.text}</p><${Pictures} photos=${task.answer.photos}/></div>`}
    ${task.closed && task.closed.text && html`<p class="text">${task.closed.text}</p>`}
    ${task.bars.length > 0 && html`<p class="soft">${t('办结前不能：{acts}', { acts: task.bars.join('、') })}</p>`}
    ${!chosen && html`<div class="thumb">${open.map((act, n) => html`<button key=${act} class=${n === 0 && FORWARD.includes(act) ? 'primary' : 'quiet'} onClick=${() => choose(act)}>${t(ACTS[act].label)}</button>`)}</div>`}
    ${chosen && html`<${Do} name=${chosen} task=${task} item=${item} finish=${finish} reload=${reload} cancel=${() => choose(null)}/>`}</li>`;
}

function Do({ name, task, item, finish, cancel, reload }) {
  const act = ACTS[name];
  const typed = useTyped(`${name}-${task.id}`, item);
  const fields = act.fields(task);
  const send = async () => {
    const body = { ...bodyOf(fields, typed.values, item.step), task: task.id, ...act.body };
    try {
      const answer = await call(`/desk/appeals/${encodeURIComponent(item.no)}/${act.verb}`, { method: 'POST', body });
      typed.clear();
      finish(answer, t(act.done));
    } catch (refusal) {
      if (refusal.status === 409) await reload();
      throw refusal;
    }
  };
  const direct = useDirect(!fields.length, send);
  if (direct.busy) return html`<p role="status">${t('正在提交…')}</p>`;
  return html`${direct.refusal && html`<${Refused} refusal=${direct.refusal}/>`}<${Restored} typed=${typed}/>
    <${Form} fields=${fields} values=${typed.values} change=${typed.change} send=${send} submit=${t(act.label)} cancel=${cancel} context=${{ code: item.place && item.place.code }} kept/>`;
}
