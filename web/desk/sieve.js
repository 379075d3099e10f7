// The filters of a search; folded away while none is set.
import { html, useState } from './view.js';
import { t } from './words.js';
import { Icon } from './icons.js';
import { useChoices } from './choices.js';
import { LEVELS } from './marks.js';
import { STATUSES } from './narrow.js';
import { Pick } from './pick.js';

const CHANNELS = { qr: '扫码', phone: '来电代登记' };
const named = (words) => Object.entries(words).map(([id, name]) => ({ id, name: t(name) }));

export function Narrow({ query, apply }) {
  const active = Object.values(query).filter(Boolean).length;
  const [open, setOpen] = useState(active > 0);
  return html`<div class="filters"><div class="row"><button class="quiet" aria-expanded=${String(open)} aria-controls="filters" onClick=${() => setOpen(!open)}>
      <${Icon} name="filter"/>${active ? t('筛选（{n} 项）', { n: active }) : t('筛选')}</button></div>
    <div id="filters" hidden=${!open}>${open && html`<${Fields} query=${query} apply=${apply}/>`}</div></div>`;
}

function Fields({ query, apply }) {
  const choices = useChoices(['/units', '/dictionaries', '/places']);
  const [values, setValues] = useState(query);
  const set = (name, value) => setValues((was) => ({ ...was, [name]: value }));
  const field = (name, label, control) => html`<div class="field"><label for=${`f-${name}`}>${t(label)}</label>${control}</div>`;
  const pick = (name, label) => field(name, label, html`<${Pick} id=${`f-${name}`} options=${choices[name] || []} value=${values[name]} placeholder=${t('全部')} onPick=${(value) => set(name, value)}/>`);
  const select = (name, label, options) => field(name, label, html`<select id=${`f-${name}`} value=${values[name] || ''} onChange=${(event) => set(name, event.target.value)}>
    <option value="">${t('全部')}</option>${options.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}</select>`);
  const day = (name, label) => field(name, label, html`<input id=${`f-${name}`} type="date" value=${values[name] || ''} onInput=${(event) => set(name, event.target.value)}/>`);
  return html`<form class="grid" onSubmit=${(event) => { event.preventDefault(); apply(values); }}>
    ${select('status', '办理状态', named(STATUSES))}${pick('unit', '承办单位')}${select('level', '紧急程度', named(LEVELS))}
    ${pick('category', '分类')}${choices.place && pick('place', '点位')}${select('channel', '渠道', named(CHANNELS))}
    ${day('from', '提交日期从')}${day('to', '到')}
    <label class="choice"><input type="checkbox" checked=${Boolean(values.overdue)} onChange=${(event) => set('overdue', event.target.checked ? 'yes' : '')}/><span>${t('只看超期')}</span></label>
    <p class="row"><button class="primary">${t('应用筛选')}</button><button type="button" onClick=${() => { setValues({}); apply({}); }}>${t('清除')}</button></p>
  </form>`;
}
