// Narrow a queue down: unit, colour, place, category, days; or look for something else.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { link } from './routes.js';
import { useHere, useWide } from './here.js';
import { Icon } from './icons.js';
import { Lazy, styled } from './lazy.js';
import { Keep, Names, isHere, useSaved } from './saved.js';

const FIELDS = ['unit', 'colour', 'status', 'place', 'category', 'form', 'from', 'to'];
const EXPORT = styled(() => import('./export.js'));
const SEEK = () => import('./seek.js');
const NARROW = styled(() => import('./narrow.js'));

export function Screen({ query, apply, queue }) {
  const { me } = useHere();
  const wide = useWide(); // on a phone the list comes first
  const saved = useSaved();
  const active = FIELDS.filter((field) => query[field]).length;
  const [open, setOpen] = useState(active > 0);
  const named = saved.lists.some((one) => isHere(one, queue, query));
  useEffect(() => { if (named) setOpen(false); }, [named]);
  return html`<div class="filters"><div class="row">
    <button class="quiet" aria-expanded=${String(open)} aria-controls="filters" onClick=${() => setOpen(!open)}>
      <${Icon} name="filter"/>${active ? t('筛选（{n} 项）', { n: active }) : t('筛选')}</button>
    <${Names} saved=${saved} open=${open} queue=${queue} query=${query}/><${Lazy} load=${SEEK} quiet/>${(open || wide) && html`<span class="row"><${Lazy} load=${EXPORT} quiet id=${queue} query=${query}/>${me.user.roles.includes('dispatcher') && html`<a class="button quiet small" href=${link('file')}>${t('代群众登记')}</a>`}</span>`}</div>
    <div id="filters" hidden=${!open}>${open && html`<${Lazy} load=${NARROW} query=${query} apply=${apply} all=${queue === 'all'} supervised=${queue === 'supervised'}/>${Object.values(query).some(Boolean) && html`<${Keep} saved=${saved} queue=${queue} query=${query}/>`}`}</div></div>`;
}
