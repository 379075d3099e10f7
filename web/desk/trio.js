// A wide desk: the list, the matter, and what may be the same, side by side. One hand stays on the keys.
import { html, useState, useEffect, useRef } from './view.js';
import { t } from './words.js';
import { go } from './routes.js';
import { useHere } from './here.js';
import { Count, Rest } from './list.js';
import { Sort, useSorted } from './sort.js';
import { Rows } from './rows.js';
import { Lazy } from './lazy.js';
import { Several } from './several.js';
import { KeyCard, useHands, useKeys } from './keys.js';
import { quick, takeAll } from './quick.js';

const PANE = () => import('./pane.js');
const FEW = 25, SETTLED = 200, AGAIN = 5000;
const stood = new Map(); // where one stood in each list

/** Where one stands: at the same matter, or where it was, at the one that took its place. */
function usePlace(rows, name) {
  const [at, move] = useState(stood.get(name));
  const index = useRef(0);
  const found = rows.findIndex((line) => line.no === at);
  index.current = found >= 0 ? found : Math.min(index.current, Math.max(0, rows.length - 1));
  const line = rows[index.current];
  const choose = (no) => { stood.set(name, no); move(no); };
  const step = (by) => { const next = rows[index.current + by]; if (next) choose(next.no); };
  useEffect(() => { if (line && line.no !== at) choose(line.no); }, [line && line.no]);
  return { line, choose, step };
}

/** Ticks of what is still there; with Shift, all between. */
function useTicks(rows) {
  const [nos, set] = useState(new Set());
  const last = useRef(null);
  const lines = rows.filter((line) => nos.has(line.no));
  const tick = (no, range) => {
    const [from, to] = [rows.findIndex((line) => line.no === last.current), rows.findIndex((line) => line.no === no)].sort((a, b) => a - b);
    const among = range && from >= 0 ? rows.slice(from, to + 1).map((line) => line.no) : [no];
    const on = !nos.has(no);
    last.current = no;
    set((was) => new Set(on ? [...was, ...among] : [...was].filter((one) => !among.includes(one))));
  };
  return { ticked: new Set(lines.map((line) => line.no)), lines, tick, all: () => set(new Set(rows.map((line) => line.no))), clear: () => set(new Set()) };
}

function useSettled(no) {
  const [settled, settle] = useState(no);
  useEffect(() => { const timer = setTimeout(() => settle(no), SETTLED); return () => clearTimeout(timer); }, [no]);
  return settled;
}

export function Screen({ list, id, title, query }) {
  const { me } = useHere();
  const { next, more, busy, refusal } = list;
  const rows = useSorted(list, id, query, title);
  const { line, choose, step } = usePlace(rows, id);
  const ticks = useTicks(rows);
  const [card, show] = useState(false);
  const hands = useHands();
  const settled = useSettled(line && line.no);
  useEffect(() => { if (rows.length < FEW && next && !busy && !refusal) more(); }, [rows.length, next, busy]);
  useEffect(() => {
    const timer = refusal && setTimeout(list.reload, AGAIN); // a line that broke is tried again; what is held goes on meanwhile
    return () => clearTimeout(timer);
  }, [refusal]);
  useKeys({
    j: () => step(1), k: () => step(-1), x: () => line && ticks.tick(line.no), '?': () => show(true),
    a: () => line && quick(line, me) && takeAll([line], me), e: () => line && hands.ask(line.no, 'edit'), m: () => line && hands.ask(line.no, 'merge'),
    enter: () => line && go('item', [line.no]),
  });
  return html`<div class="trio"><section class="left panel" aria-label=${title}>
      <div class="listhead"><label class="row"><input type="checkbox" checked=${rows.length > 0 && ticks.lines.length === rows.length} onChange=${(event) => (event.target.checked ? ticks.all() : ticks.clear())}/><span class="unseen">${t('全选')}</span></label><${Count} list=${list}/>
        <${Sort} id=${id} query=${query}/><button class="quiet small" onClick=${list.reload}>${t('刷新')}</button><button class="small quiet" onClick=${() => show(true)} aria-label=${t('按键说明')}><kbd>?</kbd></button></div>
      ${ticks.lines.length > 0 && html`<${Several} lines=${ticks.lines} me=${me} clear=${ticks.clear}/>`}
      <div class="roll"><${Rows} rows=${rows} at=${line && line.no} ticked=${ticks.ticked} me=${me} choose=${choose} tick=${ticks.tick} take=${(lines) => takeAll(lines, me)} title=${title} byPlace=${query.sort === 'place'}/>
      <${Rest} list=${list}/>
      ${!rows.length && !next && html`<p class="empty">${t('这里没有等着办的诉求。')}</p>`}</div></section>
    ${line && settled && html`<${Lazy} load=${PANE} key=${settled} no=${settled} id=${id} put=${list.put} ticked=${ticks.lines} offer=${hands.offer}/>`}
    <${KeyCard} open=${card} close=${() => show(false)}/></div>`;
}
