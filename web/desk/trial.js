// What the drafted rules would have done with past appeals: numbers and units, never content.
import { html, useEffect, useRef } from './view.js';
import { t } from './words.js';
import { nameOf } from './nameof.js';
import { dayAndTime } from './moments.js';

const SHOWN = 50;

export function Trial({ trial, units }) {
  const box = useRef();
  useEffect(() => { box.current.focus(); }, [trial]);
  const where = (unit) => (unit ? nameOf(units, unit) : t('转人工'));
  return html`<section class="panel" tabindex="-1" ref=${box}><h2>${t('在最近 {n} 件上试算', { n: trial.looked_at })}</h2>
    <p>${t('转人工：现在 {now} 件，改后 {then} 件。去向有变化的 {n} 件。', { now: trial.to_person.now, then: trial.to_person.then, n: trial.changed.length })}</p>
    ${trial.changed.length > 0 && html`<div class="scroll" tabindex="0" role="region" aria-label=${t('去向有变化的')}><table><thead><tr>
      ${['工单编号', '提交', '现在派给', '改后派给', '实际办理'].map((head) => html`<th scope="col" key=${head}>${t(head)}</th>`)}</tr></thead>
      <tbody>${trial.changed.slice(0, SHOWN).map((change) => html`<tr key=${change.no}><th scope="row">${change.no}</th><td>${dayAndTime(change.submitted_at)}</td><td>${where(change.now)}</td><td>${where(change.then)}</td><td>${where(change.actual)}</td></tr>`)}</tbody></table></div>`}</section>`;
}
