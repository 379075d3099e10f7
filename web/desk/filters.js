// Narrow a queue down: unit, colour, place, category, days; or open an item by its number.
import { html, useState } from './view.js';
import { t } from './words.js';
import { go } from './routes.js';
import { Icon } from './icons.js';
import { Lazy, styled } from './lazy.js';

const FIELDS = ['unit', 'colour', 'status', 'place', 'category', 'from', 'to'];
const NARROW = styled(() => import('./narrow.js'));
const NUMBER = /^\d{18}$/;

export function Filters({ query, apply, all }) {
  const active = FIELDS.filter((field) => query[field]).length;
  const [open, setOpen] = useState(active > 0);
  return html`<div class="filters"><div class="row">
    <button class="quiet" aria-expanded=${String(open)} aria-controls="filters" onClick=${() => setOpen(!open)}>
      <${Icon} name="filter"/>${active ? t('筛选（{n} 项）', { n: active }) : t('筛选')}</button>
    <${ByNumber}/></div>
    <div id="filters" hidden=${!open}>${open && html`<${Lazy} load=${NARROW} query=${query} apply=${apply} all=${all}/>`}</div></div>`;
}

function ByNumber() {
  const [wrong, setWrong] = useState(false);
  const open = (event) => {
    event.preventDefault();
    const no = new FormData(event.target).get('no').normalize('NFKC').replace(/\D/g, '');
    setWrong(!NUMBER.test(no));
    if (NUMBER.test(no)) go('item', [no]);
  };
  return html`<form class="bynumber" role="search" onSubmit=${open} novalidate>
    <label for="no" class="unseen">${t('按工单编号打开')}</label>
    <input id="no" name="no" inputmode="numeric" autocomplete="off" maxlength="60" placeholder=${t('18 位工单编号')} aria-invalid=${wrong ? 'true' : null} aria-describedby=${wrong ? 'no-wrong' : null}/>
    <button>${t('打开')}</button>
    ${wrong && html`<p id="no-wrong" class="error" role="alert">${t('工单编号是 18 位数字。')}</p>`}</form>`;
}
