// A county's calendar: how it is kept, and how its days read.
import { html } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { DAY, longDay } from './moments.js';

/** The days of one kind, those in a row as one: 1月1日–1月3日. */
function spans(days, kind) {
  const found = [];
  for (const day of Object.keys(days).filter((one) => days[one] === kind).sort()) {
    const last = found[found.length - 1];
    if (last && Date.parse(day) - Date.parse(last[1]) === DAY) last[1] = day;
    else found.push([day, day]);
  }
  return found.map(([from, to]) => (from === to ? longDay(from) : `${longDay(from)}–${longDay(to)}`));
}

/** Keeps a change, without what the server only tells of a calendar. */
export const save = ({ days, years, hours, version }, change) => call('/calendar', { method: 'PUT', body: { days, years, hours, version, ...change } });

/** The days without those of a year. */
export const without = (days, year) => Object.fromEntries(Object.entries(days).filter(([day]) => !day.startsWith(`${year}-`)));

/** What a notice says of a year takes the place of what was entered of it. */
export const enter = (calendar, { year, source, days }) => save(calendar, { days: { ...without(calendar.days, year), ...days }, years: { ...calendar.years, [year]: source } });

const Spans = ({ found }) => found.map((one, n) => html`${n > 0 && t('、')}<span class="tight" key=${one}>${one}</span>`);

/** 放假 1月1日–1月3日 …, 上班 1月4日 … */
export const Days = ({ days }) => html`<dl class="facts">${[['rest', '放假'], ['work', '上班']].map(([kind, word]) => {
  const found = spans(days, kind);
  return html`<div key=${kind}><dt>${t(word)}</dt><dd>${found.length ? html`<${Spans} found=${found}/>` : t('没有')}</dd></div>`;
})}</dl>`;
