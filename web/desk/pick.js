// Choose one of many by typing a part of its name (the ARIA combobox pattern).
import { html, useState, useRef, useId } from './view.js';
import { t } from './words.js';
import { sought } from './sought.js';
import { useLoads } from './loads.js';

const SHOWN = 50;

const matching = (options, typed) => sought(options, typed, (option) => `${option.name} ${option.id}`);

export function Pick({ id, options, value, onPick, placeholder, noted, ...rest }) {
  const list = useId();
  const box = useRef();
  const [typed, setTyped] = useState(null); // null: not searching, show what is chosen
  const [at, setAt] = useState(-1);
  const chosen = options.find((option) => option.id === value);
  const found = typed === null ? [] : matching(options, typed).slice(0, SHOWN);
  const loads = useLoads(noted && typed !== null ? found.map((option) => option.id) : []);
  const close = () => { setTyped(null); setAt(-1); };
  const choose = (option) => { onPick(option ? option.id : ''); close(); };
  const keys = {
    ArrowDown: () => (typed === null ? setTyped('') : setAt(Math.min(at + 1, found.length - 1))),
    ArrowUp: () => setAt(Math.max(at - 1, 0)),
    Enter: () => typed !== null && found.length > 0 && choose(found[Math.max(at, 0)]),
    Escape: close,
  };
  const onKeyDown = (event) => {
    if (!keys[event.key] || (event.key === 'Enter' && typed === null)) return;
    event.preventDefault();
    keys[event.key]();
  };
  const onInput = (event) => { setTyped(event.target.value); setAt(-1); if (!event.target.value) onPick(''); };
  return html`<div class="pick">
    <input ...${rest} id=${id} ref=${box} role="combobox" type="text" autocomplete="off" spellcheck=${false} aria-autocomplete="list"
      aria-expanded=${String(typed !== null)} aria-controls=${list} aria-activedescendant=${at >= 0 ? `${list}-${at}` : null}
      placeholder=${placeholder} value=${typed ?? (chosen ? chosen.name : value || '')}
      onInput=${onInput} onKeyDown=${onKeyDown} onClick=${() => typed === null && setTyped('')} onBlur=${close}/>
    <ul id=${list} role="listbox" aria-label=${placeholder || t('可选项')} hidden=${typed === null}>
      ${found.map((option, n) => html`<li key=${option.id} id=${`${list}-${n}`} role="option" aria-selected=${String(n === at || option.id === value)} class=${n === at ? 'at' : ''}
        onMouseDown=${(event) => { event.preventDefault(); choose(option); }}>${option.name}${(option.note || loads.has(option.id)) && html`<small>${option.note || t('在办 {n} 件', { n: loads.get(option.id) })}</small>`}</li>`)}
      ${typed !== null && !found.length && html`<li class="none" role="option" aria-disabled="true" aria-selected="false">${t('没有找到')}</li>`}
    </ul></div>`;
}
