// The lists of this desk: where each is asked for, in which order it is shown, and what was last seen of it.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { useHere } from './here.js';
import { Refused } from './marks.js';
import { isGone, openStore, useGone } from './store.js';

const PAGE = 50, MOST = 100, SORTED = 300, SOON = 1500, KEPT = 8;

export const dayStarts = (day, later = 0) => day && `${new Date(Date.parse(day) + later * 86400000).toISOString().slice(0, 10)}T00:00:00+08:00`;

const address = (id, { sort, ...query }, cursor, limit) => {
  const asked = { ...query, from: dayStarts(query.from), to: dayStarts(query.to, 1), ...(id !== 'all' && { queue: id }), cursor, limit };
  return `/desk/appeals?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value))}`;
};

/** A page that has something on it, or the last: a look that stopped early goes on. */
async function some(id, query, cursor, many) {
  const page = await call(address(id, query, cursor, Math.min(MOST, Math.max(PAGE, many))));
  return page.items.length || !page.next ? page : some(id, query, page.next, many);
}

const stores = new Map(); // who comes back finds the same lines at once, and the newest soon after

function storeOf(who, id, query) {
  const name = `${who} ${address(id, query)} ${query.sort || ''}`;
  const store = stores.get(name) || openStore((cursor, many) => some(id, query, cursor, many), { least: query.sort ? SORTED : 0, stays: (line) => !isGone(line) });
  stores.delete(name);
  stores.set(name, store);
  if (stores.size > KEPT) stores.delete(stores.keys().next().value);
  return store;
}

/** A list as it stands: shown from the last look, and asked anew when something was done or its number changed. */
export function useList(id, query) {
  const { refresh, me } = useHere();
  const store = storeOf(me.user.id, id, query);
  const [, redraw] = useState(0);
  const count = (me.queues.find((queue) => queue.id === id) || {}).count;
  useGone();
  useEffect(() => store.listen(() => redraw((n) => n + 1)), [store]);
  useEffect(() => { store.renew(); }, [store, count]);
  useEffect(() => {
    let timer;
    const soon = () => { clearTimeout(timer); timer = setTimeout(() => { store.renew(); refresh(); }, SOON); };
    addEventListener('desk:acted', soon);
    return () => { clearTimeout(timer); removeEventListener('desk:acted', soon); };
  }, [store]);
  const { lines, ...rest } = store.look();
  const items = lines.filter((line) => !isGone(line));
  return { ...rest, items, more: store.more, put: store.put, reload: () => { store.renew(); refresh(); } };
}

export const Count = ({ list: { items, next } }) => html`<p role="status">${next ? t('已显示 {n} 件，还有更多', { n: items.length }) : t('共 {n} 件', { n: items.length })}</p>`;

/** Below the lines: what went wrong, and the way to more. */
export const Rest = ({ list: { refusal, reload, next, more, busy } }) => html`${refusal && html`<${Refused} refusal=${refusal} retry=${reload}/>`}
  ${next && html`<p class="more"><button onClick=${more} disabled=${busy}>${busy ? t('正在加载…') : t('显示更多')}</button></p>`}`;
