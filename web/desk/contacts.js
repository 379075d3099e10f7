// The contacts of this round that are on record, beside what is claimed of them.
import { html } from './view.js';
import { t } from './words.js';
import { dayAndTime } from './moments.js';

const CLAIMS = { yes: '承办单位填的是：联系过群众', no: '承办单位填的是：没有联系群众', none: '群众没有留联系方式' };

const FIRST = { contact: '先登记联系情况', 'request-call': '先请平台联系群众' }; // of what is confidential the platform calls

const recorded = ({ events, contacts = [] }) => events.filter((event) => contacts.includes(event.step));

const claimed = ({ events }) => {
  const resolved = [...events].reverse().find((event) => event.action === 'resolve');
  return resolved && resolved.data && CLAIMS[resolved.data.contacted];
};

const outcome = ({ data = {} }) => (data.reached === 'no' ? t('没有联系上') : t('联系上了'));

export function Contacts({ item, action, turn }) {
  const list = recorded(item);
  const claim = action === 'review' && claimed(item);
  return html`<section class="advice" aria-label=${t('本轮联系记录')}><h3>${t('本轮联系记录')}</h3>
    ${claim && html`<p>${t(claim)}</p>`}
    ${list.length > 0 ? html`<ul class="suggestions">${list.map((event) => html`<li key=${event.step}><p class="soft">${[dayAndTime(event.at), event.actor && event.actor.name, outcome(event)].filter(Boolean).join(' · ')}</p>
      ${event.note && html`<p>${event.note}</p>`}</li>`)}</ul>` : html`<p class="soft">${t('没有联系记录。')}</p>`}
    ${action === 'resolve' && !item.was_contacted && Object.keys(FIRST).filter((way) => item.can.includes(way)).map((way) => html`<p class="row" key=${way}><button type="button" class="small" onClick=${() => turn(way)}>${t(FIRST[way])}</button><small class="soft">${t('没有记录，不能填联系过群众。填好的内容会留着。')}</small></p>`)}</section>`;
}
