// Units and the group robots that tell them. A robot hears number, level and link, never content.
import { html } from './view.js';
import { t } from './words.js';
import { useChoices } from './choices.js';
import { Roster } from './roster.js';
import { Robots } from './robots.js';
import { One } from './pickers.js';
import { Many } from './import.js';
import { nameOf } from './nameof.js';

const KIND = {
  path: '/units', title: '单位与群机器人', add: '新增单位', empty: '还没有单位。',
  intro: '群机器人只发工单编号、级别和链接，不发内容。',
  words: (unit) => `${unit.name} ${unit.id}`,
  read: (unit) => ({ id: unit.id, name: unit.name, parent: unit.parent || '', grid: unit.grid }),
  write: ({ id, name, parent, grid, robots }, isNew) => ({ ...(isNew && { id }), name, parent: parent || null, grid: Boolean(grid), ...(robots && { robots: robots.map(({ kind, key, secret }) => ({ kind, key, ...(secret && { secret }) })) }) }),
  fields: [
    { name: 'id', label: '单位编号', kind: 'text', exact: true, required: true, max: 40, only: 'new', help: '英文字母和数字，例如 chengguan，以后不能改。' },
    { name: 'name', label: '单位名称', kind: 'text', required: true, max: 60 },
    { name: 'parent', label: '上级单位', kind: One, of: 'unit' },
    { name: 'grid', label: '网格、村社区', kind: 'tick', help: '派给它的诉求要尽快联系群众，默认 30 分钟，在“本县设置”里定。' },
    { name: 'robots', label: '群机器人', kind: Robots, help: '已有的机器人和密钥不显示。这里不填就保持原样；填了就全部换掉。' },
  ],
};

const MANY = {
  path: '/units/import', title: '批量导入单位', heads: ['名称', '单位编号', '上级单位', '网格、村社区'], cells: (line, units) => [line.id, nameOf(units, line.unit), line.grid ? t('是') : ''],
  example: '单位名称,单位编号,上级单位,是否网格\n县水利局,shuili,,\n青竹镇水利站,,县水利局,\n翠竹网格,,,是',
  columns: '选择文件（.xlsx 或 CSV），或者从表格里复制、粘贴。要有一行列名：单位名称、单位编号、上级单位、是否网格（填“是”的要尽快联系群众）；后三列可以没有。已有的单位不会改动。',
};

export function Screen() {
  const choices = useChoices(['/units']);
  const extra = (changed) => html`<${Many} kind=${MANY} units=${choices.unit} changed=${changed}/>`;
  return html`<${Roster} kind=${KIND} choices=${choices} extra=${extra} row=${(unit, acts) => html`<${Unit} unit=${unit} ...${acts}/>`}/>`;
}

function Unit({ unit, items, edit }) {
  const parent = items.find((other) => other.id === unit.parent);
  return html`<div class="who"><b>${unit.name}</b><span class="soft">${[unit.id, unit.grid && t('网格、村社区'), parent && t('上级：{name}', { name: parent.name })].filter(Boolean).join(' · ')}</span></div>
    <div class="row"><button class="small" aria-label=${`${t('修改')} ${unit.name}`} onClick=${edit}>${t('修改')}</button></div>`;
}
