// Many rows from a spreadsheet: sent in parts, the progress shown, the refused rows named.
import { html, useState } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { Sheet } from './sheet.js';

const PART = 100;

const linesOf = (text) => text.split(/\r?\n/).filter((line) => line.trim());

function* inParts(text) {
  const [head, ...rows] = linesOf(text);
  for (let from = 0; from < rows.length; from += PART) {
    yield { from, csv: [head, ...rows.slice(from, from + PART)].join('\n'), size: Math.min(PART, rows.length - from) };
  }
}

/** Sends part after part; stops at the first refusal and says which lines it concerns. */
async function sendAll(path, text, progress) {
  let sent = 0;
  for (const part of inParts(text)) {
    try {
      await call(path, { method: 'POST', body: { csv: part.csv } });
    } catch (refusal) {
      refusal.sent = sent;
      refusal.lines = refusal.errors.map((error) => `${lineOf(error.field, part.from)}${error.message}`);
      throw refusal;
    }
    sent += part.size;
    progress(sent);
  }
  return sent;
}

function lineOf(field, from) {
  const row = /(\d+)/.exec(field || '');
  return row ? t('第 {n} 行：', { n: Number(row[1]) + from }) : '';
}

const withoutSent = (text, sent) => {
  const [head, ...rows] = linesOf(text);
  return [head, ...rows.slice(sent)].join('\n');
};

/** `kind` names the list: its address, its title, what its columns are. */
export function Import({ kind, close, changed }) {
  const [text, setText] = useState('');
  const [sent, setSent] = useState(null);
  const [refusal, setRefusal] = useState(null);
  const rows = Math.max(0, linesOf(text).length - 1);
  const start = async (event) => {
    event.preventDefault();
    setRefusal(null);
    setSent(0);
    try {
      changed(t('已导入 {n} 行。', { n: await sendAll(kind.path, text, setSent) }));
      close();
    } catch (refused) {
      setRefusal(refused);
      setText(withoutSent(text, refused.sent || 0));
      setSent(null);
    }
  };
  return html`<${Sheet} title=${t(kind.title)} close=${close}><form class="form" onSubmit=${start} aria-busy=${String(sent !== null)}>
    <p>${t('从表格里复制，粘贴到下面。')}${t(kind.columns)}</p>
    ${refusal && html`<div class="notice bad" role="alert"><p>${refusal.message} ${refusal.sent > 0 && t('前面 {n} 行已经导入，下面是还没导入的。', { n: refusal.sent })}</p><ul>${(refusal.lines || []).map((line) => html`<li key=${line}>${line}</li>`)}</ul></div>`}
    <div class="field"><label for="csv">${t('表格内容')}</label><textarea id="csv" rows="10" required spellcheck=${false} placeholder=${t(kind.example)} value=${text} disabled=${sent !== null} onInput=${(event) => setText(event.target.value.replace(/\t/g, ','))}/>
      <p class="help" role="status">${t('{n} 行', { n: rows })}</p></div>
    ${sent !== null && html`<p role="status">${t('正在导入 {sent} / {rows}', { sent, rows })}<progress max=${rows} value=${sent} aria-label=${t('导入进度')}/></p>`}
    <p class="row acts"><button class="primary" disabled=${sent !== null || !rows}>${t('开始导入')}</button><button type="button" onClick=${close}>${t('取消')}</button></p></form><//>`;
}
