// What was found: each with the words that fit, marked; the filters stand beside the box.
import { html, useEffect, useState } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { go, link } from './routes.js';
import { useAnswer, Answered } from './load.js';
import { Due, Level, Flags, Refused } from './marks.js';
import { ago } from './moments.js';
import { rememberOrder } from './order.js';
import { Screen as Box } from './seek.js';
import { dayStarts } from './list.js';
import { Narrow } from './sieve.js';
import { Screen as Export } from './export.js';

function address({ from, to, ...query }, cursor) {
  const asked = { ...query, from: dayStarts(from), to: dayStarts(to, 1), cursor };
  return `/desk/search?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value))}`;
}

/** A page that has something on it, or the last: a look that stopped early goes on. */
async function some(query, cursor) {
  const page = await call(address(query, cursor));
  return page.items.length || !page.next ? page : some(query, page.next);
}

export function Screen({ route: { query } }) {
  const { q, ...filters } = query;
  useEffect(() => { document.title = q ? t('搜索：{q}', { q }) : t('搜索'); }, [q]);
  useEffect(() => { if (!q) document.getElementById('seek').focus(); }, []);
  return html`<header class="head"><h1>${t('搜索')}</h1></header>
    <${Box} key=${q} q=${q} filters=${filters}/>
    <${Narrow} key=${JSON.stringify(filters)} query=${filters} apply=${(values) => go('search', [], { ...values, q })}/>
    ${q ? html`<${Found} key=${address(query)} query=${query}/>` : html`<div class="empty"><p>${t('可以输入正文里的几个字、电话或后四位、姓名、地点、单位、查询码、工单编号，多个词用空格隔开。')}</p></div>`}`;
}

function Found({ query }) {
  const asked = useAnswer(() => some(query), address(query));
  return html`<${Answered} asked=${asked}>${(page) => html`<${Hits} first=${page} query=${query}/>`}<//>`;
}

function useMore(first, query) {
  const [more, setMore] = useState({ items: [], next: first.next, busy: false, refusal: null });
  const fetchMore = async () => {
    setMore((was) => ({ ...was, busy: true }));
    try {
      const page = await some(query, more.next);
      setMore((was) => ({ items: [...was.items, ...page.items], next: page.next, busy: false, refusal: null }));
    } catch (refusal) {
      setMore((was) => ({ ...was, busy: false, refusal }));
    }
  };
  return { ...more, items: [...first.items, ...more.items], fetchMore };
}

function Hits({ first, query }) {
  const { items, next, busy, refusal, fetchMore } = useMore(first, query);
  useEffect(() => rememberOrder(link('search', [], query), t('搜索'), items.map((item) => item.no)), [items.length]);
  if (!items.length) return html`<div class="empty" role="status"><p>${t('没有找到。换几个字再试，或去掉筛选；您看不到的诉求也搜不到。')}</p></div>`;
  return html`<div class="listhead"><p role="status">${next ? t('已显示 {n} 件，还有更多', { n: items.length }) : t('共 {n} 件', { n: items.length })}</p><${Export} source="search" query=${query} title=${t('搜索：{q}', query)}/></div>
    <ul class="cards hits">${items.map((item) => html`<${Hit} key=${item.no} item=${item}/>`)}</ul>
    ${refusal && html`<${Refused} refusal=${refusal}/>`}
    ${next && html`<p class="more"><button onClick=${fetchMore} disabled=${busy}>${busy ? t('正在加载…') : t('显示更多')}</button></p>`}`;
}

const Hit = ({ item }) => html`<li class=${`card ${item.colour || ''}`}>
  <h2><a href=${link('item', [item.no])}>${item.title}</a></h2>
  ${item.excerpt && html`<p class="excerpt"><${Marked} ...${item.excerpt}/></p>`}
  <p class="soft">${[item.no, item.place && item.place.name, item.unit && item.unit.name].filter(Boolean).join(' · ')}</p>
  <div class="row foot"><span class="status">${item.label}</span><${Due} item=${item}/><${Level} level=${item.level}/><${Flags} flags=${item.flags}/><span class="soft end">${ago(item.submitted_at)}</span></div></li>`;

/** Places are counted in characters, as the server does, not in halves of them. */
function Marked({ text, marks }) {
  const signs = [...text];
  const cut = (from, to) => signs.slice(from, to).join('');
  const parts = marks.map(([start, end], n) => [cut(n ? marks[n - 1][1] : 0, start), cut(start, end)]);
  return html`${parts.map(([before, said]) => html`${before}<mark>${said}</mark>`)}${cut(marks.length ? marks[marks.length - 1][1] : 0)}`;
}
