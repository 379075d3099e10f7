// The list of powers and duties from a spreadsheet: what would change is shown before it is done.
import { html, useState } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { Sheet } from './sheet.js';
import { useUnsaved } from './unsaved.js';
import { Choice } from './pickers.js';
import { Source, Wrong, bodyOf, isEmpty } from './source.js';

const MODES = [['replace', '换成这份清单（清单里没有的删除）'], ['add', '添加（编号相同的替换，其余不动）']];
const EXAMPLE = '编号,事项,单位,关键词,依据\nCG-001,餐饮油烟,县城管局,油烟；排烟,大气污染防治法第118条';

const send = (source, mode, dryRun) => call('/duties/import', { method: 'POST', body: { ...bodyOf(source), mode, dry_run: dryRun } });

export function Intake({ close, changed }) {
  const [source, setSource] = useState({ csv: '' });
  const [mode, setMode] = useState('replace');
  const [plan, setPlan] = useState(null);
  const [refusal, setRefusal] = useState(null);
  const [busy, setBusy] = useState(false);
  const mayLeave = useUnsaved(!isEmpty(source));
  const alter = (set) => (value) => { set(value); setPlan(null); setRefusal(null); };
  const ask = async (event) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(null);
    try {
      const answer = await send(source, mode, !plan);
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
    <p>${t('选择文件（.xlsx 或 CSV），或者从表格里复制、粘贴。要有一行列名：编号、事项、单位、关键词、依据。单位写名称或编号，关键词用分号隔开。')}</p>
    ${refusal && html`<${Wrong} refusal=${refusal}/>`}
    <${Source} value=${source} set=${alter(setSource)} fail=${setRefusal} example=${EXAMPLE}/>
    <fieldset class="field"><legend>${t('怎么导入')}</legend><${Choice} field=${{ options: MODES }} value=${mode} set=${alter(setMode)} attrs=${{ id: 'mode' }}/></fieldset>
    ${plan && html`<p class=${`notice ${plan.removed ? 'warn' : ''}`} role="status">${nothing ? t('和现在的清单一样，没有要改的。') : t('将会：{counts}。确认后一次全部生效。', { counts: counts(plan) })}${(plan.ignored || []).length > 0 && t('没有用到：{names}。', { names: plan.ignored.join('、') })}</p>`}
    <p class="row acts"><button class=${plan && plan.removed ? 'grave' : 'primary'} disabled=${busy || isEmpty(source) || nothing}>${plan ? t('确认导入') : t('看看会改什么')}</button><button type="button" onClick=${() => mayLeave() && close()}>${t('取消')}</button></p></form><//>`;
}

const counts = ({ added, changed, removed }) => t('新增 {added} 项，修改 {changed} 项，删除 {removed} 项', { added, changed, removed });
