// What is typed and not saved: who leaves it is asked first, whichever way they go.
import { useLayoutEffect, useState } from './view.js';
import { t } from './words.js';
import { askBefore } from './routes.js';

const unsaved = new Set();

/** Those that hold something now: what is opened later asks of itself only. */
export const held = () => [...unsaved];

const sure = () => confirm(t('有改动还没保存，离开后会丢失。确定离开吗？'));

export const mayLose = (others = []) => held().every((one) => others.includes(one)) || sure();

askBefore(() => mayLose());
addEventListener('beforeunload', (event) => {
  if (unsaved.size) { event.preventDefault(); event.returnValue = ''; } // the browser has words of its own
});

/** Whether this one may be left: asks where it has changes. */
export function useUnsaved(changed) {
  const [me] = useState(() => ({}));
  useLayoutEffect(() => { // before the next key can close it
    if (changed) unsaved.add(me);
    return () => unsaved.delete(me);
  }, [changed]);
  return () => !changed || sure();
}
