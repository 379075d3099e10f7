// A form over the page: the whole screen on a phone, a window on a desk.
import { html, useEffect, useRef } from './view.js';
import { t } from './words.js';
import { Icon } from './icons.js';

export function Sheet({ title, close, children }) {
  const dialog = useRef();
  useEffect(() => { dialog.current.showModal(); }, []);
  return html`<dialog ref=${dialog} class="sheet" aria-label=${title} onClose=${close}>
    <header class="row"><h2>${title}</h2><button type="button" class="quiet" aria-label=${t('关闭')} onClick=${() => dialog.current.close()}><${Icon} name="close"/></button></header>
    ${children}</dialog>`;
}
