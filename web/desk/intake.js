// The list of powers and duties from a spreadsheet: what would change is shown before it is done.
import { html, useState } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { Sheet } from './sheet.js';
import { Choice } from './pickers.js';

const MODES = [['replace', '换成这份清单（清单里没有的删除）'], ['add', '添加（编号相同的替换，其余不动）']];
const EXAMPLE = '编号,事项,单位,关键词,依据\nCG-001,餐饮油烟,县城管局,油烟；排烟,大气污染防治法第118条';

/** Excel saves Chinese as GB18030 where nobody tells it otherwise, and its "Unicode text" as UTF-16. */
export async function readText(file) {
  const bytes = await file.arrayBuffer();
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const send = (csv, mode, dryRun) => call('/duties/import', { method: 'POST', body: { csv, mode, dry_run: dryRun } });

export function Intake({ close, changed }) {
  const [csv, setCsv] = useState('');
  const [mode, setMode] = useState('replace');
  const [plan, setPlan] = useState(null);
  const [refusal, setRefusal] = useState(null);
  const [busy, setBusy] = useState(false);
  const alter = (set) => (value) => { set(value); setPlan(null); setRefusal(null); };
  const ask = async (event) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(null);
    try {
      const answer = await send(csv, mode, !plan);
      if (!plan) { setPlan(answer); return; }
      changed(t('已导入：{counts}。', { counts: counts(answer) }));
      close();
    } catch (refused) {
      setRefusal(refused);
    } finally {
      setBusy(false);
    }
  };
  const nothing = plan && !(plan.added + plan.changed + plan.removed);
  return html`<${Sheet} title=${t('导入权责清单')} close=${close}><form class="form" onSubmit=${ask} aria-busy=${String(busy)}>
    <p>${t('选择 CSV 文件，或者从表格里复制、粘贴。第一行是列名：编号、事项、单位、关键词、依据。单位写名称或编号，关键词用分号隔开。')}</p>
    ${refusal && html`<div class="notice bad" role="alert">${refusal.errors.length ? html`<p>${t('有读不懂的行，什么都没有改：')}</p><ul>${refusal.errors.map((error) => html`<li key=${error.field + error.code}>${error.message}</li>`)}</ul>` : html`<p>${refusal.message}</p>`}</div>`}
    <p class="row"><label class="button upload">${t('选择文件')}<input type="file" accept=".csv,.txt,.tsv,text/csv,text/plain" onChange=${async (event) => event.target.files[0] && alter(setCsv)(await readText(event.target.files[0]))}/></label></p>
    <div class="field"><label for="csv">${t('表格内容')}</label><textarea id="csv" rows="8" required spellcheck=${false} placeholder=${t(EXAMPLE)} value=${csv} onInput=${(event) => alter(setCsv)(event.target.value)}/></div>
    <fieldset class="field"><legend>${t('怎么导入')}</legend><${Choice} field=${{ options: MODES }} value=${mode} set=${alter(setMode)} attrs=${{ id: 'mode' }}/></fieldset>
    ${plan && html`<p class=${`notice ${plan.removed ? 'warn' : ''}`} role="status">${nothing ? t('和现在的清单一样，没有要改的。') : t('将会：{counts}。确认后一次全部生效。', { counts: counts(plan) })}</p>`}
    <p class="row acts"><button class=${plan && plan.removed ? 'grave' : 'primary'} disabled=${busy || !csv.trim() || nothing}>${plan ? t('确认导入') : t('看看会改什么')}</button><button type="button" onClick=${close}>${t('取消')}</button></p></form><//>`;
}

const counts = ({ added, changed, removed }) => t('新增 {added} 项，修改 {changed} 项，删除 {removed} 项', { added, changed, removed });
