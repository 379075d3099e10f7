// Who leaves a screen with changes that are not saved is asked first, whichever way they go.
import { useEffect } from './view.js';
import { t } from './words.js';
import { askBefore } from './routes.js';

const warn = (event) => { event.preventDefault(); event.returnValue = ''; }; // the browser has words of its own

export function useUnsaved(changed) {
  useEffect(() => {
    if (!changed) return undefined;
    askBefore(() => confirm(t('有改动还没保存，离开后会丢失。确定离开吗？')));
    addEventListener('beforeunload', warn);
    return () => { askBefore(); removeEventListener('beforeunload', warn); };
  }, [changed]);
}
