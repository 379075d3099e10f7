// Which kinds of matter are pushed to which unit, for it to say what it found (主动推送核查).
import { html, useId } from './view.js';
import { t } from './words.js';
import { useChoices } from './choices.js';
import { One, Several, Words } from './pickers.js';

Pushes.grouped = true;

export function Pushes({ value = [], set, attrs }) {
  const choices = useChoices();
  const put = (n, change) => set(value.map((push, at) => (at === n ? { ...push, ...change } : push)));
  return html`<div id=${attrs.id}>${value.map((push, n) => html`<${Push} key=${n} n=${n} push=${push} choices=${choices} put=${(change) => put(n, change)} drop=${() => set(value.filter((_, at) => at !== n))}/>`)}
    <button type="button" onClick=${() => set([...value, { unit: '', categories: [], keywords: [], text: '' }])}>${t('添加推送')}</button></div>`;
}

function Push({ n, push, choices, put, drop }) {
  const id = useId();
  const attrs = (name) => ({ id: `${id}-${name}` });
  return html`<div class="sub"><p class="row"><b>${t('第 {n} 条推送', { n: n + 1 })}</b><button type="button" class="small end" aria-label=${t('删除第 {n} 条推送', { n: n + 1 })} onClick=${drop}>${t('删除')}</button></p>
    <label for=${`${id}-categories`}>${t('分类是（任一）')}</label><${Several} field=${{ choices: choices.category || [] }} value=${push.categories} set=${(categories) => put({ categories })} attrs=${attrs('categories')}/>
    <label for=${`${id}-keywords`}>${t('或内容里有这些词（任一）')}</label><${Words} value=${push.keywords} set=${(keywords) => put({ keywords })} attrs=${attrs('keywords')}/>
    <label for=${`${id}-unit`}>${t('推送给')}</label><${One} field=${{ choices: choices.unit || [] }} value=${push.unit} set=${(unit) => put({ unit })} attrs=${attrs('unit')}/>
    <label for=${`${id}-text`}>${t('核查什么')}</label><input id=${`${id}-text`} type="text" autocomplete="off" placeholder=${t('不填就请它核查是否属实')} value=${push.text} onInput=${(event) => put({ text: event.target.value })}/></div>`;
}
