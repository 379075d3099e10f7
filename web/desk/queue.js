// What waits for this person: counted queues, filters, cards on a phone and a table on a desk.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { go, link } from './routes.js';
import { useHere } from './here.js';
import { useAnswer, useWide, Answered } from './load.js';
import { Due, Level, Flags, Refused } from './marks.js';
import { ago } from './moments.js';
import { Filters } from './filters.js';
import { rememberOrder } from './order.js';
import { Lazy } from './lazy.js';

// Phones show cards.
const TABLE = () => import('./table.js');

export function Screen({ route }) {
  const { me } = useHere();
  const queue = route.screen === 'queue' ? route.rest[0] : undefined;
  const id = queue ?? firstWithWork(me.queues);
  const known = me.queues.find((one) => one.id === id);
  const title = known ? known.label : t('全部诉求');
  useEffect(() => { if (!queue) location.replace(link('queue', [id])); }, [queue]);
  useEffect(() => { document.title = `${title} · ${me.tenant.name}`; }, [title]);
  return html`<header class="head"><h1>${title}</h1></header>
    <${Chips} queues=${me.queues} id=${id}/>
    <${Filters} key=${id} all=${id === 'all'} query=${route.query} apply=${(query) => go('queue', [id], query)}/>
    <${Items} key=${id} id=${id} query=${route.query} title=${title}/>`;
}

const firstWithWork = (queues) => (queues.find((queue) => queue.count) || queues[0] || { id: 'all' }).id;

function Chips({ queues, id }) {
  useEffect(() => {
    const here = document.querySelector('.chips [aria-current]');
    if (here) here.parentNode.parentNode.scrollLeft = here.parentNode.offsetLeft - 16;
  }, [id]);
  const all = [...queues, { id: 'all', label: t('全部') }];
  return html`<nav class="chips" aria-label=${t('选择队列')}><ul>${all.map((queue) => html`<li key=${queue.id}>
    <a href=${link('queue', [queue.id])} aria-current=${queue.id === id ? 'page' : null}>${queue.label}${queue.count !== undefined && html`<b>${queue.count}</b>`}</a></li>`)}</ul></nav>`;
}

const dayStarts = (day, later = 0) => day && `${new Date(Date.parse(day) + later * 86400000).toISOString().slice(0, 10)}T00:00:00+08:00`;

const address = (id, query, cursor) => {
  const asked = { ...query, from: dayStarts(query.from), to: dayStarts(query.to, 1), ...(id !== 'all' && { queue: id }), ...(cursor && { cursor }) };
  return `/desk/appeals?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value))}`;
};

/** A page that has something on it, or the last: a look that stopped early goes on. */
async function some(id, query, cursor) {
  const page = await call(address(id, query, cursor));
  return page.items.length || !page.next ? page : some(id, query, page.next);
}

function Items({ id, query, title }) {
  const { refresh, me } = useHere();
  const count = (me.queues.find((queue) => queue.id === id) || {}).count;
  const asked = useAnswer(() => some(id, query), address(id, query));
  useEffect(() => { if (asked.answer) asked.reload(); }, [count]);
  return html`<${Answered} asked=${asked}>${(list) => html`<${Listing} key=${address(id, query)} list=${list} id=${id} query=${query} title=${title}
    reload=${() => { asked.reload(); refresh(); }}/>`}<//>`;
}

function useMore(list, id, query) {
  const [more, setMore] = useState({ items: [], next: undefined, refusal: null, busy: false });
  useEffect(() => setMore({ items: [], next: undefined, refusal: null, busy: false }), [list]);
  const next = more.next === undefined ? list.next : more.next;
  const fetchMore = async () => {
    setMore((was) => ({ ...was, busy: true }));
    try {
      const page = await some(id, query, next);
      setMore((was) => ({ items: [...was.items, ...page.items], next: page.next, refusal: null, busy: false }));
    } catch (refusal) {
      setMore((was) => ({ ...was, refusal, busy: false }));
    }
  };
  return { items: [...list.items, ...more.items], next, fetchMore, ...{ busy: more.busy, refusal: more.refusal } };
}

function Listing({ list, id, query, title, reload }) {
  const wide = useWide();
  const { items, next, fetchMore, busy, refusal } = useMore(list, id, query);
  useEffect(() => rememberOrder(link('queue', [id], query), title, items.map((item) => item.no)), [items.length, list]);
  if (!items.length) return html`<${Nothing} filtered=${Object.keys(query).length > 0} id=${id}/>`;
  return html`<div class="listhead"><p role="status">${next ? t('已显示 {n} 件，还有更多', { n: items.length }) : t('共 {n} 件', { n: items.length })}</p><button class="quiet" onClick=${reload}>${t('刷新')}</button></div>
    ${wide ? html`<${Lazy} load=${TABLE} items=${items} title=${title}/>` : html`<ul class="cards">${items.map((item) => html`<${Card} key=${item.no} item=${item}/>`)}</ul>`}
    ${refusal && html`<${Refused} refusal=${refusal}/>`}
    ${next && html`<p class="more"><button onClick=${fetchMore} disabled=${busy}>${busy ? t('正在加载…') : t('显示更多')}</button></p>`}`;
}

function Nothing({ filtered, id }) {
  if (filtered) return html`<div class="empty"><p>${t('没有符合筛选条件的诉求。')}</p><p><a class="button" href=${link('queue', [id])}>${t('清除筛选')}</a></p></div>`;
  return html`<div class="empty"><p>${t('这里没有等着办的诉求。')}</p></div>`;
}

function Card({ item }) {
  return html`<li class=${`card ${item.colour || ''}`}>
    <div class="row"><${Due} item=${item}/><${Level} level=${item.level} complexity=${item.complexity}/></div>
    <h2><a href=${link('item', [item.no])}>${item.title}</a></h2>
    <p class="soft">${[item.place && item.place.name, item.unit && item.unit.name].filter(Boolean).join(' · ')}</p>
    <div class="row foot"><span class="status">${item.label}</span><${Flags} flags=${item.flags}/><span class="soft end">${ago(item.submitted_at)}</span></div>
  </li>`;
}
