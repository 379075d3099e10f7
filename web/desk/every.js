// A whole list, page after page: a county may have fifty thousand places.
import { call } from './calls.js';

const LIMIT = 500;

export async function every(path, progress = () => null) {
  const items = [];
  for (let next = ''; next !== null;) {
    const page = await call(`${path}${path.includes('?') ? '&' : '?'}limit=${LIMIT}${next && `&cursor=${encodeURIComponent(next)}`}`);
    items.push(...page.items);
    next = page.next || null;
    progress(items.length);
  }
  return items;
}
