// The plain inputs by their kind; `form.js` puts label, help and error around them.
import { html } from './view.js';
import { t } from './words.js';

/** A name that is a key: no telephone may put a capital or a correction into it. */
const EXACT = { autocapitalize: 'none', autocorrect: false, spellcheck: false };

/** What is too long stays as it was pasted, and is told; nothing is cut without a word. */
export const over = ({ max }, value) => (max && String(value || '').length > max ? t('最多 {max} 个字，写了 {n} 个', { max, n: String(value).length }) : '');

const typed = (type) => ({ field, value, set, attrs }) =>
  html`<input ...${attrs} type=${type} value=${value ?? ''} autocomplete=${field.autocomplete || 'off'} ...${field.exact ? EXACT : {}}
    inputmode=${field.inputmode} placeholder=${field.placeholder && t(field.placeholder)} onInput=${(event) => set(event.target.value)}/>`;

function Area({ field, value, set, attrs }) {
  const left = field.max - (value || '').length;
  return html`<textarea ...${attrs} rows=${field.rows || 3} value=${value ?? ''} placeholder=${field.placeholder && t(field.placeholder)}
    onInput=${(event) => set(event.target.value)}/>${field.max && left < 100 && html`<p class="help" role="status">${left < 0 ? over(field, value) : t('还可以写 {n} 个字', { n: left })}</p>`}`;
}

const Select = ({ field, value, set, attrs }) => html`<select ...${attrs} value=${value ?? ''} onChange=${(event) => set(event.target.value)}>
  <option value="">${t('请选择')}</option>${field.choices.map((option) => html`<option key=${option.id} value=${option.id}>${option.name}</option>`)}</select>`;

const Tick = ({ field, value, set, attrs }) => html`<label class="choice"><input ...${attrs} type="checkbox" checked=${Boolean(value)} onChange=${(event) => set(event.target.checked)}/><span>${t(field.label)}</span></label>`;

const Numeric = ({ value, set, attrs }) => html`<input ...${attrs} class="number" type="number" inputmode="decimal" min="0" step="any" value=${value ?? ''} onInput=${(event) => set(event.target.value)}/>`;

export const INPUTS = {
  text: typed('text'), password: typed('password'), moment: typed('datetime-local'), day: typed('date'), number: Numeric,
  area: Area, select: Select, tick: Tick,
};
