// Around every screen: where one can go, what waits there, and what is wrong with the line.
import { html, useState, useEffect, useRef } from './view.js';
import { t } from './words.js';
import { link, scrollOf } from './routes.js';
import { may, useHere, useWide } from './here.js';
import { Lazy, styled } from './lazy.js';
import { Icon } from './icons.js';

const IDLE = styled(() => import('./idle.js'));
const SIDE = styled(() => import('./side.js'));
const SLASH = () => import('./seek.js').then(({ Slash }) => ({ Screen: Slash }));
const SETTINGS = ['admin', 'places', 'regions', 'people', 'units', 'rules', 'duties', 'examples', 'county', 'exported'];

function tabs({ me }) {
  return [
    may.work(me) && { screen: 'queue', label: '待办', icon: 'tray', here: ['', 'queue', 'item', 'search', 'file'] },
    may.judge(me) && { screen: 'deputy', label: '代表监督', icon: 'tray', here: ['deputy'] },
    may.oversee(me) && { screen: 'overview', label: '概览', icon: 'chart', here: ['overview'] },
    { screen: 'inbox', label: '消息', icon: 'bell', here: ['inbox'], badge: me.unread },
    may.administer(me) && { screen: 'admin', label: '管理', icon: 'gear', here: SETTINGS },
    { screen: 'me', label: '我的', icon: 'person', here: ['me'] },
  ].filter(Boolean);
}

const Badge = ({ n }) => n > 0 && html`<span class="badge">${n > 99 ? '99+' : n}<span class="unseen"> ${t('条未读')}</span></span>`;

export function Tab({ tab, route }) {
  const here = tab.here.includes(route.screen);
  return html`<a class="tab" href=${link(tab.screen)} aria-current=${here ? 'page' : null}>
    <${Icon} name=${tab.icon}/><span>${t(tab.label)}</span><${Badge} n=${tab.badge}/></a>`;
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
    const down = scrollOf();
    if (first.current) { first.current = false; return; }
    scrollTo(0, down);
    main.current.focus({ preventScroll: true });
  }, [where]);
}

export function Frame({ route, screen }) {
  const here = useHere();
  const online = useOnline();
  const wide = useWide();
  const main = useRef();
  useFreshStart(route, main);
  const wall = route.query.wall; // a screen on a wall leads nowhere
  return html`<div class=${wall ? 'wall' : 'shell'}><a class="skip" href="#main" onClick=${(event) => { event.preventDefault(); main.current.focus(); }}>${t('跳到内容')}</a>
    ${!wall && html`<nav class="side" aria-label=${t('主菜单')}>${wide && html`<${Lazy} load=${SIDE} quiet here=${here} route=${route} tabs=${tabs(here)} Tab=${Tab}/>`}</nav>
    <nav class="tabs" aria-label=${t('主菜单')}>${tabs(here).map((tab) => html`<${Tab} key=${tab.screen} tab=${tab} route=${route}/>`)}</nav>`}
    <main id="main" tabindex="-1" ref=${main}>
      <div role="status">${!online && html`<p class="notice warn">${t('现在没有网络。可以继续查看和填写，填的内容会留在本机，联网后再提交。')}</p>`}</div>
      <${Lazy} key=${route.screen} load=${screen} route=${route}/>
    </main>
    <${Lazy} load=${IDLE} quiet leave=${here.leave}/>${may.work(here.me) && html`<${Lazy} load=${SLASH} quiet/>`}</div>`;
}
