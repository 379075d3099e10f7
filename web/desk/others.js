// Who else has this matter open: said and asked while one looks at it, a minute apart, never behind one's back.
import { useState, useEffect } from './view.js';
import { call } from './calls.js';

const SETTLED = 1500, MINUTE = 60000;

export function useOthers(no) {
  const [others, set] = useState([]);
  useEffect(() => {
    const say = () => document.visibilityState === 'visible' && navigator.onLine
      && call(`/desk/appeals/${encodeURIComponent(no)}/open`, { method: 'POST' }).then((answer) => set(answer.others), () => null);
    const first = setTimeout(say, SETTLED);
    const timer = setInterval(say, MINUTE);
    return () => { clearTimeout(first); clearInterval(timer); };
  }, [no]);
  return others;
}
