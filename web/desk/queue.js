// What waits for this person: counted queues, filters, cards on a phone and a table on a desk.
import { html, useEffect } from './view.js';
import { t } from './words.js';
import { go, link } from './routes.js';
import { useHere, useWide } from './here.js';
import { Due, Level, Flags, Refused } from './marks.js';
import { ago } from './moments.js';
import { rememberOrder } from './order.js';
import { Bones, Lazy, styled } from './lazy.js';
import { Count, Rest, useList } from './list.js';
import { shownIn } from './said.js';

// Phones show cards, a wide desk three panes.
const FILTERS = styled(() => import('./filters.js'));
const TABLE = styled(() => import('./table.js'));
const NOTHING = () => import('./nothing.js');
const OWED = () => import('./owed.js');
const TRIO = styled(() => import('./trio.js'), './trio.css');
// What a number on the board opens, and is nobody's list of work.
const OTHERS = { open: '在办诉求', rework: '二次办理', unsigned: '未签收特急' };

export function Screen({ route }) {
  const { me } = useHere();
  const queue = route.screen === 'queue' ? route.rest[0] : undefined;
  const id = queue ?? firstWithWork(me.queues);
  const known = me.queues.find((one) => one.id === id);
  const title = known ? known.label : t(OTHERS[id] || '全部诉求');
  useEffect(() => { if (!queue) location.replace(link('queue', [id])); }, [queue]);
  useEffect(() => { document.title = `${title} · ${me.tenant.name}`; }, [title]);
  return html`<header class="head"><h1>${title}</h1></header>
    <${Chips} queues=${me.queues} id=${id}/>
    <${Lazy} load=${FILTERS} quiet key=${id} queue=${id} query=${route.query} apply=${(query) => go('queue', [id], query)}/>
    <${Listing} key=${link('queue', [id], route.query)} id=${id} query=${route.query} title=${title}/>`;
}

const firstWithWork = (queues) => (queues.find((queue) => queue.count) || queues[0] || { id: 'all' }).id;

function Chips({ queues, id }) {
  useEffect(() => {
    const here = document.querySelector('.chips [aria-current]');
    if (here) here.parentNode.parentNode.scrollLeft = here.parentNode.offsetLeft - 16;
  }, [id]);
  const all = [...queues, { id: 'all', label: t('全部') }];
  return html`<nav class="chips" aria-label=${t('选择队列')}><ul>${all.map((queue) => html`<li key=${queue.id}>
    <a href=${link('queue', [queue.id])} aria-current=${queue.id === id ? 'page' : null}>${queue.label}${queue.count !== undefined && html`<b>${queue.count}${queue.more ? '+' : ''}</b>`}</a></li>`)}</ul></nav>`;
}

function Listing({ id, query, title }) {
  const wide = useWide();
  const desk = useWide('(min-width: 80rem)');
  const list = useList(id, query);
  const { items, next, refusal, known } = list;
  if (!known) return refusal ? html`<${Refused} refusal=${refusal} retry=${list.reload}/>` : html`<${Bones}/>`;
  if (!items.length && !next) return html`<${Lazy} load=${NOTHING} quiet filtered=${Object.keys(query).length > 0} id=${id}/>`;
  if (desk) return html`<${Lazy} load=${TRIO} ...${{ list, id, title, query }}/>`;
  if (wide) return html`<${Lazy} load=${TABLE} ...${{ list, id, title, query }}/>`;
  return html`<${Cards} ...${{ list, id, title, query }}/>`;
}

function Cards({ list, id, title, query }) {
  const { items } = list;
  useEffect(() => rememberOrder(link('queue', [id], query), title, items.map((item) => item.no)));
  return html`<div class="listhead"><${Count} list=${list}/><button class="quiet" onClick=${list.reload}>${t('刷新')}</button></div>
    <ul class="cards">${items.map((item) => html`<${Card} key=${item.no} item=${item} id=${id}/>`)}</ul>
    <${Rest} list=${list}/>`;
}

function Card({ item, id }) {
  const { label, flags } = shownIn(id, item);
  return html`<li class=${`card ${item.colour || ''}`}>
    <div class="row"><${Due} item=${item}/><${Level} level=${item.level} complexity=${item.complexity}/></div>
    <h2><a href=${link('item', [item.no])}>${item.title}</a></h2>
    <p class="soft">${[item.place && item.place.name, (item.unit || item.offer && item.offer.unit || {}).name].filter(Boolean).join(' · ')}</p>
    ${item.tasks && html`<${Lazy} load=${OWED} tasks=${item.tasks}/>`}
    <div class="row foot">${label && html`<span class="status">${label}</span>`}<${Flags} flags=${flags}/><span class="soft end">${ago(item.submitted_at)}</span></div>
  </li>`;
}
