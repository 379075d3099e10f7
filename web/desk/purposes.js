// What citizens want (诉求类型), and how long it may take where that is another time than the level's own.
import { html } from './view.js';
import { t } from './words.js';
import { LEVELS } from './marks.js';
import { PURPOSES } from './purpose.js';
import { Span, typedSpan, meantSpan } from './limits.js';

export const typedPurposes = (limits) => limits.map((limit) => ({ ...limit, finish: typedSpan(limit.finish) }));
export const meantPurposes = (limits) => limits.map((limit) => ({ ...limit, level: Number(limit.level), finish: meantSpan(limit.finish) }));

PurposeLimits.grouped = true;

export function PurposeLimits({ value = [], set, attrs }) {
  const put = (n, change) => set(value.map((limit, at) => (at === n ? { ...limit, ...change } : limit)));
  const more = { purpose: 'consult', level: 4, finish: { n: '1', unit: 'days' } };
  return html`<div id=${attrs.id}>${value.map((limit, n) => html`<${Line} key=${n} n=${n} limit=${limit} attrs=${attrs} put=${(change) => put(n, change)} drop=${() => set(value.filter((_, at) => at !== n))}/>`)}
    <button type="button" onClick=${() => set([...value, more])}>${t('添加一行')}</button></div>`;
}

const Pick = ({ label, value, options, pick }) => html`<select aria-label=${label} value=${value} onChange=${(event) => pick(event.target.value)}>
  ${Object.entries(options).map(([id, word]) => html`<option key=${id} value=${id}>${t(word)}</option>`)}</select>`;

function Line({ n, limit, put, drop, attrs }) {
  const at = t('第 {n} 行', { n: n + 1 });
  return html`<div class="row purpose"><${Pick} label=${`${at} ${t('诉求类型')}`} value=${limit.purpose} options=${PURPOSES} pick=${(purpose) => put({ purpose })}/>
    <${Pick} label=${`${at} ${t('级别')}`} value=${String(limit.level)} options=${LEVELS} pick=${(level) => put({ level: Number(level) })}/>
    <${Span} label=${`${at} ${t('办结')}`} attrs=${attrs} value=${limit.finish} set=${(finish) => put({ finish })}/>
    <button type="button" class="small end" aria-label=${t('删除第 {n} 行', { n: n + 1 })} onClick=${drop}>${t('删除')}</button></div>`;
}
