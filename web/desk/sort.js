// In which order a list is shown: by what is due first, or by urgency, age, place.
import { html, useEffect } from './view.js';
import { t } from './words.js';
import { go, link } from './routes.js';
import { rememberOrder } from './order.js';

const BY = { level: (line) => line.level || 9, age: (line) => line.submitted_at, place: (line) => (line.place || {}).name || '' };

/** In another order than that of time, as far as it was read: `next` still says that there is more. */
function sorted(lines, sort) {
  const by = BY[sort];
  return by ? [...lines].sort((one, other) => (by(one) < by(other) ? -1 : by(one) > by(other) ? 1 : 0)) : lines;
}

/** The lines in the order that is asked for; from one of them one goes on to the next in it. */
export function useSorted({ items }, id, query, title) {
  const lines = sorted(items, query.sort);
  useEffect(() => rememberOrder(link('queue', [id], query), title, lines.map((line) => line.no)));
  return lines;
}

const SORTS = [['', '按时限'], ['level', '按紧急程度'], ['age', '按提交先后'], ['place', '按点位']];

export const Sort = ({ id, query }) => html`<label class="sort"><span class="unseen">${t('排序')}</span><select value=${query.sort || ''} onChange=${(event) => go('queue', [id], { ...query, sort: event.target.value })}>
  ${SORTS.map(([sort, words]) => html`<option key=${sort} value=${sort}>${t(words)}</option>`)}</select></label>`;
