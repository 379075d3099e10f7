// What is hot now, as the last look found it: where, in whose words, how many, and how many before.
import { html } from './view.js';
import { t } from './words.js';
import { link } from './routes.js';
import { useHere } from './here.js';
import { Answered } from './load.js';
import { fullMoment, span } from './moments.js';
import { Pair, growth } from './growth.js';

const FIRST = 3, HOUR = 3600000;

export const Screen = ({ asked, wall }) => html`<${Answered} asked=${asked}>${(seen) => html`<${Seen} seen=${seen} wall=${wall}/>`}<//>`;

function Seen({ seen, wall }) {
  const most = Math.max(1, ...seen.hot.flatMap((issue) => [issue.count, issue.before]));
  return html`${seen.late && html`<p class="notice bad">${t('热点统计已停：最近一次是 {at}。请告知管理员。', { at: fullMoment(seen.at) })}</p>`}
    ${seen.hot.length > 0 && html`<section class="panel alarm"><h2>${t('群众在说什么')} <span class="count">${seen.hot.length}</span></h2>
      <${Issues} issues=${seen.hot.slice(0, FIRST)} most=${most} wall=${wall}/>
      ${seen.hot.length > FIRST && html`<details><summary>${t('其余 {n} 个热点', { n: seen.hot.length - FIRST })}</summary><${Issues} issues=${seen.hot.slice(FIRST)} most=${most} wall=${wall}/></details>`}
      <small class="soft">${t('同一地点 {hours} 小时内、多处一周内达到 {many} 件，或明显多于平时', seen)}</small></section>`}
    <p class="soft">${standing(seen)}</p>`;
}

const Issues = ({ issues, most, wall }) => html`<ol class="hots">${issues.map((issue) => html`<${Issue} key=${issue.nos[0]} issue=${issue} most=${most} wall=${wall}/>`)}</ol>`;

function standing(seen) {
  if (!seen.at) return t('热点至少每小时统计一次，还没有第一次。');
  const parts = [seen.hot.length ? '' : t('目前没有热点。'), t('热点统计截至 {at}。', { at: fullMoment(seen.at) }), seen.complete ? '' : t('诉求太多，只统计了最新的 {read} 件。', seen)];
  return parts.filter(Boolean).join(' ');
}

/** A sentence, not scraps of words: where, what, how many in how long; then one citizen's own, but never on a wall. */
function Issue({ issue, most, wall }) {
  const spot = [issue.place, issue.category].filter(Boolean).join(' · ') || t('地点、分类不一');
  const times = { n: issue.count, span: span(issue.hours * HOUR), before: issue.before, usual: Math.round(10 * issue.usual) / 10 };
  return html`<li><div class="what"><b>${issue.way === 'text' ? t('多处说同一件事：{spot}', { spot }) : spot}</b>
      <span>${t('近 {span} 有 {n} 件；前 {span} {before} 件，平时 {usual} 件。', times)} <b class="grew">${growth(issue.count, issue.before)}</b></span>
      ${!wall && issue.example && html`<q class="soft">${issue.example}</q>`}</div>
    <${Pair} now=${issue.count} before=${issue.before} most=${most}/>
    ${!wall && html`<${Doing} issue=${issue}/>`}</li>`;
}

function Doing({ issue: { nos, count } }) {
  const { me } = useHere();
  return html`<div class="row"><a class="button small" href=${link('queue', ['all'], { issue: `hot.${nos[0]}` })}>${nos.length < count ? t('看最新 {n} 件', { n: nos.length }) : t('看 {n} 件', { n: count })}</a>
    ${me.user.roles.includes('leader') && html`<a class="button small" href=${link('item', [nos[0]], { act: 'instruct' })}>${t('批示')}</a>`}</div>`;
}
