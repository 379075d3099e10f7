// What can be done to all that are ticked: each answers for itself, and nothing is sent for some seconds.
import { html, useState } from './view.js';
import { t } from './words.js';
import { useChoices } from './choices.js';
import { Pick } from './pick.js';
import { nameOf } from './nameof.js';
import { hold } from './held.js';
import { quick, takeAll } from './quick.js';

export function Several({ lines, me, clear }) {
  const choices = useChoices(['/units']);
  const [unit, setUnit] = useState('');
  const [note, setNote] = useState(''); // whoever is refused reads why
  const able = lines.filter((line) => (quick(line, me) || { likely: false }).likely !== false); // what is not likely is taken one by one
  const asked = lines.filter((line) => line.flags.includes('return_pending'));
  const dispatches = me.user.roles.includes('dispatcher');
  const after = (act) => () => { act(); clear(); };
  const send = after(() => hold({ action: 'dispatch', lines, common: { unit }, words: t('派给{unit}：{title}', { unit: nameOf(choices.unit, unit), title: t('{n} 件', { n: lines.length }) }) }));
  const decide = (decision, words, more) => after(() => hold({ action: 'decide-return', lines: asked, common: { decision, ...more }, words: t(words, { n: asked.length }) }));
  return html`<div class="several" role="group" aria-label=${t('批量操作')}><p class="row"><b>${t('已选 {n} 件', { n: lines.length })}</b>
      ${able.length > 0 && html`<button class="small primary" onClick=${after(() => takeAll(able, me))}>${t('{verb} {n} 件', { verb: t(quick(able[0], me).verb), n: able.length })}</button>`}
      ${dispatches && asked.length > 0 && html`<button class="small" onClick=${decide('approve', '同意退单 {n} 件')}>${t('同意退单 {n} 件', { n: asked.length })}</button>`}
      <button class="small quiet end" onClick=${clear}>${t('取消')}</button></p>
    ${dispatches && asked.length > 0 && html`<div class="row"><input class="grow" aria-label=${t('为什么不同意')} placeholder=${t('为什么不同意')} value=${note} onInput=${(event) => setNote(event.target.value)}/>
      <button class="small" disabled=${!note.trim()} onClick=${decide('refuse', '不同意退单 {n} 件', { note })}>${t('不同意退单 {n} 件', { n: asked.length })}</button></div>`}
    ${dispatches && asked.length === 0 && html`<div class="row"><${Pick} id="several-unit" aria-label=${t('派给')} options=${choices.unit || []} value=${unit} onPick=${setUnit} placeholder=${t('派给别的单位')}/>
      <button class="small" disabled=${!unit} onClick=${send}>${t('派单')}</button></div>`}</div>`;
}
