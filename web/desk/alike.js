// What may be the same matter as this one: looked for at once where merging is possible.
import { useState, useEffect } from './view.js';
import { call } from './calls.js';

/** A county with very much open is looked through in several looks, while nothing is found. */
async function similar(no, cursor = '') {
  const { items, next } = await call(`/desk/appeals/${encodeURIComponent(no)}/similar?cursor=${encodeURIComponent(cursor)}`);
  return items.length || !next ? items : similar(no, next);
}

export function useTwins(item) {
  const [twins, setTwins] = useState(null); // not known yet
  const may = item.can.includes('merge');
  useEffect(() => {
    if (may) similar(item.no).then(setTwins, () => null);
  }, [item.no, may]);
  return may ? twins : [];
}
