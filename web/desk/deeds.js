// The acts allowed now, each with its form. What was typed survives a refusal, a reload and a lost race.
import { html, useState, useEffect, useRef } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { link, comeBack } from './routes.js';
import { useHere } from './here.js';
import { ACTS, allowed } from './acts.js';
import { howMany } from './twins.js';
import { bodyOf } from './fields.js';
import { useTyped, useDirect, Restored } from './typed.js';
import { begun, Returned } from './begun.js';
import { Stale } from './stale.js';
import { useChoices } from './choices.js';
import { Form } from './form.js';
import { Refused } from './marks.js';
import { rememberUnit } from './recent.js';
import { after, cameFrom } from './order.js';
import { flawsOf, Flaws } from './replies.js';

/** What asks nothing is done with the tap itself. */
const isDirect = (action) => ACTS[action].direct;

export function Deeds({ item, asked, twins, reload, said, done, offer }) {
  const actions = allowed(item);
  const [chosen, choose] = useState(actions.find((action) => action === asked) || null);
  const panel = useRef();
  const byKey = useRef(false);
  useEffect(() => { if (offer) offer(() => { byKey.current = true; choose(actions.find((action) => ACTS[action].tone === 'primary') || null); }); });
  const finish = (answer) => { done(answer, toldBy(answer, chosen)); choose(null); };
  useEffect(() => {
    if (!chosen) return; // a key that was pressed while the matter was on its way is still to come
    const first = byKey.current && panel.current.querySelector('form :is(input, select, textarea)');
    byKey.current = false;
    if (first) first.focus(); else begin(panel.current.querySelector('h2'));
  }, [chosen]);
  useEffect(() => { if (said && panel.current) panel.current.querySelector('.said').focus(); }, [said, item.step]);
  return html`<section class="deeds panel" ref=${panel} aria-labelledby="deeds-title">
    <h2 id="deeds-title" tabindex="-1">${chosen ? nameOfAct(chosen, item) : t('可办操作')}</h2>
    ${said && !chosen && html`<${Said} words=${said} no=${item.no}/>`}
    ${!chosen && html`<${Before} item=${item} many=${actions.length}/>`}
    ${!chosen && html`<div class="choose">${actions.map((action, n) => html`<button key=${action} class=${tone(action, n, said)} onClick=${() => choose(action)}>${nameOfAct(action, item)}${action === 'merge' && howMany(twins) && html`<span class="flag warm">${howMany(twins)}</span>`}</button>`)}</div>`}
    ${chosen && html`<${Deed} key=${chosen} action=${chosen} item=${item} twins=${twins} reload=${reload} finish=${finish} cancel=${() => choose(null)} turn=${choose}/>`}
  </section>`;
}

/** What stands before any act: a doubt, or that there is nothing to do. */
function Before({ item, many }) {
  const { me } = useHere();
  const words = item.can.includes('check') ? t('请先核实，再办其他。') : waits(item, me) || (!many && idle(item));
  return words && html`<p class="soft">${words}</p>`;
}

const idle = ({ tasks }) => (tasks.some((task) => task.can.length) ? t('要您办的在上面的“交办”里。') : t('您现在没有要办的操作。'));

/** Whose reply the unit waits for, before it may hand the matter in. */
function waits({ status, can, unit, tasks }, me) {
  const bars = tasks.filter((task) => task.bars.length);
  if (status !== 'processing' || can.includes('resolve') || !bars.length || !(unit && me.user.unit && unit.id === me.user.unit.id)) return '';
  const names = bars.map(({ waits_on: on }) => on && on.kind !== 'main' && on.name).filter(Boolean);
  return names.length ? t('等{names}回复后才能提交办结。', { names: [...new Set(names)].join('、') }) : t('上面的“{labels}”办结后才能提交办结。', { labels: bars.map((task) => task.label).join('、') });
}

/** A code is told once, in groups that can be read out; nothing shows it again. */
const toldBy = (answer, action) => (answer && answer.query_code
  ? t('新查询码：{code}。请现在逐字念给本人并请其记下，离开本页后不再显示。', { code: answer.query_code.replace(/(.{4})(?=.)/g, '$1 ') }) : t(ACTS[action].done));

/** What a unit has already is given to another. */
const nameOfAct = (action, item) => t(action === 'dispatch' && item.unit ? '改派' : ACTS[action].label);

/** A form begins at its title, for the eye and for the ear. */
function begin(title) {
  title.focus({ preventScroll: true });
  title.scrollIntoView({ block: 'nearest' });
}

const tone = (action, n, said) => (ACTS[action].tone === 'grave' ? 'grave quiet' : ACTS[action].tone === 'primary' && n === 0 && !said ? 'primary' : '');

/** What was done, and the way on: the next one, or back to the list. */
export function Said({ words, no }) {
  const next = after(no);
  return html`<div class="said notice good" tabindex="-1" role="status"><p>${words}</p>
    <p class="row">${next && html`<a class="button primary" href=${link('item', [next])}>${t('办下一件')}</a>`}<a class="button" href=${cameFrom().href} onClick=${comeBack}>${t('返回列表')}</a></p></div>`;
}

function Deed({ action, item, twins, reload, finish, cancel, turn }) {
  const act = ACTS[action];
  const fields = act.fields.filter((field) => !field.offered || field.offered(item)).map((field) => (field.told ? { ...field, help: field.told(item) } : field));
  const typed = useTyped(action, item, begun(action, item));
  const choices = { ...useChoices(), askable: useAskable(item, fields) };
  const [staleSince, setStale] = useState(null);
  const [warned, warn] = useState(null);
  const send = async () => {
    const flaws = act.read && !isWarned(warned, typed.values) ? await flawsOf(item.no, typed.values) : [];
    if (flaws.length) { warn({ flaws, of: typed.values.reply_public }); return; }
    try {
      const answer = await call(`/desk/appeals/${encodeURIComponent(item.no)}/${action}`, { method: 'POST', body: bodyOf(fields, typed.values, item.step) });
      rememberUnit(typed.values.unit);
      typed.clear();
      finish(answer);
    } catch (refusal) {
      if (refusal.status !== 409) throw refusal;
      setStale(item.step);
      await reload();
    }
  };
  const gone = !item.can.includes(action);
  const direct = useDirect(isDirect(action), send);
  if (direct.busy) return html`<p role="status">${t('正在提交…')}</p>`;
  return html`<div>
    ${direct.refusal && html`<${Refused} refusal=${direct.refusal}/>`}
    ${act.intro && html`<p class="soft">${t(act.intro)}</p>`}
    <${Returned} item=${item} action=${action}/><${Restored} typed=${typed}/>
    ${staleSince !== null && html`<${Stale} events=${item.events.filter((event) => event.step > staleSince)} gone=${gone} filled=${typed.filled} goOn=${cancel}/>`}
    ${!(gone && !typed.filled) && html`<${Form} fields=${fields} values=${typed.values} change=${typed.change} send=${send} submit=${gone ? null : isWarned(warned, typed.values) ? t('仍然提交') : nameOfAct(action, item)} foot=${isWarned(warned, typed.values) && html`<div role="alert"><${Flaws} flaws=${warned.flaws} title=${t('还没有提交：请改一改，或者仍然提交')}/></div>`} tone=${act.tone || 'primary'}
      cancel=${cancel} kept choices=${choices} context=${{ no: item.no, code: item.place && item.place.code }}>
      ${act.aside && html`<${act.aside} item=${item} action=${action} turn=${turn} choices=${choices} twins=${twins} values=${typed.values} warned=${isWarned(warned, typed.values)} take=${(advice) => typed.change({ ...typed.values, ...advice })}/>`}<//>`}</div>`;
}

/** Who may be asked by name on this matter, where the act asks for somebody. */
function useAskable(item, fields) {
  const [people, setPeople] = useState([]);
  const wanted = fields.some((field) => field.of === 'askable');
  useEffect(() => {
    if (wanted) call(`/desk/appeals/${encodeURIComponent(item.no)}/askable`).then(({ items }) => setPeople(items.map(({ id, name, unit }) => ({ id, name, note: unit && unit.name }))), () => null);
  }, [item.no, wanted]);
  return people;
}

/** Whether it was said what is wrong with this very reply: then it is theirs to send. */
const isWarned = (warned, values) => Boolean(warned) && warned.of === values.reply_public;
