// The matter beside its list, with what may be the same next to it.
import { html } from './view.js';
import { call } from './calls.js';
import { link } from './routes.js';
import { t } from './words.js';
import { useAnswer, Answered } from './load.js';
import { useHere } from './here.js';
import { announce } from './held.js';
import { leave } from './store.js';
import { Item } from './item.js';
import { spaced } from './spaced.js';
import { Same } from './same.js';

/** Whether a line still stands in the list after an act, as far as it can be known here. */
const standsIn = (queue, was, now) => queue === 'all' || (was.status === now.status && String(was.flags) === String(now.flags));

export function Screen({ no, id, put, ticked, offer }) {
  const { refresh } = useHere();
  const asked = useAnswer(() => call(`/desk/appeals/${encodeURIComponent(no)}`), no);
  const done = (item, words, was) => {
    announce(words);
    if (item) asked.put(item);
    if (item && standsIn(id, was, item)) put(item); else leave([was]);
    dispatchEvent(new Event('desk:acted'));
    refresh();
  };
  const among = (item) => (ticked.length ? ticked : [item]);
  const beside = (item, twins) => html`<${Same} twins=${twins} lines=${item.can.includes('merge') ? among(item) : []} offer=${(does) => offer(no, 'merge', does)}/>`;
  return html`<section class="middle" aria-label=${t('诉求')}><${Answered} asked=${asked}>${(item) => html`<p class="soft no"><a href=${link('item', [no])}>${spaced(no)}</a></p>
    <${Item} key=${no} item=${item} reload=${asked.reload} done=${(answer, words) => done(answer, words, item)} beside=${beside} offer=${(does) => offer(no, 'edit', does)}/>`}<//></section>`;
}
