// One truth of a list: its lines by number, how far it was read, and one question at a time. Whoever shows it asks it.
// What was decided on here and is on its way is left out until it has moved on, however late a question comes back.
import { useState, useEffect } from './view.js';

const gone = new Map(); // by number: the step that was decided on
const listeners = new Set();

export const isGone = ({ no, step }) => gone.get(no) >= step;
export const tellGone = () => listeners.forEach((listen) => listen());
export const leave = (items) => items.forEach(({ no, step }) => gone.set(no, step));
export const comeBack = (items) => items.forEach(({ no }) => gone.delete(no));

/** Draws anew whenever something leaves or comes back. */
export function useGone() {
  const [, redraw] = useState(0);
  useEffect(() => {
    const listen = () => redraw((n) => n + 1);
    listeners.add(listen);
    return () => listeners.delete(listen);
  }, []);
}

/** Questions wait for one another, so that none writes over what another brought. */
function inTurn() {
  let last = Promise.resolve();
  return (ask) => { last = last.then(ask, ask); return last; };
}

/** Lines in the order in which they came, each once; the newest look at a line counts. */
function joined(was, page) {
  const lines = new Map(was.map((line) => [line.no, line]));
  page.forEach((line) => lines.set(line.no, line));
  return [...lines.values()];
}

/** `read(cursor, many)` brings a page: `{ items, next }`; so many at least are read, and those that `stays` says are shown. */
export function openStore(read, { least = 0, stays = () => true } = {}) {
  const turn = inTurn(), listeners = new Set();
  let state = { lines: [], next: '', known: false, busy: false, refusal: null }, waiting = null;
  const set = (change) => { state = { ...state, ...change }; listeners.forEach((listen) => listen()); };
  const asking = async (ask, busy) => {
    set({ busy });
    try {
      set({ ...await ask(), known: true, refusal: null, busy: false });
    } catch (refusal) {
      set({ refusal, busy: false });
    }
  };
  /** From the start, until there is as much as there was. */
  const anew = async () => {
    waiting = null;
    const wanted = Math.max(least, state.lines.filter(stays).length);
    let { items: lines, next } = await read('', wanted);
    while (next && lines.filter(stays).length < wanted) {
      const page = await read(next, wanted);
      lines = joined(lines, page.items);
      next = page.next;
    }
    return { lines, next };
  };
  const further = async () => {
    if (!state.next) return {};
    const page = await read(state.next, 0);
    return { lines: joined(state.lines, page.items), next: page.next };
  };
  return {
    look: () => state,
    renew: () => { waiting = waiting || turn(() => asking(anew, false)); return waiting; },
    more: () => turn(() => asking(further, true)),
    put: (line) => set({ lines: state.lines.map((one) => (one.no === line.no ? { ...one, ...line } : one)) }),
    listen: (listener) => { listeners.add(listener); return () => listeners.delete(listener); },
  };
}
