// Units and the group robots that tell them. A robot hears number, level and link, never content.
import { html } from './view.js';
import { t } from './words.js';
import { useChoices } from './choices.js';
import { Roster } from './roster.js';
import { Robots } from './robots.js';
import { One } from './pickers.js';

const KIND = {
  path: '/units', title: '单位与群机器人', add: '新增单位', empty: '还没有单位。',
  intro: '群机器人只发工单编号、级别和链接，不发内容。',
  words: (unit) => `${unit.name} ${unit.id}`,
  read: (unit) => ({ id: unit.id, name: unit.name, parent: unit.parent || '' }),
  write: ({ id, name, parent, robots }, isNew) => ({ ...(isNew && { id }), name, parent: parent || null, ...(robots && { robots: robots.map(({ kind, key, secret }) => ({ kind, key, ...(secret && { secret }) })) }) }),
  fields: [
    { name: 'id', label: '单位编号', kind: 'text', exact: true, required: true, max: 40, only: 'new', help: '英文字母和数字，例如 chengguan，以后不能改。' },
    { name: 'name', label: '单位名称', kind: 'text', required: true, max: 60 },
    { name: 'parent', label: '上级单位', kind: One, of: 'unit' },
    { name: 'robots', label: '群机器人', kind: Robots, help: '已有的机器人和密钥不显示。这里不填就保持原样；填了就全部换掉。' },
  ],
};

export function Screen() {
  const choices = useChoices(['/units']);
  return html`<${Roster} kind=${KIND} choices=${choices} row=${(unit, acts) => html`<${Unit} unit=${unit} ...${acts}/>`}/>`;
}

function Unit({ unit, items, edit }) {
  const parent = items.find((other) => other.id === unit.parent);
  return html`<div class="who"><b>${unit.name}</b><span class="soft">${[unit.id, parent && t('上级：{name}', { name: parent.name })].filter(Boolean).join(' · ')}</span></div>
    <div class="row"><button class="small" aria-label=${`${t('修改')} ${unit.name}`} onClick=${edit}>${t('修改')}</button></div>`;
}
