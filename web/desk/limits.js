// Per level, how long it may take to give an item to a unit, to sign for an item, to contact the citizen, to finish it: in minutes, hours or working days.
// They are kept as typed; the API counts minutes, or days of the county's calendar.
import { html } from './view.js';
import { t } from './words.js';
import { LEVELS } from './marks.js';

const HOUR = 60;
const PARTS = { accept: '派单', sign: '签收', contact: '联系群众', finish: '办结' };
const UNITS = { minutes: '分钟', hours: '小时', days: '工作日' };

const inMinutes = (n) => (n % HOUR ? { n: String(n), unit: 'minutes' } : { n: String(n / HOUR), unit: 'hours' });
const typed = (span) => (typeof span === 'number' ? inMinutes(span) : { n: String(span.days), unit: 'days' });
const meant = ({ n, unit }) => (unit === 'days' ? { days: Math.round(Number(n)) } : Math.round(Number(n) * (unit === 'hours' ? HOUR : 1)));
const parts = (limit, change) => Object.fromEntries(Object.keys(PARTS).map((part) => [part, change(limit[part] ?? limit.sign)]));
const each = (limits, change) => Object.fromEntries(Object.entries(limits).map(([level, limit]) => [level, parts(limit, change)]));

export const typedLimits = (limits) => each(limits, typed);
export const meantLimits = (limits) => each(limits, meant);
export const typedLimit = (limit) => parts(limit, typed);
export const meantLimit = (limit) => parts(limit, meant);
export { typed as typedSpan, meant as meantSpan };

WindowLimits.grouped = true;
Span.grouped = true;

/** One span of time: how many, and of what. */
export function Span({ value, set, label, attrs }) {
  return html`<span class="span"><input type="number" min="0" step="any" inputmode="decimal" aria-label=${label} aria-describedby=${attrs && attrs['aria-describedby']}
    value=${value.n} onInput=${(event) => set({ ...value, n: event.target.value })}/><select aria-label=${`${label} ${t('单位')}`} value=${value.unit} onChange=${(event) => set({ ...value, unit: event.target.value })}>
    ${Object.entries(UNITS).map(([unit, word]) => html`<option key=${unit} value=${unit}>${t(word)}</option>`)}</select></span>`;
}

export const Limits = (props) => Table({ ...props, rows: LEVELS, head: '级别' });
Limits.grouped = true;

/** One row: the limits of what could not be done at a window. */
export function WindowLimits({ value, set, attrs }) {
  return Table({ value: { 3: value }, set: (all) => set(all[3]), attrs, rows: { 3: '办不成事' }, head: '事项' });
}

function Table({ value, set, attrs, rows, head }) {
  const put = (level, part, span) => set({ ...value, [level]: { ...value[level], [part]: span } });
  return html`<table class="limits"><thead><tr><th scope="col">${t(head)}</th>${Object.values(PARTS).map((word) => html`<th scope="col" key=${word}>${t(word)}</th>`)}</tr></thead>
    <tbody>${Object.entries(rows).map(([level, word]) => html`<tr key=${level}><th scope="row">${t(word)}</th>
      ${Object.entries(PARTS).map(([part, name]) => html`<td key=${part} data-part=${t(name)}><${Span} label=${`${t(word)} ${t(name)}`} attrs=${attrs} value=${value[level][part]} set=${(span) => put(level, part, span)}/></td>`)}</tr>`)}</tbody></table>`;
}
