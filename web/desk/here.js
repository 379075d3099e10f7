// What every screen may ask of the desk around it: who is here, what they may do, how wide it is.
import { createContext, useContext, useEffect, useState } from './view.js';

export const Here = createContext(null);
export const useHere = () => useContext(Here);

const OVERSEERS = ['leader', 'dispatcher', 'reviewer'];
const DESK = ['dispatcher', 'handler', 'reviewer', 'visitor', 'leader'];

const has = (me, roles) => me.user.roles.some((role) => roles.includes(role));

/** Where somebody's day begins: leaders see the board first, admins their settings. */
export const home = (me) => {
  if (may.judge(me)) return 'deputy';
  if (has(me, ['leader'])) return 'overview';
  return may.work(me) ? 'queue' : 'admin';
};

export const may = {
  judge: (me) => has(me, ['deputy']),
  enter: (me, screen) => !may.judge(me) || ['deputy', 'inbox', 'me'].includes(screen),
  work: (me) => has(me, DESK),
  oversee: (me) => has(me, OVERSEERS),
  teach: (me) => has(me, ['dispatcher', 'admin']),
  administer: (me) => has(me, ['admin']),
};

/** Phones are narrow, a screen has a menu at its side, a desk three panes. */
export function useWide(query = '(min-width: 60rem)') {
  const [wide, setWide] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const look = () => setWide(media.matches);
    media.addEventListener('change', look);
    return () => media.removeEventListener('change', look);
  }, []);
  return wide;
}
