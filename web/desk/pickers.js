// Inputs that choose from a list. A field names one of them as its kind.
import { html } from './view.js';
import { t } from './words.js';
import { may, useHere } from './here.js';
import { Icon } from './icons.js';
import { Pick } from './pick.js';
import { recentFirst } from './recent.js';
import { nameOf } from './nameof.js';

/** Several controls in one field: their name is a legend, not a label. */
const grouped = (input) => Object.assign(input, { grouped: true });

export const Choice = grouped(({ field, value, set, attrs }) => html`<div class="choices">${field.options.map(([option, label]) => html`
  <label key=${option} class="choice"><input type="radio" name=${attrs.id} checked=${value === option} onChange=${() => set(option)} aria-describedby=${attrs['aria-describedby']}/><span>${t(label)}</span></label>`)}</div>`);

export const Ticks = grouped(({ field, value = [], set, attrs }) => html`<div class="choices">${field.options.map(([option, label]) => html`
  <label key=${option} class="choice"><input type="checkbox" name=${attrs.id} checked=${value.includes(option)}
    onChange=${(event) => set(event.target.checked ? [...value, option] : value.filter((one) => one !== option))}/><span>${t(label)}</span></label>`)}</div>`);

export const Level = grouped(({ field, value, set, attrs }) =>
  html`<${Choice} field=${{ ...field, options: field.choices.map((option) => [option.id, option.name]) }} value=${value} set=${set} attrs=${attrs}/>`);

export function One({ field, value, set, attrs }) {
  const { me } = useHere();
  const isUnit = field.of === 'unit';
  return html`<${Pick} ...${attrs} options=${isUnit ? recentFirst(field.choices) : field.choices} noted=${isUnit && may.work(me)} value=${value} onPick=${set} placeholder=${t('输入名称查找')}/>`;
}

export function Several({ field, value = [], set, attrs }) {
  const left = field.choices.filter((option) => !value.includes(option.id));
  return html`${value.length > 0 && html`<ul class="picked">${value.map((id) => html`<li key=${id}>${nameOf(field.choices, id)}
      <button type="button" aria-label=${t('去掉 {name}', { name: nameOf(field.choices, id) })} onClick=${() => set(value.filter((one) => one !== id))}><${Icon} name="close"/></button></li>`)}</ul>`}
    <${Pick} key=${value.length} ...${attrs} options=${left} value="" onPick=${(id) => id && set([...value, id])} placeholder=${t('输入名称添加')}/>`;
}

/** Free text, with what is in use already to choose from. */
export const Known = ({ field, value, set, attrs }) => html`<input ...${attrs} type="text" autocomplete="off" list=${`${attrs.id}-known`} value=${value ?? ''}
    placeholder=${field.placeholder && t(field.placeholder)} onInput=${(event) => set(event.target.value)}/>
  <datalist id=${`${attrs.id}-known`}>${field.choices.map((option) => html`<option key=${option.id} value=${option.id}/>`)}</datalist>`;

/** Words are typed in a row and kept apart. */
export const Words = ({ value = [], set, attrs }) => html`<input ...${attrs} type="text" autocomplete="off" value=${value.join(' ')}
  onChange=${(event) => set(event.target.value.split(/[\s,，、;；|｜/／。]+/).filter(Boolean))}/>`;
