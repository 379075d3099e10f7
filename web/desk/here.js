// What every screen may ask of the desk around it: who is here, what to say, what changed.
import { createContext, useContext } from './view.js';

export const Here = createContext(null);
export const useHere = () => useContext(Here);

const OVERSEERS = ['leader', 'dispatcher', 'reviewer'];
const DESK = ['dispatcher', 'handler', 'reviewer', 'visitor', 'leader'];

const has = (me, roles) => me.user.roles.some((role) => roles.includes(role));

/** Where somebody's day begins: leaders see the board first, admins their settings. */
export const home = (me) => {
  if (has(me, ['leader'])) return 'overview';
  return may.work(me) ? 'queue' : 'admin';
};

export const may = {
  work: (me) => has(me, DESK),
  oversee: (me) => has(me, OVERSEERS),
  teach: (me) => has(me, ['dispatcher', 'admin']),
  administer: (me) => has(me, ['admin']),
};
