// First-dispatch accuracy: never returned or reassigned ÷ what is settled, with all numbers beside each rate.
import { html } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { useAnswer, Answered } from './load.js';
import { shortDay } from './moments.js';

const WEEKS = 8;
const HANDS = { machine: '自动派单', person: '人工派单' };
const DAY = 86400000;
const percent = ({ right, settled }) => (settled ? `${((100 * right) / settled).toFixed(1)}%` : '—');
const counts = ({ right, settled }) => `${right} / ${settled}`;
const waiting = ({ pending }) => (pending ? t('，{n} 件待定', { n: pending }) : '');

export function Screen() {
  const asked = useAnswer(() => call(`/accuracy?weeks=${WEEKS}`), 'accuracy');
  return html`<${Answered} asked=${asked}>${(seen) => (seen.total.dispatched ? html`<${Seen} seen=${seen}/>` : html`<p class="soft">${t('还没有派单。')}</p>`)}<//>`;
}

function Seen({ seen }) {
  const hands = seen.by.filter((hand) => hand.dispatched);
  return html`<p class="big"><b>${percent(seen.total)}</b> <span class="soft">${t('已定 {all} 件中 {right} 件派准，近 8 周', { right: seen.total.right, all: seen.total.settled })}${waiting(seen.total)}</span></p>
    <p class="soft">${t('派准：派出后没有退单、没有改派。已签收、退单已审批，或过了可以申请退单的 {n} 小时的才算已定；按派出的那一周算。', { n: seen.return_hours })} ${hands.map((hand) => `${t(HANDS[hand.by])} ${percent(hand)}${t('（{counts}）', { counts: counts(hand) })}`).join(t('，'))}</p>
    <${Shares} name=${'派出的一周'} rows=${sums(seen.items, 'week').map((row) => ({ ...row, name: weekOf(row.key) }))}/>
    <details><summary>${t('按分类看')}</summary><${Shares} name=${'分类'} rows=${byWrong(seen.items)}/></details>`;
}

/** A table whose bars say at a glance what its numbers say exactly; the hatched end was not right. */
const Shares = ({ name, rows }) => html`<table class="shares"><thead><tr><th scope="col">${t(name)}</th><th scope="col" colspan="2">${t('准确率（派准 / 已定）')}</th></tr></thead>
  <tbody>${rows.map((row) => html`<tr key=${row.key}><th scope="row">${row.name}</th>
    <td class="picture"><svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="right" width=${row.settled ? (100 * row.right) / row.settled : 0} height="10"/></svg></td>
    <td><b>${percent(row)}</b> <small class="soft">${counts(row)}${waiting(row)}</small></td></tr>`)}</tbody></table>`;

function sums(items, key) {
  const found = new Map();
  for (const item of items) {
    const sum = found.get(item[key]) || { key: item[key], right: 0, settled: 0, pending: 0 };
    found.set(item[key], { ...sum, right: sum.right + item.right, settled: sum.settled + item.settled, pending: sum.pending + item.pending });
  }
  return [...found.values()];
}

const byWrong = (items) => sums(items, 'category').map((row) => ({ ...row, name: row.key || t('未分类') }))
  .sort((a, b) => (b.settled - b.right) - (a.settled - a.right) || b.settled - a.settled);

/** 2026-W48 as the Monday that it begins with. */
function weekOf(week) {
  const [year, n] = week.split('-W').map(Number);
  const fourth = Date.UTC(year, 0, 4); // always in the first week
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY + (n - 1) * 7 * DAY;
  return t('{day} 起', { day: shortDay(monday) });
}
