// A year's notice of days of rest, pasted: what was read of it is shown before it is kept.
import { html, useState, useEffect, useRef } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { Form } from './form.js';
import { Sheet } from './sheet.js';
import { useUnsaved } from './unsaved.js';
import { Days, enter } from './workdays.js';

const FIELDS = [
  { name: 'text', label: '通知全文', kind: 'area', rows: 8, max: 20000, required: true, help: '从国务院办公厅的通知里复制，一个节日一行。', placeholder: '例如：一、元旦：1月1日（周五）至3日（周日）放假，共3天。' },
  { name: 'year', label: '年份', kind: 'number', help: '通知里写了年份的不用填。' },
];

const SOURCE = { name: 'source', label: '出处', kind: 'text', max: 80, required: true, help: '通知的文号或标题。' };

const read = ({ text, year }) => call('/calendar/notice', { method: 'POST', body: { text, year: year ? Number(year) : undefined } });

export function Notice({ calendar, put, close }) {
  const [values, setValues] = useState({});
  const [notice, setNotice] = useState(null);
  const mayLeave = useUnsaved(Boolean(values.text));
  const alter = (next) => {
    if (next.text !== values.text || next.year !== values.year) setNotice(null);
    setValues(next);
  };
  const nothing = notice && !Object.keys(notice.days).length;
  const fields = notice && !nothing && !notice.source ? [...FIELDS, SOURCE] : FIELDS;
  const send = async () => {
    if (!notice) { setNotice(await read(values)); return; }
    put(await enter(calendar, { ...notice, source: notice.source || values.source }));
    close();
  };
  const renew = async () => put(await call('/calendar'));
  return html`<${Sheet} title=${t('录入放假通知')} close=${close}>
    <${Form} fields=${fields} values=${values} change=${alter} send=${send} blocked=${nothing} renew=${renew} submit=${notice ? t('确认录入') : t('看看读到什么')} cancel=${() => mayLeave() && close()} kept
      foot=${notice && html`<${Read} notice=${notice} nothing=${nothing} again=${calendar.years[notice.year]}/>`}/><//>`;
}

function Read({ notice, nothing, again }) {
  const { year, days, unread, missing } = notice;
  const box = useRef();
  useEffect(() => { box.current.focus(); }, [notice]);
  return html`<div class="read" role="status" tabindex="-1" ref=${box}>
    ${nothing ? html`<p class="notice bad">${t('没有读到放假或上班的日子。')}</p>` : html`<h3>${t('{year} 年', { year })}</h3><${Days} days=${days}/>`}
    ${again && html`<p class="notice">${t('会换掉 {year} 年已录入的日子。', { year })}</p>`}
    ${unread.length > 0 && html`<div class="notice warn"><p>${t('这些地方没有读进去，请核对后改一改再看：')}</p><ul>${unread.map(({ line, text, message }) => html`<li key=${`${line}${text}`}>${t('第 {line} 行：{message}', { line, message })} <span class="soft">${text}</span></li>`)}</ul></div>`}
    ${!nothing && missing.length > 0 && html`<p class="notice warn">${t('没有读到：{names}', { names: missing.join('、') })}</p>`}</div>`;
}
