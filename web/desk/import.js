// Many places from a spreadsheet: what would become of each row is shown before any is written.
import { html, useState } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { Sheet } from './sheet.js';
import { useUnsaved } from './unsaved.js';
import { Source, Wrong, isEmpty } from './source.js';
import { sendAll } from './parts.js';

const PATIENCE = 29000; // ten thousand rows take their time
const SHOWN = 100;
const FATES = { new: '新增', changed: '修改', double: '已有' };

const counts = ({ added, changed, doubled }) => t('新增 {added} 个，修改 {changed} 个，已有 {doubled} 个', { added, changed, doubled });

/** `kind` names the list: its address, its title, what its columns are, what the preview shows of each row. */
function Import({ kind, units, close, changed }) {
  const [source, setSource] = useState({ csv: '' });
  const [plan, setPlan] = useState(null);
  const [refusal, setRefusal] = useState(null);
  const [busy, setBusy] = useState(false);
  const mayLeave = useUnsaved(!isEmpty(source));
  const [gone, setGone] = useState(null);
  const alter = (value) => { setSource(value); setPlan(null); setRefusal(null); };
  const ask = async (event) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(null);
    try {
      const send = (part) => call(kind.path, { method: 'POST', patience: PATIENCE, body: { ...part, dry_run: !plan } });
      const answer = await sendAll(source, send, setGone);
      if (!plan) { setPlan(answer); return; }
      changed(t('已导入：{counts}。', { counts: counts(answer) }));
      close();
    } catch (refused) {
      setPlan(null);
      setRefusal(refused);
    } finally {
      setBusy(false);
      setGone(null);
    }
  };
  const nothing = plan && !(plan.added + plan.changed);
  return html`<${Sheet} title=${t(kind.title)} close=${close}><form class="form" onSubmit=${ask} aria-busy=${String(busy)}>
    <p>${t(kind.columns)}</p>
    ${refusal && html`<${Wrong} refusal=${refusal}/>`}
    <${Source} value=${source} set=${alter} fail=${setRefusal} example=${kind.example}/>
    ${gone && html`<p class="soft" role="status">${t('第 {done} 份，共 {all} 份', gone)}</p><progress max=${gone.all} value=${gone.done} aria-label=${t('上传进度')}/>`}
    ${plan && html`<${Plan} kind=${kind} plan=${plan} units=${units} nothing=${nothing}/>`}
    <p class="row acts"><button class="primary" disabled=${busy || isEmpty(source) || nothing}>${plan ? t('确认导入') : t('看看会改什么')}</button><button type="button" onClick=${() => mayLeave() && close()}>${t('取消')}</button></p></form><//>`;
}

function Plan({ kind, plan, units, nothing }) {
  return html`<p class="notice" role="status">${nothing ? t('这些都已经有了，没有要改的。') : t('将会：{counts}。', { counts: counts(plan) })}
      ${plan.ignored.length > 0 && t('没有用到：{names}。', { names: plan.ignored.join('、') })}</p>
    <table class="plan"><caption class="unseen">${t('导入预览')}</caption><thead><tr>${['行', '结果', ...kind.heads].map((head) => html`<th scope="col" key=${head}>${t(head)}</th>`)}</tr></thead>
      <tbody>${plan.lines.slice(0, SHOWN).map((line) => html`<tr key=${line.row}><td>${line.row}</td><td>${t(FATES[line.fate])}</td><th scope="row">${line.name}</th>${kind.cells(line, units).map((cell, n) => html`<td key=${n}>${cell}</td>`)}</tr>`)}</tbody></table>
    ${plan.added + plan.changed + plan.doubled > SHOWN && html`<p class="soft">${t('只列出前 {n} 行。', { n: SHOWN })}</p>`}`;
}

/** The button that opens it, for the head of a list. */
export function Many({ kind, units, changed }) {
  const [open, setOpen] = useState(false);
  return html`<button onClick=${() => setOpen(true)}>${t(kind.button || '批量导入')}</button>
    ${open && html`<${Import} kind=${kind} units=${units} close=${() => setOpen(false)} changed=${changed}/>`}`;
}
