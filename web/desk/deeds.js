// The acts allowed now, each with its form. What was typed survives a refusal, a reload and a lost race.
import { html, useState, useEffect, useRef } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { link } from './routes.js';
import { useHere } from './here.js';
import { ACTS, allowed } from './acts.js';
import { howMany } from './twins.js';
import { bodyOf } from './fields.js';
import { useChoices } from './choices.js';
import { Form } from './form.js';
import { after, cameFrom } from './order.js';
import { draftKey, readDraft, keepDraft, dropDraft } from './drafts.js';
import { dayAndTime } from './moments.js';

export function Deeds({ item, reload, said, done }) {
  const actions = allowed(item.can);
  const [chosen, choose] = useState(null);
  const panel = useRef();
  const twins = useTwins(item);
  const finish = (answer) => { done(answer, t(ACTS[chosen].done)); choose(null); };
  useEffect(() => { if (chosen) begin(panel.current.querySelector('h2')); }, [chosen]);
  useEffect(() => { if (said && panel.current) panel.current.querySelector('.said').focus(); }, [said, item.step]);
  return html`<section class="deeds panel" ref=${panel} aria-labelledby="deeds-title">
    <h2 id="deeds-title" tabindex="-1">${chosen ? nameOfAct(chosen, item) : t('可办操作')}</h2>
    ${said && !chosen && html`<${Said} words=${said} no=${item.no}/>`}
    ${!chosen && !actions.length && html`<p class="soft">${t(item.can.includes('check') ? '请先核实，再办其他。' : '您现在没有要办的操作。')}</p>`}
    ${!chosen && html`<div class="choose">${actions.map((action, n) => html`<button key=${action} class=${tone(action, n, said)} onClick=${() => choose(action)}>${nameOfAct(action, item)}${action === 'merge' && howMany(twins) && html`<span class="flag warm">${howMany(twins)}</span>`}</button>`)}</div>`}
    ${chosen && html`<${Deed} key=${chosen} action=${chosen} item=${item} twins=${twins} reload=${reload} finish=${finish} cancel=${() => choose(null)} turn=${choose}/>`}
  </section>`;
}

/** What a unit has already is given to another. */
const nameOfAct = (action, item) => t(action === 'dispatch' && item.unit ? '改派' : ACTS[action].label);

/** A form begins at its title, for the eye and for the ear. */
function begin(title) {
  title.focus({ preventScroll: true });
  title.scrollIntoView({ block: 'nearest' });
}

/** A county with very much open is looked through in several looks, while nothing is found. */
async function similar(no, cursor = '') {
  const { items, next } = await call(`/desk/appeals/${encodeURIComponent(no)}/similar?cursor=${encodeURIComponent(cursor)}`);
  return items.length || !next ? items : similar(no, next);
}

/** Where merging is possible, what may be the same matter is looked for at once. */
function useTwins(item) {
  const [twins, setTwins] = useState([]);
  const may = item.can.includes('merge');
  useEffect(() => {
    if (may) similar(item.no).then(setTwins, () => null);
  }, [item.no, may]);
  return may ? twins : [];
}

const tone = (action, n, said) => (ACTS[action].tone === 'grave' ? 'grave quiet' : n === 0 && !said ? 'primary' : '');

export function Said({ words, no }) {
  const next = after(no);
  return html`<div class="said notice good" tabindex="-1" role="status"><p>${words}</p>
    <p class="row">${next && html`<a class="button primary" href=${link('item', [next])}>${t('办下一件')}</a>`}<a class="button" href=${cameFrom().href}>${t('返回列表')}</a></p></div>`;
}

/** What triage said stands in the form; of an advertisement that is none, its category and level go. */
const begun = ({ flags, level, complexity, category }) => (flags.includes('spam')
  ? { level: flags.includes('emergency') ? 1 : 3, complexity } : { level, complexity, category });

/** The state of one act's form, kept on the device while it is being typed. */
function useTyped(action, item) {
  const { me } = useHere();
  const key = draftKey(me.tenant.id, me.user.id, item.no, action);
  const [restored] = useState(() => readDraft(key));
  const fresh = action === 'dispatch' ? begun(item) : {};
  const [values, setValues] = useState(restored || fresh);
  const change = (next) => { setValues(next); keepDraft(key, next); };
  const clear = () => { dropDraft(key); setValues(fresh); };
  return { values, change, clear, restored };
}

function Deed({ action, item, twins, reload, finish, cancel, turn }) {
  const act = ACTS[action];
  const fields = act.fields.filter((field) => !field.offered || field.offered(item));
  const typed = useTyped(action, item);
  const choices = useChoices();
  const [staleSince, setStale] = useState(null);
  const send = async () => {
    try {
      const answer = await call(`/desk/appeals/${encodeURIComponent(item.no)}/${action}`, { method: 'POST', body: bodyOf(fields, typed.values, item.step) });
      typed.clear();
      finish(answer);
    } catch (refusal) {
      if (refusal.status !== 409) throw refusal;
      setStale(item.step);
      await reload();
    }
  };
  const gone = !item.can.includes(action);
  return html`<div>
    ${act.intro && html`<p class="soft">${t(act.intro)}</p>`}
    ${typed.restored && html`<p class="notice row">${t('已恢复上次没提交的内容。')}<button type="button" class="small" onClick=${typed.clear}>${t('清空重填')}</button></p>`}
    ${staleSince !== null && html`<${Stale} events=${item.events.filter((event) => event.step > staleSince)} gone=${gone}/>`}
    <${Form} fields=${fields} values=${typed.values} change=${typed.change} send=${send} submit=${nameOfAct(action, item)} tone=${act.tone || 'primary'}
      cancel=${cancel} choices=${choices} context=${{ code: item.place && item.place.code }} blocked=${gone}>
      ${act.aside && html`<${act.aside} item=${item} action=${action} turn=${turn} choices=${choices} twins=${twins} values=${typed.values} take=${(advice) => typed.change({ ...typed.values, ...advice })}/>`}<//></div>`;
}

const Stale = ({ events, gone }) => html`<div class="notice warn" role="alert">
  <p>${gone ? t('别人刚刚办了这件诉求，现在不能再做这一步。您填的内容还在，可以复制。') : t('别人刚刚更新了这件诉求。您填的内容还在，核对后可以再次提交。')}</p>
  ${events.length > 0 && html`<ul>${events.map((event) => html`<li key=${event.step}>${event.label} · ${event.actor && (event.actor.name || '')} ${dayAndTime(event.at)}</li>`)}</ul>`}</div>`;
