// The staff console: asks who is here, then shows the screen that the address names.
import { html, render, useState, useEffect, useCallback } from './view.js';
import { call, chooseCounty, forget } from './calls.js';
import { learnLanguage, t } from './words.js';
import { useRoute } from './routes.js';
import { Here, home, may } from './here.js';
import { Frame } from './frame.js';
import { Lazy, styled } from './lazy.js';

const COUNTY = 'desk.county';

const SIGN_IN = () => import('./signin.js');
const PASSWORD = () => import('./password.js');
const SCREENS = {
  queue: () => import('./queue.js'),
  item: styled(() => import('./item.js')),
  overview: styled(() => import('./overview.js')),
  inbox: styled(() => import('./inbox.js')),
};
// What few open first.
for (const name of 'deputy admin places regions posting replies people units duties examples rules county exported file search me'.split(' ')) {
  SCREENS[name] = () => import('./screens.js').then(({ open }) => open(name));
}

function countyOfThisDevice() {
  const asked = new URLSearchParams(location.search).get('t');
  try {
    if (asked) localStorage.setItem(COUNTY, asked);
    return asked || localStorage.getItem(COUNTY);
  } catch {
    return asked;
  }
}

function useMe() {
  const [me, setMe] = useState(undefined); // undefined: asking; null: signed out; false: signed out by the server
  const [trouble, setTrouble] = useState(null);
  const refresh = useCallback(async () => {
    try {
      setMe(await call('/me'));
      setTrouble(null);
    } catch (refusal) {
      if ([403, 404].includes(refusal.status)) setMe(null);
      else if (refusal.status !== 401) setTrouble(refusal);
    }
  }, []);
  const leave = useCallback((ended) => { forget(); setMe((was) => (was && ended ? false : null)); }, []);
  return { me, trouble, refresh, leave };
}

/** Counts stay fresh while someone looks, and ask nothing while nobody does. */
function useFreshCounts(me, refresh) {
  useEffect(() => {
    if (!me) return undefined;
    const look = () => document.visibilityState === 'visible' && navigator.onLine && refresh();
    const timer = setInterval(look, 60000);
    document.addEventListener('visibilitychange', look);
    return () => { clearInterval(timer); document.removeEventListener('visibilitychange', look); };
  }, [Boolean(me)]);
}

function Desk({ county }) {
  const { me, trouble, refresh, leave } = useMe();
  const route = useRoute();
  useEffect(() => { if (county) refresh(); else leave(); }, []);
  useEffect(() => { addEventListener('desk:signed-out', leave); return () => removeEventListener('desk:signed-out', leave); }, []);
  useFreshCounts(me, refresh);
  if (me === undefined) return html`<${Opening} trouble=${trouble} retry=${refresh}/>`;
  if (!me) return html`<${Lazy} load=${SIGN_IN} county=${county} done=${refresh} ended=${me === false}/>`;
  if (me.must_change_password) return html`<${Lazy} load=${PASSWORD} me=${me} forced done=${refresh}/>`;
  const here = SCREENS[route.screen] && may.enter(me, route.screen) ? route : { screen: home(me), rest: [], query: {} };
  return html`<${Here.Provider} value=${{ me, refresh, leave }}><${Frame} route=${here} screen=${SCREENS[here.screen]}/><//>`;
}

function Opening({ trouble, retry }) {
  if (!trouble) return html`<p class="wait" role="status">${t('正在打开工作台…')}</p>`;
  return html`<main class="wait"><h1>${t('工作台没有打开')}</h1><p role="alert">${trouble.message}</p>
    <button class="primary" onClick=${retry}>${t('再试一次')}</button></main>`;
}

const county = countyOfThisDevice();
chooseCounty(county);
learnLanguage().then(() => {
  const root = document.getElementById('desk');
  root.textContent = '';
  render(html`<${Desk} county=${county}/>`, root);
});
