// What was decided with one touch waits some seconds before it is sent, so that it can be taken back (撤销).
// Nothing has left the device until then: no unit was told, no clock began. What is of level 1 does not wait.
import { html, render } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { sendFirst } from './out.js';
import { useKeys } from './keys.js';
import { comeBack, leave, tellGone, useGone } from './store.js';

const HOLD = 6000, SHOWN = 4000, AT_ONCE = 10, PATIENCE = 60000;
let acts = [], last = 0;

const put = (act, change) => { acts = acts.map((one) => (one.id === act.id ? { ...one, ...change } : one)); tellGone(); };
const drop = (act) => { acts = acts.filter((one) => one.id !== act.id); tellGone(); };
const held = () => acts.filter((act) => act.state === 'held');

export function useHeld() {
  useGone();
  return acts;
}

/** Do one act to these lines: `own(line)` is what of it is each one's, `common` what is the same for all. */
export function hold({ action, lines, own = () => ({}), common = {}, words }) {
  const items = lines.map((line) => ({ no: line.no, step: line.step, own: { ...common, ...own(line) } }));
  const act = { id: ++last, action, items, words, state: 'held' };
  leave(items);
  act.timer = setTimeout(() => send(act), lines.some((line) => line.level === 1) ? 0 : HOLD);
  acts = [...acts, act];
  show();
}

/** Say that something was done; it has gone out already. */
export function announce(words) {
  const act = { id: ++last, words, state: 'done' };
  acts = [...acts, act];
  setTimeout(() => drop(act), SHOWN);
  show();
}

/** Take back the last that has not been sent. */
export function undo(act = held().pop()) {
  if (!act) return;
  clearTimeout(act.timer);
  comeBack(act.items);
  drop(act);
}

/** One request at a time; what has become due meanwhile goes with the next one. */
const due = [];
let busy = false;

async function send(act) {
  clearTimeout(act.timer);
  put(act, { state: 'sending', why: '' });
  due.push(act.id);
  if (busy) return;
  busy = true;
  while (due.length) await post(together());
  busy = false;
}

const of = (id) => acts.find((act) => act.id === id);
const many = (list) => list.reduce((sum, act) => sum + act.items.length, 0);

/** The first that is due, and those after it that can go in the same request. */
function together() {
  const first = of(due.shift());
  if (!first) return [];
  const batch = first.batch || [first];
  if (!first.batch) while (due.length && goesWith(of(due[0]), batch)) batch.push(of(due.shift()));
  return batch;
}

const goesWith = (act, batch) => act.action === batch[0].action && !act.batch && many(batch) + act.items.length <= AT_ONCE;

/** An act is sent with those it was sent with before, under the same key: what has arrived is not done twice. */
async function post(once) {
  const batch = once.filter((act) => of(act.id));
  if (!batch.length) return;
  batch.forEach((act) => put(act, { state: 'sending', batch }));
  const items = batch.flatMap((act) => of(act.id).items);
  const answers = [];
  let trouble = null;
  try {
    for (let n = 0; n < items.length; n += AT_ONCE) answers.push(...await ask(batch[0].action, items.slice(n, n + AT_ONCE)));
  } catch (refusal) {
    trouble = refusal;
  }
  batch.forEach((act) => settle(of(act.id), answers, trouble));
  dispatchEvent(new Event('desk:acted'));
}

const ask = async (action, items) => (await call('/desk/bulk', { method: 'POST', body: { action, items }, patience: PATIENCE, keepalive: true })).items;

/** What was refused comes back into the list, with the reason; what did not arrive can be sent again. */
function settle(act, answers, trouble) {
  const told = act.items.map(({ no }) => answers.find((one) => one.no === no));
  const refused = told.filter((one) => one && one.status !== 200);
  const left = act.items.filter((_, n) => !told[n]);
  comeBack(refused);
  if (left.length) put(act, { state: 'unsent', items: left, why: trouble.message });
  else if (refused.length) put(act, { state: 'refused', items: refused, why: reasons(refused) });
  else drop(act);
}

const reason = ({ problem }) => (problem.errors ? problem.errors[0].message : problem.detail);
const reasons = (refused) => [...new Set(refused.map(reason))].join('；');

function giveUp(act) {
  comeBack(act.items);
  drop(act);
}

const byAction = (rest) => [...new Set(rest.map((act) => act.action))].map((action) => rest.filter((act) => act.action === action));

/** Where the page is left, all that was decided is sent at once, and what did not arrive once more. */
function sendAll() {
  const rest = acts.filter((act) => act.state === 'held' || due.includes(act.id));
  const again = new Set(acts.filter((act) => act.state === 'unsent').map((act) => act.batch));
  due.length = 0;
  rest.forEach((act) => clearTimeout(act.timer));
  return Promise.all([...again, ...byAction(rest)].map(post));
}
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && sendAll());
addEventListener('pagehide', sendAll);
sendFirst(sendAll);

let root = null;

function show() {
  if (!root) {
    root = document.body.appendChild(document.createElement('div'));
    root.className = 'held';
    render(html`<${Bar}/>`, root);
  }
  tellGone();
}

function Bar() {
  useKeys({ z: () => undo() });
  const list = useHeld();
  return html`<div role="status">${[...list.filter((act) => act.why), ...list.filter((act) => !act.why).slice(-2)].map((act) => html`<${Told} key=${act.id} act=${act}/>`)}</div>`;
}

const STATES = { held: '几秒后送出', sending: '正在送出…', done: '已送出' };

function Told({ act }) {
  if (act.why) return html`<${Failed} act=${act}/>`;
  return html`<p class="row"><span class="grow">${act.words}<small>${t(STATES[act.state])}</small></span>
    ${act.state === 'held' && html`<button class="small" onClick=${() => undo(act)}>${t('撤销')} <kbd>Z</kbd></button>`}</p>`;
}

const Failed = ({ act }) => html`<p class="row wrong" role="alert"><span class="grow"><b>${t('{n} 件没有办成', { n: act.items.length })}</b><small>${act.why}</small></span>
  ${act.state === 'unsent' && html`<button class="small" onClick=${() => send(act)}>${t('再试一次')}</button>`}
  <button class="small" onClick=${() => giveUp(act)}>${t('知道了')}</button></p>`;
