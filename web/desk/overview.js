// The leader's one look: what came in, what is late and where, whether the machine keeps its minute.
import { html, useEffect } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { link } from './routes.js';
import { useHere } from './here.js';
import { useAnswer, Answered } from './load.js';
import { Lazy } from './lazy.js';
import { Due, Level } from './marks.js';
import { fullMoment, seconds } from './moments.js';
import { Colours, Units } from './charts.js';

const HOT = () => import('./hot.js');
const TOPS = () => import('./tops.js');
const DAYS = () => import('./days.js');
const ACCURACY = () => import('./accuracy.js');
const MINUTE = 60;
const REFRESH = 60000;

/** What was asked for is asked for again each minute, while someone looks. */
function useFresh(path) {
  const asked = useAnswer(() => call(path), path);
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && asked.reload(), REFRESH);
    return () => clearInterval(timer);
  }, []);
  return asked;
}

export function Screen() {
  const { me } = useHere();
  const asked = useFresh('/overview');
  useEffect(() => { document.title = `${t('概览')} · ${me.tenant.name}`; }, []);
  return html`<header class="head"><h1>${t('概览')}</h1></header>
    <${Answered} asked=${asked}>${(seen) => html`<${Seen} seen=${seen}/>`}<//>`;
}

function Seen({ seen }) {
  const hot = useFresh('/hot'); // two parts show it
  return html`<p class="soft">${t('截至 {at}', { at: fullMoment(seen.at) })}</p>
    ${seen.failures && seen.failures.notices > 0 && html`<p class="notice bad">${t('有 {n} 条通知没有送达，请管理员检查群机器人。', { n: seen.failures.notices })}</p>`}
    <${Lazy} load=${HOT} asked=${hot}/>
    <div class="tiles">
      <${Tile} name=${'今天提交'} n=${seen.today.submitted}/><${Tile} name=${'今天派单'} n=${seen.today.dispatched}/><${Tile} name=${'今天办结'} n=${seen.today.done}/>
      <${Tile} name=${'在办'} n=${seen.open.total}/></div>
    <section class="panel month"><h2>${t('主动治理：近 30 天反映最多的')}</h2><${Lazy} load=${TOPS} asked=${hot}/></section>
    <div class="boards">
      <div><section class="panel"><h2>${t('在办诉求的时限')}</h2><${Colours} count=${seen.open}/><${Stages} rows=${seen.by_status}/></section>
        <section class="panel"><h2>${t('各单位在办')}</h2><${Units} rows=${seen.by_unit}/></section></div>
      <div><section class="panel"><h2>${t('近 14 天')}</h2><${Lazy} load=${DAYS} days=${seen.days}/></section>
        <section class="panel"><h2>${t('派单用时')}</h2><${Speed} took=${seen.dispatch_seconds}/></section>
        <section class="panel"><h2>${t('首派准确率')}</h2><${Lazy} load=${ACCURACY}/></section></div>
      <section class="panel"><h2>${t('最临近时限')}</h2><${Oldest} items=${seen.oldest}/></section></div>`;
}

const Tile = ({ name, n }) => html`<p class="tile panel"><b>${n}</b><span>${t(name)}</span></p>`;

const Stages = ({ rows }) => html`<dl class="stages">${rows.map((row) => html`<div key=${row.status}><dt>${row.label}</dt><dd>${row.count}</dd></div>`)}</dl>`;

function Speed({ took }) {
  if (!took) return html`<p class="soft">${t('今天还没有派单。')}</p>`;
  const kept = took.p95 <= MINUTE;
  return html`<p class="big"><b>${seconds(took.p95)}</b> <span class=${kept ? 'green' : 'red'}>${kept ? t('达到“一分钟派单”') : t('超过一分钟')}</span></p>
    <p class="soft">${t('95% 的诉求在这个时间内派出；一半在 {half} 内派出。', { half: seconds(took.p50) })}</p>`;
}

function Oldest({ items }) {
  if (!items.length) return html`<p class="soft">${t('没有在办的诉求。')}</p>`;
  return html`<ol class="oldest">${items.map((item) => html`<li key=${item.no}><a href=${link('item', [item.no])}>${item.title}</a>
    <span class="row"><${Due} item=${item}/><${Level} level=${item.level}/><span class="soft">${item.unit ? item.unit.name : t('未派单')} · ${item.label}</span></span></li>`)}</ol>`;
}
