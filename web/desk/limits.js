// Per level, the hours to sign for an item and to finish it. They are kept as typed; the API counts minutes.
import { html } from './view.js';
import { t } from './words.js';

const HOUR = 60;
const LEVELS = { 1: '特急', 2: '紧急', 3: '一般', 4: '复杂' };
const PARTS = { sign: '签收', finish: '办结' };

const each = (limits, change) => Object.fromEntries(Object.entries(limits).map(([level, limit]) => [level, Object.fromEntries(Object.entries(limit).map(([part, n]) => [part, change(n)]))]));

export const hoursOf = (limits) => each(limits, (minutes) => String(minutes / HOUR));
export const minutesOf = (limits) => each(limits, (hours) => Math.round(Number(hours) * HOUR));

Limits.grouped = true;

export function Limits({ value, set, attrs }) {
  const put = (level, part, hours) => set({ ...value, [level]: { ...value[level], [part]: hours } });
  return html`<table class="limits"><thead><tr><th scope="col">${t('级别')}</th>${Object.values(PARTS).map((word) => html`<th scope="col" key=${word}>${t(word)}</th>`)}</tr></thead>
    <tbody>${Object.entries(LEVELS).map(([level, word]) => html`<tr key=${level}><th scope="row">${t(word)}</th>
      ${Object.entries(PARTS).map(([part, name]) => html`<td key=${part}><input type="number" min="0" step="any" inputmode="decimal" aria-label=${`${t(word)} ${t(name)}`} aria-describedby=${attrs['aria-describedby']}
        value=${value[level][part]} onInput=${(event) => put(level, part, event.target.value)}/></td>`)}</tr>`)}</tbody></table>`;
}
