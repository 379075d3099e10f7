// How much each unit has in hand, asked of those that are shown, and kept for some minutes.
import { useState, useEffect } from './view.js';
import { call } from './calls.js';

const AT_ONCE = 12, KEPT = 180000;
const known = new Map();

const isFresh = (id) => known.has(id) && Date.now() - known.get(id).at < KEPT;

export function useLoads(ids) {
  const [, redraw] = useState(0);
  const missing = ids.slice(0, AT_ONCE).filter((id) => !isFresh(id));
  useEffect(() => {
    if (!missing.length) return undefined;
    const timer = setTimeout(() => call(`/desk/load?units=${encodeURIComponent(missing.join(','))}`).then(({ items }) => {
      items.forEach(({ unit, in_hand: n }) => known.set(unit, { n, at: Date.now() }));
      redraw((n) => n + 1);
    }, () => null), 250);
    return () => clearTimeout(timer);
  }, [missing.join()]);
  return new Map(ids.filter((id) => known.has(id)).map((id) => [id, known.get(id).n]));
}
