// The same list on a wide screen: a line each.
import { html } from './view.js';
import { t } from './words.js';
import { go, link } from './routes.js';
import { Due, Level, Flags } from './marks.js';
import { ago } from './moments.js';
import { shownIn } from './said.js';
import { Count, Rest } from './list.js';
import { Sort, useSorted } from './sort.js';
import { Lazy } from './lazy.js';

const OWED = () => import('./owed.js');

export function Screen({ list, id, title, query }) {
  const lines = useSorted(list, id, query, title);
  const heads = ['时限', '诉求', '状态', '提交'];
  return html`<div class="listhead"><${Count} list=${list}/><${Sort} id=${id} query=${query}/><button class="quiet small" onClick=${list.reload}>${t('刷新')}</button></div>
    <div class="panel listing"><table class="items"><caption class="unseen">${title}</caption>
    <thead><tr>${heads.map((head) => html`<th scope="col" key=${head}>${t(head)}</th>`)}</tr></thead>
    <tbody>${lines.map((item) => html`<${Row} key=${item.no} item=${item} ...${shownIn(id, item)}/>`)}</tbody></table></div><${Rest} list=${list}/>`;
}

const Row = ({ item, label, flags }) => html`<tr onClick=${(event) => event.target.closest('a') || go('item', [item.no])}>
  <td class="tight"><${Due} item=${item}/><${Level} level=${item.level} complexity=${item.complexity}/></td>
  <th scope="row"><a href=${link('item', [item.no])}>${item.title}</a><span class="soft">${item.place && item.place.name}${item.category && ` · ${item.category}`} <${Flags} flags=${flags}/></span>${item.tasks && html`<${Lazy} load=${OWED} tasks=${item.tasks}/>`}</th>
  <td class="who">${label}<span class="soft">${item.unit ? item.unit.name : t('未派单')}</span></td>
  <td class="tight soft">${ago(item.submitted_at)}</td></tr>`;
