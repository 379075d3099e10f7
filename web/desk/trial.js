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
  const hidden = trial.changed.length - SHOWN;
  return html`<section class="panel trial" tabindex="-1" ref=${box}><h2>${t('在最近 {n} 件上试算', { n: trial.looked_at })}</h2>
    <${Score} trial=${trial}/>
    <p>${t('去向有变化的 {n} 件。', { n: trial.changed.length })}${hidden > 0 && t('列出前 {n} 件。', { n: SHOWN })}</p>
    ${trial.changed.length > 0 && html`<div class="scroll" tabindex="0" role="region" aria-label=${t('去向有变化的')}><table><thead><tr>
      ${['工单编号', '提交', '现在派给', '改后派给', '实际办理'].map((head) => html`<th scope="col" key=${head}>${t(head)}</th>`)}</tr></thead>
      <tbody>${trial.changed.slice(0, SHOWN).map((change) => html`<tr key=${change.no}><th scope="row">${change.no}</th><td>${dayAndTime(change.submitted_at)}</td><td>${where(change.now)}</td><td>${where(change.then)}</td><td>${where(change.actual)}</td></tr>`)}</tbody></table></div>`}</section>`;
}

/** Right and wrong are counted where a unit signed for it; what went to a person is neither. */
function Score({ trial: { right, wrong, to_person: person, looked_at: all } }) {
  const rows = [['派对', right, right.of], ['派错', wrong, right.of], ['转人工', person, all]];
  return html`<table class="score"><thead><tr><td/><th scope="col">${t('现在')}</th><th scope="col">${t('改后')}</th></tr></thead>
    <tbody>${rows.map(([name, counted, of]) => html`<tr key=${name}><th scope="row">${t(name)}</th><td>${counted.now} / ${of}</td><td><b>${counted.then} / ${of}</b></td></tr>`)}</tbody></table>
    <p class="soft">${t('“派对”“派错”只看已有单位签收、没有申请退单的 {n} 件。', { n: right.of })}</p>`;
}
