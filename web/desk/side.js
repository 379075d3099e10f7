// The menu at the side of a wide window: where one can go, each list and how much waits in it.
import { html } from './view.js';
import { t } from './words.js';
import { link } from './routes.js';

export const ADMIN = [
  ['places', '点位与二维码'], ['regions', '区域与人员'], ['people', '人员'], ['units', '单位与群机器人'], ['rules', '派单规则'],
  ['duties', '权责清单'], ['examples', '改派学习'], ['county', '本县设置'], ['exported', '导出记录'],
];

function Inner({ links, route, label }) {
  return html`<ul class="inner" aria-label=${label}>${links.map(([screen, text, count]) => html`<li key=${text}>
    <a href=${screen} aria-current=${isHere(screen, route) ? 'page' : null}><span>${text}</span>${count !== undefined && html`<b class=${count ? 'count' : 'count none'}>${count}</b>`}</a></li>`)}</ul>`;
}

const isHere = (href, route) => href === link(route.screen, route.rest);

export function Screen({ here, route, tabs, Tab }) {
  const { me } = here;
  const queues = [...me.queues, { id: 'all', label: t('全部诉求') }].map((queue) => [link('queue', [queue.id]), queue.label, queue.more ? `${queue.count}+` : queue.count]);
  return html`<p class="brand"><strong>${me.tenant.name}</strong><span>${t('码上办 · 工作台')}</span></p>
    ${tabs.map((tab) => html`<${Tab} key=${tab.screen} tab=${tab} route=${route}/>
      ${tab.screen === 'queue' && html`<${Inner} links=${queues} route=${route} label=${t('待办')}/>`}
      ${tab.screen === 'admin' && html`<${Inner} links=${ADMIN.map(([to, text]) => [link(to), t(text)])} route=${route} label=${t('管理')}/>`}`)}
    <p class="whoami">${me.user.name}<span>${me.user.unit ? me.user.unit.name : me.tenant.name}</span></p>`;
}
