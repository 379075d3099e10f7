// The leader's first screen: four numbers, who is slowest, what people say, what waits for a decision.
// Everything on it opens its list; trends stand on a second tab, and a wall shows no words of citizens.
import { html, useEffect } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { link } from './routes.js';
import { useHere } from './here.js';
import { useAnswer, Answered } from './load.js';
import { Lazy } from './lazy.js';
import { Due, Level, Shape } from './marks.js';
import { fullMoment } from './moments.js';
import { Colours, Kinds, Units } from './charts.js';

const HOT = () => import('./hot.js');
const DAYS = () => import('./days.js');
const TRENDS = () => import('./trends.js');
const REFRESH = 60000;
const WATCHED = ['overdue', 'unsigned', 'rework', 'paused', 'asked', 'excluded', 'judged', 'supervised']; // to be looked at, not to be done

/** What was asked for is asked for again each minute, while someone looks. */
function useFresh(path) {
  const asked = useAnswer(() => call(path), path);
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && asked.reload(), REFRESH);
    return () => clearInterval(timer);
  }, []);
  return asked;
}

export function Screen({ route }) {
  const { me } = useHere();
  const wall = Boolean(route.query.wall);
  const second = route.rest[0] === 'trends';
  const asked = useFresh('/overview');
  const hot = useFresh('/hot'); // both tabs show it
  useEffect(() => { document.title = `${t('概览')} · ${me.tenant.name}`; }, []);
  return html`<header class="head"><h1>${wall ? t('{county} · 民声概览', { county: me.tenant.name }) : t('概览')}</h1><${Ways} wall=${wall}/></header>
    ${!wall && html`<nav class="chips ways" aria-label=${t('概览内容')}><ul><${Way} to=${[]} here=${!second} name=${'现在'}/><${Way} to=${['trends']} here=${second} name=${'趋势和质量'}/></ul></nav>`}
    <${Answered} asked=${asked}>${(seen) => (second ? html`<${Lazy} load=${TRENDS} seen=${seen} hot=${hot}/>` : html`<${Now} seen=${seen} hot=${hot} wall=${wall}/>`)}<//>`;
}

const Way = ({ to, here, name }) => html`<li><a href=${link('overview', to)} aria-current=${here ? 'page' : null}>${t(name)}</a></li>`;

function Ways({ wall }) {
  if (!wall) return html`<a class="button small wide" href=${link('overview', [], { wall: 1 })}>${t('大屏')}</a>`;
  return html`<p class="row"><button class="small quiet" onClick=${() => document.documentElement.requestFullscreen()}>${t('全屏')}</button>
    <a class="button small quiet" href=${link('overview')}>${t('退出大屏')}</a></p>`;
}

function Now({ seen, hot, wall }) {
  return html`${seen.failures.notices > 0 && html`<p class="notice bad">${t('有 {n} 条通知没有送达，请管理员检查群机器人。', { n: seen.failures.notices })}</p>`}
    <${Numbers} seen=${seen}/>
    ${!wall && html`<${Asked}/><${Mine}/>`}
    <div class="boards">
      <section class="panel"><h2>${t('谁最慢')}</h2><${Colours} count=${seen.open}/><${Kinds} rows=${seen.by_kind}/><${Units} rows=${seen.by_unit}/></section>
      <div><${Lazy} load=${HOT} asked=${hot} wall=${wall}/>
        ${wall ? html`<section class="panel"><h2>${t('近 14 天')}</h2><${Lazy} load=${DAYS} days=${seen.days}/></section>`
    : html`<section class="panel"><h2>${t(seen.open.red ? '超期最久' : '最临近时限')}</h2><${Oldest} items=${seen.oldest.slice(0, 5)}/></section>`}</div></div>
    <p class="soft">${t('截至 {at}', { at: fullMoment(seen.at) })} · ${t('今天：提交 {submitted}，派单 {dispatched}，办结 {done}', seen.today)}</p>`;
}

function Numbers({ seen }) {
  const { rated, good, days } = seen.satisfaction;
  return html`<div class="tiles">
    <${Tile} name=${'超期'} n=${seen.open.red} to="overdue" alarm/><${Tile} name=${'未签收特急'} n=${seen.urgent_unsigned} to="unsigned" alarm/>
    <${Tile} name=${'满意率'} n=${rated ? `${Math.round((100 * good) / rated)}%` : '—'} more=${rated ? t('近 {days} 天 {good} / {rated}', { days, good, rated }) : t('近 {days} 天没有评价', { days })}/>
    <${Tile} name=${'在办'} n=${seen.open.more ? `${seen.open.total}+` : seen.open.total} to="open"/></div>
    ${seen.open.more && html`<p class="notice">${t('在办的太多，这里只统计最先到期的 {n} 件。', { n: seen.open.total })}</p>`}`;
}

/** A number in red only where it should be nought and is not. */
const Tile = ({ name, n, to, alarm, more }) => html`<${to ? 'a' : 'div'} class=${`tile panel ${alarm && n ? 'red' : ''}`} href=${to && link('queue', [to])}>
  <b>${alarm && n > 0 && html`<${Shape} colour="red"/>`}${n}</b><span>${t(name)}${more && html` <small>${more}</small>`}</span><//>`;

/** What one asked (批示、督办): not closed yet, due today, overdue. */
function Asked() {
  const { me } = useHere();
  const queue = me.queues.find(({ id, count }) => id === 'asked' && count > 0);
  return queue && html`<p class="panel row asked"><b>${t('我的批示督办')}</b><span>${t('未销号 {n}', { n: `${queue.count}${queue.more ? '+' : ''}` })}</span>
    <span>${t('今天到期 {n}', { n: queue.today })}</span><span class=${queue.late ? 'red' : ''}>${t('逾期未复 {n}', { n: queue.late })}</span><a class="button small end" href=${link('queue', ['asked'])}>${t('查看')}</a></p>`;
}

/** What waits for this person's own decision. */
function Mine() {
  const { me } = useHere();
  const waits = me.queues.filter(({ id, count }) => count > 0 && !WATCHED.includes(id));
  if (!waits.length) return null;
  return html`<section class="panel mine"><h2>${t('等我处理')}</h2><ul class="row">${waits.map((queue) => html`<li key=${queue.id}>
    <a class="button small" href=${link('queue', [queue.id])}>${queue.label} <b>${queue.count}${queue.more ? '+' : ''}</b></a></li>`)}</ul></section>`;
}

function Oldest({ items }) {
  if (!items.length) return html`<p class="soft">${t('没有在办的诉求。')}</p>`;
  return html`<ol class="oldest">${items.map((item) => html`<li key=${item.no}><a href=${link('item', [item.no])}>${item.title}</a>
    <span class="row"><${Due} item=${item}/><${Level} level=${item.level}/><span class="soft">${item.unit ? item.unit.name : t('未派单')} · ${item.label}</span></span></li>`)}</ol>`;
}
