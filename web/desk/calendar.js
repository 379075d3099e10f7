// When a county works: the days of rest of each year, single days of its own, office hours by level.
import { html, useState } from './view.js';
import { t } from './words.js';
import { Form } from './form.js';
import { Choice } from './pickers.js';
import { Hours, spansOf, wordsOf } from './hours.js';
import { Notice } from './notice.js';
import { Refused } from './marks.js';
import { Days, save, without } from './workdays.js';

const NO_DAY = 'none';
const HOURS = [{ name: 'hours', label: '办公时间', required: true, kind: Hours, help: '例如 08:30-12:00 14:30-17:30。不填就是全天。' }];
const DAY = [
  { name: 'day', label: '日期', kind: 'day', required: true },
  { name: 'as', label: '这一天', kind: Choice, required: true, options: [['rest', '放假'], ['work', '上班'], [NO_DAY, '不单独规定']] },
];

/** The year that begins soon and is in no table: what is due then is only estimated. */
export function Unannounced({ calendar, put }) {
  const [open, setOpen] = useState(false);
  return html`${calendar.warnings.map(({ message }) => html`<div class="notice warn" key=${message}><p>${message}</p><p class="row"><button onClick=${() => setOpen(true)}>${t('录入放假通知')}</button></p></div>`)}
    ${open && html`<${Notice} calendar=${calendar} put=${put} close=${() => setOpen(false)}/>`}`;
}

/** What was set moves what is open: that this is under way, and how far it is. */
export function Reckoning({ reckoning, renew }) {
  const [refusal, setRefusal] = useState(null);
  const look = () => renew().then(() => setRefusal(null), setRefusal);
  return reckoning && html`<div class="notice" role="status"><p>${t('正在按新的设置重新计算未办结事项的时限，已查看 {seen} 件。', reckoning)}</p>
    <p class="row"><button onClick=${look}>${t('刷新')}</button></p>${refusal && html`<${Refused} refusal=${refusal}/>`}</div>`;
}

export function Calendar({ calendar, put, renew }) {
  const [open, setOpen] = useState(false);
  const [said, say] = useState('');
  const keep = async (change) => {
    const kept = await save(calendar, change);
    put(kept);
    say(t('已保存。'));
    return kept;
  };
  return html`<section class="panel narrow calendar"><h2>${t('工作日历')}</h2>
    <p class="soft">${t('按工作日算的期限先看本县录入的日子，再看内置的全国放假安排；两处都没有的年份，按周一至周五估算。')}</p>
    ${calendar.tables.map((table) => html`<${Year} key=${table.year} table=${table} calendar=${calendar} keep=${keep}/>`)}
    <p><button onClick=${() => setOpen(true)}>${t('录入放假通知')}</button></p>
    <${OneDay} calendar=${calendar} keep=${keep} renew=${renew}/>
    <${OfficeHours} key=${calendar.version} calendar=${calendar} keep=${keep} renew=${renew}/>
    <div role="status">${said && html`<p class="notice good">${said}</p>`}</div>
    ${open && html`<${Notice} calendar=${calendar} put=${put} close=${() => setOpen(false)}/>`}</section>`;
}

const sourceOf = ({ known, source }) => source || t(known ? '内置的全国安排' : '还没有录入，按周一至周五估算');

function Year({ table, calendar, keep }) {
  const { year, days } = table;
  const [refusal, setRefusal] = useState(null);
  const own = Object.keys(calendar.days).some((day) => day.startsWith(`${year}-`));
  const drop = () => confirm(t('删除 {year} 年录入的日子？', { year }))
    && keep({ days: without(calendar.days, year), years: { ...calendar.years, [year]: undefined } }).catch(setRefusal);
  return html`<details><summary><b>${t('{year} 年', { year })}</b> <span class="soft">${sourceOf(table)}</span></summary>
    <${Days} days=${days}/>${own && html`<p class="row"><button type="button" class="small grave quiet" onClick=${drop}>${t('删除 {year} 年录入的日子', { year })}</button></p>`}
    ${refusal && html`<${Refused} refusal=${refusal}/>`}</details>`;
}

function OneDay({ calendar, keep, renew }) {
  const [values, setValues] = useState({});
  const send = async () => {
    const days = { ...calendar.days, [values.day]: values.as === NO_DAY ? undefined : values.as };
    await keep({ days });
    setValues({});
  };
  return html`<details><summary>${t('单独规定一天')}</summary><p class="help">${t('本县自己放假或上班的日子，例如自治县的纪念日。')}</p>
    <${Form} fields=${DAY} values=${values} change=${setValues} send=${send} submit=${t('保存这一天')} renew=${renew}/></details>`;
}

function OfficeHours({ calendar, keep, renew }) {
  const [values, setValues] = useState(() => ({ hours: wordsOf(calendar.hours) }));
  const send = async () => {
    const { hours } = await keep({ hours: spansOf(values.hours) });
    setValues({ hours: wordsOf(hours) });
  };
  return html`<details><summary>${t('办公时间')}</summary>
    <${Form} fields=${HOURS} values=${values} change=${setValues} send=${send} submit=${t('保存办公时间')} renew=${renew}/></details>`;
}
