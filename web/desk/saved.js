// Lists that one looks at again and again, under names of one's own (常用筛选): a touch leads to each.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { link } from './routes.js';
import { Icon } from './icons.js';

export function useSaved() {
  const [lists, set] = useState([]);
  useEffect(() => { call('/filters').then(({ items }) => set(items), () => null); }, []);
  const keep = async (kept) => set((await call('/filters', { method: 'POST', body: kept })).items);
  const drop = async ({ id }) => { await call(`/filters/${id}`, { method: 'DELETE' }); set(lists.filter((one) => one.id !== id)); };
  return { lists, keep, drop };
}

const said = (query) => String(new URLSearchParams(Object.entries(query).filter(([, value]) => value).sort()));

export const isHere = (one, queue, query) => one.queue === queue && said(one.asked) === said(query);

/** The names; while the filters are open, each can be let go. */
export function Names({ saved: { lists, drop }, open, queue, query }) {
  if (!lists.length) return null;
  return html`<nav class="saved" aria-label=${t('常用筛选')}><ul>${lists.map((one) => html`<li key=${one.id}><a href=${link('queue', [one.queue], one.asked)} aria-current=${isHere(one, queue, query) ? 'page' : null}>${one.name}</a>
      ${open && html`<button class="quiet" aria-label=${t('删去 {name}', { name: one.name })} onClick=${() => drop(one)}><${Icon} name="close"/></button>`}</li>`)}</ul></nav>`;
}

/** What is asked for now, kept under a name. */
export function Keep({ saved: { keep }, queue, query }) {
  const [name, type] = useState('');
  const [wrong, refuse] = useState('');
  const send = async (event) => {
    event.preventDefault();
    try {
      await keep({ name, queue, asked: query });
      type('');
      refuse('');
    } catch (refusal) {
      refuse(refusal.errors.length ? refusal.errors[0].message : refusal.message);
    }
  };
  return html`<form class="keep row" onSubmit=${send}><label for="keep-name">${t('存为常用筛选')}</label>
    <input id="keep-name" placeholder=${t('起个名字')} value=${name} aria-describedby=${wrong ? 'keep-wrong' : null} onInput=${(event) => type(event.target.value)}/>
    <button class="small" disabled=${!name.trim()}>${t('保存')}</button>${wrong && html`<p class="error" id="keep-wrong" role="alert">${wrong}</p>`}</form>`;
}
