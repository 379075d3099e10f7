// On a phone, one card at a time: what triage proposes is taken, or another way chosen, within the thumb's reach.
import { html } from './view.js';
import { t } from './words.js';
import { go, comeBack } from './routes.js';
import { after, cameFrom } from './order.js';
import { useHere, useWide } from './here.js';
import { isGone, useGone } from './store.js';
import { quick, takeAll } from './quick.js';

/** The next of the list that has not been decided on here. */
function goOn(no) {
  const next = after(no);
  if (next) { go('item', [next]); return; }
  comeBack();
  location.hash = cameFrom().href;
}

const others = () => document.querySelector('.deeds').scrollIntoView({ block: 'start' });

export function Thumb({ item }) {
  const { me } = useHere();
  const wide = useWide();
  useGone();
  const act = quick(item, me);
  if (wide || !act || act.action !== 'dispatch' || isGone(item)) return null;
  const take = () => { takeAll([item], me); goOn(item.no); };
  return html`<div class="grip" role="group" aria-label=${t('快办')}><button onClick=${others}>${t('其他')}</button>
    <button class="primary" onClick=${take}>${t(act.verb)} ${act.name}${act.likely === false && html`<small>${t('可信度低')}</small>`}</button></div>`;
}
