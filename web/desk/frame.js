// Around every screen: where one can go, what waits there, and what is wrong with the line.
import { html, useState, useEffect, useRef } from './view.js';
import { t } from './words.js';
import { link } from './routes.js';
import { may, useHere } from './here.js';
import { Lazy, styled } from './lazy.js';
import { Icon } from './icons.js';

export const ADMIN = [
  ['places', '点位与二维码'], ['people', '人员'], ['units', '单位与群机器人'], ['rules', '派单规则'],
  ['duties', '权责清单'], ['examples', '改派学习'], ['county', '本县设置'],
];
const IDLE = styled(() => import('./idle.js'));
const SETTINGS = ['admin', ...ADMIN.map(([screen]) => screen)];

function tabs({ me }) {
  return [
    may.work(me) && { screen: 'queue', label: '待办', icon: 'tray', here: ['', 'queue', 'item'] },
    may.oversee(me) && { screen: 'overview', label: '概览', icon: 'chart', here: ['overview'] },
    { screen: 'inbox', label: '消息', icon: 'bell', here: ['inbox'], badge: me.unread },
    may.administer(me) && { screen: 'admin', label: '管理', icon: 'gear', here: SETTINGS },
    { screen: 'me', label: '我的', icon: 'person', here: ['me'] },
  ].filter(Boolean);
}

const Badge = ({ n }) => n > 0 && html`<span class="badge">${n > 99 ? '99+' : n}<span class="unseen"> ${t('条未读')}</span></span>`;

function Tab({ tab, route }) {
  const here = tab.here.includes(route.screen);
  return html`<a class="tab" href=${link(tab.screen)} aria-current=${here ? 'page' : null}>
    <${Icon} name=${tab.icon}/><span>${t(tab.label)}</span><${Badge} n=${tab.badge}/></a>`;
}

function Inner({ links, route, label }) {
  return html`<ul class="inner" aria-label=${label}>${links.map(([screen, text, count]) => html`<li key=${text}>
    <a href=${screen} aria-current=${isHere(screen, route) ? 'page' : null}><span>${text}</span>${count !== undefined && html`<b class=${count ? 'count' : 'count none'}>${count}</b>`}</a></li>`)}</ul>`;
}

const isHere = (href, route) => href === link(route.screen, route.rest);

function Side({ here, route }) {
  const { me } = here;
  const queues = [...me.queues, { id: 'all', label: t('全部诉求') }].map((queue) => [link('queue', [queue.id]), queue.label, queue.count]);
  return html`<nav class="side" aria-label=${t('主菜单')}>
    <p class="brand"><strong>${me.tenant.name}</strong><span>${t('码上办 · 工作台')}</span></p>
    ${tabs(here).map((tab) => html`<${Tab} key=${tab.screen} tab=${tab} route=${route}/>
      ${tab.screen === 'queue' && html`<${Inner} links=${queues} route=${route} label=${t('待办')}/>`}
      ${tab.screen === 'admin' && html`<${Inner} links=${ADMIN.map(([to, text]) => [link(to), t(text)])} route=${route} label=${t('管理')}/>`}`)}
    <p class="whoami">${me.user.name}<span>${me.user.unit ? me.user.unit.name : me.tenant.name}</span></p>
  </nav>`;
}

function useOnline() {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => { removeEventListener('online', look); removeEventListener('offline', look); };
  }, []);
  return online;
}

/** A new screen begins at its top, and a screen reader at its heading. */
function useFreshStart(route, main) {
  const first = useRef(true);
  const where = link(route.screen, route.rest);
  useEffect(() => {
    if (first.current) { first.current = false; return; }
    scrollTo(0, 0);
    main.current.focus({ preventScroll: true });
  }, [where]);
}

export function Frame({ route, screen }) {
  const here = useHere();
  const online = useOnline();
  const main = useRef();
  useFreshStart(route, main);
  return html`<div class="shell"><a class="skip" href="#main" onClick=${(event) => { event.preventDefault(); main.current.focus(); }}>${t('跳到内容')}</a>
    <${Side} here=${here} route=${route}/>
    <nav class="tabs" aria-label=${t('主菜单')}>${tabs(here).map((tab) => html`<${Tab} key=${tab.screen} tab=${tab} route=${route}/>`)}</nav>
    <main id="main" tabindex="-1" ref=${main}>
      <div role="status">${!online && html`<p class="notice warn">${t('现在没有网络。可以继续查看和填写，填的内容会留在本机，联网后再提交。')}</p>`}</div>
      <${Lazy} key=${route.screen} load=${screen} route=${route}/>
    </main>
    <${Lazy} load=${IDLE} quiet leave=${here.leave}/></div>`;
}
