// The second tab of the board: days, where matters stand, how fast and how right they go out, what weighs most.
import { html } from './view.js';
import { t } from './words.js';
import { link } from './routes.js';
import { Lazy } from './lazy.js';
import { span } from './moments.js';

const TOPS = () => import('./tops.js');
const DAYS = () => import('./days.js');
const ACCURACY = () => import('./accuracy.js');
const MINUTE = 60;
const seconds = (n) => (n < 90 ? t('{n} 秒', { n: Math.round(n * 10) / 10 }) : span(n * 1000));

export const Screen = ({ seen, hot }) => html`<section class="panel month"><h2>${t('主动治理：近 30 天反映最多的')}</h2><${Lazy} load=${TOPS} asked=${hot}/></section>
  <div class="boards">
    <div><section class="panel"><h2>${t('近 14 天')}</h2><${Lazy} load=${DAYS} days=${seen.days}/></section>
      <section class="panel"><h2>${t('在办诉求走到哪一步')}</h2><${Stages} rows=${seen.by_status}/></section></div>
    <div><section class="panel"><h2>${t('派单用时')}</h2><${Speed} took=${seen.dispatch_seconds}/></section>
      <section class="panel"><h2>${t('首派准确率')}</h2><${Lazy} load=${ACCURACY}/></section>
      ${seen.arrivals.arrived > 0 && html`<section class="panel"><h2>${t('到场')}</h2><p>${t('半小时内到场 {within} / {arrived}', seen.arrivals)}</p></section>`}
      ${seen.disputes.length > 0 && html`<section class="panel"><h2>${t('矛盾纠纷化解')}</h2><${Disputes} rows=${seen.disputes}/></section>`}
      ${seen.in_grid.closed > 0 && html`<section class="panel"><h2>${t('格内办结')}</h2><p>${t('近 {days} 天办结 {closed} 件，网格、村社区自己办结 {in_grid} 件', seen.in_grid)}</p></section>`}
      ${seen.judgements.judged > 0 && html`<section class="panel"><h2>${t('代表评议')}</h2><p>${t('近 {days} 天评分 {judged} 次，满意 {good} 次', seen.judgements)} · <a href=${link('queue', ['judged'])}>${t('不满意、待核销的')}</a></p></section>`}
      ${seen.sent_back.length > 0 && html`<section class="panel"><h2>${t('答复被退回')}</h2><${SentBack} rows=${seen.sent_back}/></section>`}</div></div>`;

/** Whose replies a reviewer did not let pass, and how often. */
const SentBack = ({ rows }) => html`<ul class="stages">${rows.map((row) => html`<li key=${row.unit.id}><span>${row.unit.name} <b>${t('{n} 次', { n: row.times })}</b></span></li>`)}</ul>`;

const Disputes = ({ rows }) => html`<ul class="stages">${rows.map((row) => html`<li key=${row.id}><span>${row.label} <b>${t('化解 {settled} / {count}', row)}</b></span></li>`)}</ul>`;

const Stages = ({ rows }) => html`<ul class="stages">${rows.map((row) => html`<li key=${row.status}><a href=${link('queue', ['all'], { status: row.status })}>${row.label} <b>${row.count}</b></a></li>`)}</ul>`;

function Speed({ took }) {
  if (!took) return html`<p class="soft">${t('近 14 天没有派单。')}</p>`;
  const kept = took.p95 <= MINUTE;
  return html`<p class="big"><b>${seconds(took.p95)}</b> <span class=${kept ? 'soft' : 'red'}>${kept ? t('达到“一分钟派单”') : t('超过一分钟')}</span></p>
    <p class="soft">${t('95% 的诉求在这个时间内派出；一半在 {half} 内派出。', { half: seconds(took.p50) })}</p>`;
}
