// Who is on duty at which hours of which days.
import { html, useId } from './view.js';
import { t } from './words.js';
import { Several } from './pickers.js';

const DAYS = [[1, '周一'], [2, '周二'], [3, '周三'], [4, '周四'], [5, '周五'], [6, '周六'], [7, '周日']];

Shifts.grouped = true;

export function Shifts({ field, value = [], set, attrs }) {
  const put = (n, change) => set(value.map((shift, at) => (at === n ? { ...shift, ...change } : shift)));
  return html`<div id=${attrs.id}>${value.map((shift, n) => html`<${Shift} key=${n} n=${n} shift=${shift} field=${field} put=${(change) => put(n, change)} drop=${() => set(value.filter((_, at) => at !== n))}/>`)}
    <button type="button" onClick=${() => set([...value, { hours: '18:00-08:00', people: [], weekdays: [] }])}>${t('添加班次')}</button></div>`;
}

function Shift({ n, shift, field, put, drop }) {
  const id = useId();
  const toggle = (day) => put({ weekdays: shift.weekdays.includes(day) ? shift.weekdays.filter((one) => one !== day) : [...shift.weekdays, day].sort() });
  return html`<div class="sub"><div class="row"><label for=${`${id}-hours`}>${t('时段')}</label><input class="number" id=${`${id}-hours`} value=${shift.hours} autocomplete="off" onInput=${(event) => put({ hours: event.target.value })}/>
      <button type="button" class="small end" aria-label=${t('删除第 {n} 个班次', { n: n + 1 })} onClick=${drop}>${t('删除')}</button></div>
    <div class="choices" role="group" aria-label=${t('星期（不选就是每天）')}>${DAYS.map(([day, word]) => html`<label key=${day} class="choice"><input type="checkbox" checked=${shift.weekdays.includes(day)} onChange=${() => toggle(day)}/><span>${t(word)}</span></label>`)}</div>
    <label for=${`${id}-people`}>${t('值班人')}</label><${Several} field=${field} value=${shift.people} set=${(people) => put({ people })} attrs=${{ id: `${id}-people` }}/></div>`;
}
