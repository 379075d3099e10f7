// What is hot now, as the last look found it: where, in whose words, how many, and how many before.
import { html } from './view.js';
import { t } from './words.js';
import { link } from './routes.js';
import { Answered } from './load.js';
import { fullMoment, span } from './moments.js';
import { Pair, growth } from './growth.js';

const FIRST = 3, HOUR = 3600000;

export const Screen = ({ asked }) => html`<${Answered} asked=${asked}>${(seen) => html`<${Seen} seen=${seen}/>`}<//>`;

function Seen({ seen }) {
  const most = Math.max(1, ...seen.hot.flatMap((issue) => [issue.count, issue.before]));
  return html`${seen.late && html`<p class="notice bad">${t('热点统计已停：最近一次是 {at}。请告知管理员。', { at: fullMoment(seen.at) })}</p>`}
    ${seen.hot.length > 0 && html`<section class="panel alarm"><header class="row"><h2>${t('热点预警')} <span class="count">${seen.hot.length}</span></h2>
      <small class="soft">${t('同一地点 {hours} 小时内、多处一周内达到 {many} 件，或明显多于平时', seen)}</small></header>
      <${Issues} issues=${seen.hot.slice(0, FIRST)} most=${most}/>
      ${seen.hot.length > FIRST && html`<details><summary>${t('其余 {n} 个热点', { n: seen.hot.length - FIRST })}</summary><${Issues} issues=${seen.hot.slice(FIRST)} most=${most}/></details>`}</section>`}
    <p class="soft">${standing(seen)}</p>`;
}

const Issues = ({ issues, most }) => html`<ol class="hots">${issues.map((issue) => html`<${Issue} key=${issue.nos[0]} issue=${issue} most=${most}/>`)}</ol>`;

function standing(seen) {
  if (!seen.at) return t('热点至少每小时统计一次，还没有第一次。');
  const parts = [seen.hot.length ? '' : t('目前没有热点。'), t('热点统计截至 {at}。', { at: fullMoment(seen.at) }), seen.complete ? '' : t('诉求太多，只统计了最新的 {read} 件。', seen)];
  return parts.filter(Boolean).join(' ');
}

function Issue({ issue, most }) {
  const spot = [issue.place, issue.category].filter(Boolean).join(' · ');
  const words = issue.words.join('、');
  return html`<li><div class="what"><b>${issue.way === 'text' ? t('“{words}”', { words }) : spot}</b>
      <small class="soft">${issue.way === 'text' ? t('多处说同一件事：{spot}', { spot: spot || t('地点、分类不一') }) : words && t('高频词：{words}', { words })}</small></div>
    <div class="howmany"><p><b class="n">${issue.count}</b> ${t('件')} <span class="grew">${growth(issue.count, issue.before)}</span></p>
      <${Pair} now=${issue.count} before=${issue.before} most=${most}/>
      <small class="soft">${t('近 {span}；前 {span} {before} 件，平时 {usual} 件', { span: span(issue.hours * HOUR), before: issue.before, usual: issue.usual })}</small></div>
    <${Numbers} nos=${issue.nos} count=${issue.count}/></li>`;
}

function Numbers({ nos, count }) {
  const [newest, ...others] = nos;
  return html`<div class="row"><a class="button small" href=${link('item', [newest])}>${t('看最新一件')}</a>
    ${others.length > 0 && html`<details><summary>${t('再看 {n} 件', { n: others.length })}</summary><p class="links">${others.map((no, n) => html`<a key=${no} href=${link('item', [no])}>${t('第 {n} 件', { n: count - n - 1 })}</a> `)}</p></details>`}</div>`;
}
