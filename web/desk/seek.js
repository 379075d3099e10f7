// The one box that finds: words, a telephone, a name, a place, a code, a number. `/` leads to it.
import { html, useEffect } from './view.js';
import { t } from './words.js';
import { go, link } from './routes.js';

const NUMBER = /^\D{0,20}(\d{18})\D{0,20}$/;

/** An order number opens its item; anything else is looked for. */
export function seek(typed, filters = {}) {
  const [, no] = NUMBER.exec(typed.normalize('NFKC').replace(/(\d)[\s-]+(?=\d)/g, '$1')) || [];
  if (no) go('item', [no]);
  else if (typed.trim()) go('search', [], { ...filters, q: typed.trim() });
}

export const Screen = ({ q = '', filters }) => html`<form class="seek" role="search" onSubmit=${(event) => { event.preventDefault(); seek(new FormData(event.target).get('q'), filters); }}>
  <label for="seek" class="unseen">${t('搜索诉求')}</label>
  <input id="seek" name="q" type="search" enterkeyhint="search" autocomplete="off" maxlength="100" defaultValue=${q} placeholder=${t('文字、电话、姓名、地点、编号')}/>
  <button>${t('搜索')}</button></form>`;

/** `/` leads to the box from wherever nothing is being typed. */
export function Slash() {
  useEffect(() => {
    const look = (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, dialog')) return;
      event.preventDefault();
      const box = document.getElementById('seek');
      if (box) box.focus();
      else location.hash = link('search');
    };
    addEventListener('keydown', look);
    return () => removeEventListener('keydown', look);
  }, []);
  return null;
}
