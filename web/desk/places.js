// Places and their codes: put up, take down, print, import many.
import { html, useState } from './view.js';
import { t } from './words.js';
import { countyId } from './calls.js';
import { useChoices } from './choices.js';
import { One } from './pickers.js';
import { Roster, Switch } from './roster.js';
import { Sheet } from './sheet.js';
import { Many } from './import.js';
import { nameOf } from './nameof.js';

const KIND = {
  path: '/places', title: '点位与二维码', add: '新增点位', empty: '还没有点位。新增一个，或者批量导入。',
  intro: '每个点位一个二维码。停用后，扫码的人会看到“此码已停用”。',
  words: (place) => `${place.name} ${place.code} ${place.unit || ''}`,
  read: (place) => ({ name: place.name, unit: place.unit || '', region: place.region, kind: place.kind, households: place.households || '' }),
  write: ({ name, unit, region, kind, households }) => ({ name, unit: unit || null, region: region || '', kind: kind || '', households: Number(households) || 0 }),
  fields: [
    { name: 'name', label: '点位名称', kind: 'text', required: true, max: 60, help: '印在海报上，例如：翠竹苑小区·大门口。' },
    { name: 'unit', label: '所属单位', kind: One, of: 'unit', help: '照看这个点位的单位。' },
    { name: 'region', label: '区划代码', kind: 'text', max: 18, inputmode: 'numeric' },
    { name: 'kind', label: '类别', kind: 'text', max: 20, help: '例如单位、楼栋、村组。' },
    { name: 'households', label: '户数', kind: 'number' },
  ],
};

const MANY = {
  path: '/places/import', title: '批量导入点位', heads: ['名称', '单位', '区划代码'], cells: (line, units) => [nameOf(units, line.unit), line.region], example: '名称,单位,区划代码\n翠竹苑小区·大门口,县城管局,\n县政务大厅·一楼,,',
  columns: '选择文件（.xlsx 或 CSV），或者从表格里复制、粘贴。要有一行列名：名称、单位、区划代码、类别、户数；除名称外都可以没有。单位写名称或编号。村组每 30 户一张码。',
};

export function Screen() {
  const choices = useChoices(['/units']);
  const [printing, print] = useState(null);
  const extra = (changed) => html`<${Many} kind=${MANY} units=${choices.unit} changed=${changed}/>`;
  return html`<${Roster} kind=${KIND} choices=${choices} extra=${extra} row=${(place, acts) => html`<${Place} place=${place} unit=${nameOf(choices.unit, place.unit)} print=${print} ...${acts}/>`}/>
    ${printing && html`<${Poster} place=${printing} close=${() => print(null)}/>`}`;
}

function Place({ place, unit, edit, print, changed }) {
  const toggle = place.active
    ? { label: t('停用'), body: { active: false }, words: t('已停用“{name}”。', { name: place.name }) }
    : { label: t('启用'), body: { active: true }, words: t('已启用“{name}”。', { name: place.name }) };
  return html`<div class="who"><b>${place.name}</b> ${!place.active && html`<span class="flag">${t('已停用')}</span>`}
      <span class="soft">${[place.code, unit].filter(Boolean).join(' · ')}</span></div>
    <div class="row"><button class="small" aria-label=${`${t('海报')} ${place.name}`} onClick=${() => print(place)}>${t('海报')}</button><button class="small" aria-label=${`${t('修改')} ${place.name}`} onClick=${edit}>${t('修改')}</button>
      <${Switch} ...${toggle} name=${place.name} path=${`/places/${place.code}`} changed=${changed}/></div>`;
}

function Poster({ place, close }) {
  const file = (kind) => `/api/t/${encodeURIComponent(countyId())}/places/${place.code}/qr.${kind}`;
  const kinds = [['pdf', 'PDF 海报（A4，直接打印）'], ['png', 'PNG 图片'], ['svg', 'SVG 矢量图']];
  return html`<${Sheet} title=${place.name} close=${close}>
    <img class="qr" src=${file('svg')} alt=${t('“{name}”的二维码', { name: place.name })} width="220" height="220"/>
    <div class="choose">${kinds.map(([kind, label], n) => html`<a key=${kind} class=${n ? 'button' : 'button primary'} href=${file(kind)} download=${`${place.name}.${kind}`}>${t(label)}</a>`)}</div>
    ${place.url && html`<p class="soft break">${place.url}</p>`}<//>`;
}
