// Two people edited the same: what somebody else saved meanwhile, with what was typed here laid over it.
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** The newest values, but for those that were typed here since `base` was read. */
export function merged(base, typed, newest) {
  const own = Object.keys(typed).filter((name) => !same(typed[name], base[name]));
  return Object.assign({}, newest, ...own.map((name) => ({ [name]: typed[name] })));
}

/** The same of a list: the own order and changes, without what others took out, and behind it what they put in. */
export function mergedRows(base, typed, newest) {
  const has = (list, row) => list.some((other) => same(row, other));
  const kept = typed.filter((row) => !has(base, row) || has(newest, row));
  return [...kept, ...newest.filter((row) => !has(base, row) && !has(kept, row))];
}
