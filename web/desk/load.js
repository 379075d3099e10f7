// What a screen shows while it asks, when it is refused, and when the answer is there.
import { html, useState, useEffect, useCallback, useRef } from './view.js';
import { Bones } from './lazy.js';
import { Refused } from './marks.js';

/** Asks anew whenever `key` changes; a late answer to an old question is dropped. */
export function useAnswer(ask, key) {
  const [state, setState] = useState({ key: null });
  const latest = useRef(0);
  const reload = useCallback(async () => {
    const turn = ++latest.current;
    const settle = (change) => { if (turn === latest.current) setState((was) => ({ ...(was.key === key ? was : {}), key, ...change })); };
    try {
      settle({ answer: await ask(), refusal: null });
    } catch (refusal) {
      settle({ refusal });
    }
  }, [key]);
  useEffect(() => { reload(); }, [reload]);
  const current = state.key === key ? state : {};
  const put = (answer) => setState({ key, answer });
  return { answer: current.answer, refusal: current.refusal, reload, put };
}

export function Answered({ asked, children }) {
  if (asked.answer !== undefined) return html`${asked.refusal && html`<${Refused} refusal=${asked.refusal} retry=${asked.reload}/>`}${children(asked.answer)}`;
  return asked.refusal ? html`<${Refused} refusal=${asked.refusal} retry=${asked.reload}/>` : html`<${Bones}/>`;
}
