// Where we are: the part of the address after '#', which never leaves the device.
import { useState, useEffect } from './view.js';

export function parse(hash) {
  const [path, query = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [screen = '', ...rest] = path.split('/').map(decodeURIComponent);
  return { screen, rest, query: Object.fromEntries(new URLSearchParams(query)) };
}

export function link(screen, rest = [], query = {}) {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  return `#/${[screen, ...rest].map(encodeURIComponent).join('/')}${String(asked) && `?${asked}`}`;
}

export const go = (...where) => { location.hash = link(...where); };

history.scrollRestoration = 'manual';
const scrolls = new Map();
let returning = false;

/** The next address is one that was left a while ago: what was seen there is shown again. */
export const comeBack = () => { returning = true; };

/** How far down one was, where one comes back by Back or by the link to the list; else the top. */
export function scrollOf(hash = location.hash) {
  const seen = history.state && history.state.seen;
  if (!seen) history.replaceState({ seen: true }, '');
  const back = returning || seen;
  returning = false;
  return back ? scrolls.get(hash) || 0 : 0;
}

let mayLeave = () => true;

/** Asked before the address leads away from a screen; with nothing to ask, one just goes. */
export const askBefore = (ask = () => true) => { mayLeave = ask; };

export function useRoute() {
  const [route, setRoute] = useState(() => parse(location.hash));
  useEffect(() => {
    let here = location.hash;
    const follow = () => {
      if (!mayLeave()) { history.pushState(null, '', here || '#'); return; }
      scrolls.set(here, scrollY);
      here = location.hash;
      setRoute(parse(here));
    };
    addEventListener('hashchange', follow);
    follow(); // the address may have changed before anybody listened
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}
