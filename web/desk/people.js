// Those who work here: accounts, roles, units, a new password.
import { html } from './view.js';
import { t } from './words.js';
import { useAnswer } from './load.js';
import { call } from './calls.js';
import { useChoices } from './choices.js';
import { Roster, Switch } from './roster.js';
import { One, Several, Ticks } from './pickers.js';
import { Many } from './import.js';
import { ROLES } from './roles.js';
import { nameOf } from './nameof.js';
import { Screen as Handover } from './handover.js';

const isDeputy = ({ roles = [] }) => roles.includes('deputy');
const isOffice = (values) => !isDeputy(values);

/** The towns of the county; what lies deeper in the tree comes by its code, from a sheet. */
async function towns() {
  const { items: tops } = await call('/regions');
  const inside = await Promise.all(tops.filter(({ kind }) => kind === 'county').map(({ code }) => call(`/regions?within=${code}`)));
  return [...tops, ...inside.flatMap(({ items }) => items)].filter(({ kind }) => kind !== 'county').map(({ code, name }) => ({ id: code, name }));
}

function Towns({ field, ...input }) {
  const { answer = [] } = useAnswer(towns, 'towns');
  return html`<${Several} ...${input} field=${{ ...field, choices: answer }}/>`;
}

const KIND = {
  path: '/people', title: '人员', add: '新增人员', empty: '还没有人员。',
  intro: '新账号第一次登录时必须更改密码。离岗的人请停用，不要删除：办理记录里还有他的名字。',
  words: (person) => `${person.name} ${person.id} ${person.unit || ''} ${person.roles.map((role) => t(ROLES[role] || role)).join(' ')}`,
  read: (person) => ({ ...person, roles: person.roles || [], unit: person.unit || '' }),
  write: ({ id, name, roles, unit, head = false, guarded = false, regions = [], categories = [], password }, isNew) => ({
    ...(isNew && { id }), name, roles, ...(isDeputy({ roles }) ? { head: false, guarded: false, unit: null, regions, categories } : { head, guarded, unit: unit || null, regions: [], categories: [] }), ...(password && { password }),
  }),
  fields: [
    { name: 'id', label: '用户名', kind: 'text', exact: true, required: true, max: 40, only: 'new', help: '用于登录，例如姓名拼音，以后不能改。' },
    { name: 'name', label: '姓名', kind: 'text', required: true, max: 40 },
    { name: 'roles', label: '角色', kind: Ticks, required: true, options: Object.entries(ROLES) },
    { name: 'regions', label: '代表的乡镇街道', kind: Towns, when: isDeputy, help: '只看这里的普通诉求；不选就是全县。举报、保密和有危险的，代表都看不到。' },
    { name: 'categories', label: '代表关注的分类', kind: Several, of: 'category', when: isDeputy, help: '不选就是全部分类。' },
    { name: 'unit', label: '单位', kind: One, of: 'unit', when: isOffice, help: '承办人必须属于一个单位。领导选了街道、部门的，只看那里和下级的。' },
    { name: 'head', label: '单位负责人：本单位超时也通知他', kind: 'tick', when: isOffice },
    { name: 'guarded', label: '举报专办：可以看受保护的举报', kind: 'tick', when: isOffice },
    { name: 'password', label: '初始密码', kind: 'password', required: true, max: 200, autocomplete: 'new-password', only: 'new', help: '至少 10 位；含字母、数字、符号中的两种时至少 8 位。不要用姓名、单位、县名加数字。' },
    { name: 'password', label: '重设密码', kind: 'password', max: 200, autocomplete: 'new-password', only: 'old', help: '不改就空着。重设后，本人下次登录要再改。' },
  ],
};

const MANY = {
  path: '/people/import', title: '批量导入人员', heads: ['姓名', '用户名', '单位'], cells: (line, units) => [line.id, nameOf(units, line.unit)],
  example: '姓名,用户名,角色,所属单位,单位负责人,初始密码\n周一,zhouyi,承办人,县水利局,是,',
  columns: '选择文件（.xlsx 或 CSV），或者从表格里复制、粘贴。要有一行列名：姓名、用户名、角色、初始密码，还可以有所属单位、单位负责人。每人一个初始密码，第一次登录必须更改。举报专办要在这里一个一个指定。已有的账号不会改动。',
};

export function Screen() {
  const choices = useChoices();
  const extra = (changed) => html`<${Many} kind=${MANY} units=${choices.unit} changed=${changed}/>`;
  return html`<${Roster} kind=${KIND} choices=${choices} extra=${extra} row=${(person, acts) => html`<${Person} person=${person} unit=${nameOf(choices.unit, person.unit)} ...${acts}/>`}/>`;
}

function Person({ person, unit, edit, items, changed }) {
  const active = person.active;
  const toggle = active
    ? { label: t('停用'), body: { active: false }, words: t('已停用“{name}”。', { name: person.name }) }
    : { label: t('启用'), body: { active: true }, words: t('已启用“{name}”。', { name: person.name }) };
  return html`<div class="who"><b>${person.name}</b> ${!active && html`<span class="flag">${t('已停用')}</span>`}
      <span class="soft">${[person.id, unit, person.roles.map((role) => t(ROLES[role] || role)).join('、')].filter(Boolean).join(' · ')}</span></div>
    <div class="row"><button class="small" aria-label=${`${t('修改')} ${person.name}`} onClick=${edit}>${t('修改')}</button><${Handover} person=${person} people=${items} changed=${changed}/><${Switch} ...${toggle} name=${person.name} path=${`/people/${encodeURIComponent(person.id)}`} changed=${changed}/></div>`;
}
