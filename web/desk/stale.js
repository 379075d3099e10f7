// The matter went on while somebody looked at it: by whose act, and what becomes of what they typed.
import { html } from './view.js';
import { t } from './words.js';
import { dayAndTime } from './moments.js';

const whose = (events) => (events.length > 0 && events.every(({ actor }) => actor && actor.mine) ? t('您刚刚在别处办了这件诉求。') : t('别人刚刚办了这件诉求。'));

const whatNow = (gone, filled) => {
  if (gone) return t('现在不能再做这一步。') + (filled ? t('您填的内容还在，可以复制。') : '');
  return filled ? t('您填的内容还在，核对后可以再次提交。') : t('核对后可以再次提交。');
};

export const Stale = ({ events, gone, filled, goOn }) => html`<div class="notice warn" role="alert">
  <p>${whose(events)}${whatNow(gone, filled)}</p>
  ${events.length > 0 && html`<ul>${events.map((event) => html`<li key=${event.step}>${event.label} · ${event.actor && (event.actor.name || '')} ${dayAndTime(event.at)}</li>`)}</ul>`}
  ${gone && !filled && html`<p class="row"><button type="button" class="primary" onClick=${goOn}>${t('看现在能办什么')}</button></p>`}</div>`;
