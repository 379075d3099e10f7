// What is typed into an act's form: kept on the device until it is sent; what asks nothing is sent at once.
import { html, useEffect, useState } from './view.js';
import { t } from './words.js';
import { useHere } from './here.js';
import { isFilled } from './fields.js';
import { draftKey, readDraft, keepDraft, dropDraft } from './drafts.js';

/** The state of one act's form; `fresh` is what stands in it before anybody typed. */
export function useTyped(action, item, fresh = {}) {
  const { me } = useHere();
  const key = draftKey(me.tenant.id, me.user.id, item.no, action);
  const [restored] = useState(() => readDraft(key));
  const [values, setValues] = useState(restored || fresh);
  const change = (next) => { setValues(next); keepDraft(key, next); };
  const clear = () => { dropDraft(key); setValues(fresh); };
  const filled = Object.keys(values).some((name) => values[name] !== fresh[name] && isFilled(values[name]));
  return { values, change, clear, restored, filled };
}

export const Restored = ({ typed }) => typed.restored && html`<p class="notice row">${t('已恢复上次没提交的内容。')}<button type="button" class="small" onClick=${typed.clear}>${t('清空重填')}</button></p>`;

/** Sends at once what was asked for with the tap; what comes of it otherwise is shown as of any form. */
export function useDirect(is, send) {
  const [state, settle] = useState({ busy: is });
  useEffect(() => { if (is) send().then(() => settle({}), (refusal) => settle({ refusal })); }, []);
  return state;
}
