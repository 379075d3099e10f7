// For who reviews: what was told beside what was done, the claim beside the record.
import { html } from './view.js';
import { t } from './words.js';
import { Contacts } from './contacts.js';
import { Pictures } from './pictures.js';

const RESULTS = { solved: '已解决', partly: '部分解决', unsolved: '未解决' };

const handedIn = ({ events }) => [...events].reverse().find((event) => event.action === 'resolve');

export function Compare({ item }) {
  const deed = handedIn(item);
  if (!item.can.includes('review') || !deed) return null;
  return html`<section class="compare panel" aria-labelledby="compare-title"><h2 id="compare-title">${t('前后对照')}</h2>
    <div><h3>${t('群众反映')}</h3><p class="text">${item.content}</p><${Pictures} photos=${item.photos}/>${!item.photos.length && html`<p class="soft">${t('没有照片')}</p>`}</div>
    <div><h3>${t('办理结果')}<span class="flag">${t(RESULTS[deed.data.result] || '')}</span></h3><p class="text">${deed.text}</p><${Pictures} photos=${deed.photos}/>${!deed.photos.length && html`<p class="soft">${t('没有照片')}</p>`}</div>
    <${Contacts} item=${item} action="review"/></section>`;
}
