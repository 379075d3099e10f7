// First-dispatch accuracy: never returned or reassigned ÷ dispatched, with both numbers beside it.
import { html } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { useAnswer, Answered } from './load.js';

const percent = (rate) => `${(rate * 100).toFixed(1)}%`;

export function Screen() {
  const asked = useAnswer(() => call('/accuracy?weeks=8'), 'accuracy');
  return html`<${Answered} asked=${asked}>${({ items, total }) => (total.dispatched ? html`<p class="big"><b>${percent(total.rate)}</b> <span class="soft">${t('{right} ÷ {all} 件，近 8 周', { right: total.right, all: total.dispatched })}</span></p>
    <p class="soft">${t('派出后没有退单、没有改派的，除以派出的。')}</p>
    <details><summary>${t('按周看')}</summary><table><thead><tr><th scope="col">${t('周')}</th><th scope="col">${t('准确率')}</th><th scope="col">${t('件数')}</th></tr></thead>
      <tbody>${byWeek(items).map((week) => html`<tr key=${week.week}><th scope="row">${week.week}</th><td>${percent(week.right / week.dispatched)}</td><td>${week.right} ÷ ${week.dispatched}</td></tr>`)}</tbody></table></details>`
    : html`<p class="soft">${t('还没有派单。')}</p>`)}<//>`;
}

function byWeek(items) {
  const weeks = new Map();
  for (const { week, right, dispatched } of items) {
    const sum = weeks.get(week) || { week, right: 0, dispatched: 0 };
    weeks.set(week, { week, right: sum.right + right, dispatched: sum.dispatched + dispatched });
  }
  return [...weeks.values()].reverse();
}
