// The keys of the desk, and the card that lists them (?).
import { html, useState, useEffect, useLayoutEffect, useRef } from './view.js';
import { t } from './words.js';

export const KEYS = [
  ['J', '下一件'], ['K', '上一件'], ['A', '采用建议、签收'], ['E', '派给别的单位'], ['M', '并入相同的一件'],
  ['X', '选中、取消选中'], ['Z', '撤销还没送出的'], ['Enter', '单独打开'], ['?', '按键说明'],
];

const typing = (target) => target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]');
const named = { ArrowDown: 'j', ArrowUp: 'k', '？': '?' };

/** Single keys act while nobody types and no window is open. */
export function useKeys(acts) {
  const latest = useRef(acts);
  latest.current = acts;
  useLayoutEffect(() => {
    const press = (event) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing || typing(event.target) || document.querySelector('dialog[open]')) return;
      const act = latest.current[named[event.key] || event.key.toLowerCase()];
      if (!act || (event.key === 'Enter' && event.target.closest('a, button, input'))) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

export function KeyCard({ open, close }) {
  const dialog = useRef();
  useEffect(() => { if (open) dialog.current.showModal(); else dialog.current.close(); }, [open]);
  return html`<dialog ref=${dialog} class="keys" aria-labelledby="keys-title" onClose=${close}><h2 id="keys-title">${t('按键说明')}</h2>
    <dl>${KEYS.map(([key, words]) => html`<div key=${key}><dt><kbd>${key}</kbd></dt><dd>${t(words)}</dd></div>`)}</dl>
    <p class="soft">${t('在输入框里打字时，这些键不起作用。')}</p>
    <button onClick=${close}>${t('关闭')}</button></dialog>`;
}

/** The acts that a matter offers to the keys. What is asked of one that is still on its way is done once it is there. */
export function useHands() {
  const [hands] = useState(() => ({ no: '', acts: {}, wish: null }));
  const ask = (no, act) => {
    const ready = hands.no === no && hands.acts[act];
    hands.wish = ready ? null : { no, act };
    if (ready) ready();
  };
  const offer = (no, act, does) => {
    if (hands.no !== no) Object.assign(hands, { no, acts: {} });
    hands.acts[act] = does;
    if (hands.wish && hands.wish.no === no && hands.wish.act === act) { hands.wish = null; does(); }
  };
  return { ask, offer };
}
