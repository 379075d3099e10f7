// A form over the page: the whole screen on a phone, a window on a desk. Esc and Back close it, and lose nothing unasked.
import { html, useEffect, useRef, useState } from './view.js';
import { t } from './words.js';
import { Icon } from './icons.js';
import { held, mayLose } from './unsaved.js';

const OVER = { seen: true, over: true };

/** The page stays below: Back comes to it, not to the one before it. */
function useBack(leave) {
  useEffect(() => {
    const here = location.hash;
    const back = () => { if (location.hash === here && !leave()) history.pushState(OVER, ''); };
    history.pushState(OVER, '');
    addEventListener('popstate', back);
    return () => { removeEventListener('popstate', back); if (history.state && history.state.over) history.back(); };
  }, []);
}

export function Sheet({ title, close, children }) {
  const dialog = useRef();
  const [others] = useState(held);
  const leave = () => {
    const may = mayLose(others);
    if (may) close();
    return may;
  };
  const ask = (event) => { if (!event.defaultPrevented) { event.preventDefault(); leave(); } };
  useBack(leave);
  useEffect(() => { dialog.current.showModal(); }, []);
  return html`<dialog ref=${dialog} class="sheet" aria-label=${title} onKeyDown=${(event) => event.key === 'Escape' && ask(event)} onCancel=${(event) => event.target === dialog.current && ask(event)}
    onClose=${() => leave() || dialog.current.showModal()}>
    <header class="row"><h2>${title}</h2><button type="button" class="quiet" aria-label=${t('关闭')} onClick=${leave}><${Icon} name="close"/></button></header>
    ${children}</dialog>`;
}
