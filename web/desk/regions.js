// The tree of places and who stands where: walked from the top, searched by name, with what hangs on the walls.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { link } from './routes.js';
import { call } from './calls.js';
import { every } from './every.js';
import { useAnswer, Answered } from './load.js';
import { useChoices } from './choices.js';
import { useRested } from './rested.js';
import { Icon } from './icons.js';
import { Many } from './import.js';
import { Switch } from './roster.js';
import { Standing } from './standing.js';

const KINDS = { county: '县区', town: '乡镇街道', village: '村、社区', grid: '网格' };
const FEATURES = { appeals: '扫码反映', window_issues: '办不成事', auto_dispatch: '有把握的自动派单' };
const REGIONS = {
  path: '/regions/import', title: '导入区划', button: '导入区划', heads: ['名称', '区划代码', '级别'], cells: (line) => [line.code, t(KINDS[line.kind])],
  example: '区划代码,区划名称,级别,单位\n431103001000,青竹镇,乡镇,青竹镇\n431103001002,青竹村,村,',
  columns: '选择文件（.xlsx 或 CSV），或者从表格里复制、粘贴。要有一行列名：区划代码、区划名称，还可以有级别、上级代码、单位。没有上级代码的，按代码前几位归到上级。',
};
const POSTS = {
  path: '/posts/import', title: '导入岗位', button: '导入岗位', heads: ['姓名', '位置', '岗位'], cells: (line) => [line.node.slice(1), line.duty],
  example: '区划代码,岗位,用户名\n431103001002,网格员,zhouyi',
  columns: '选择文件（.xlsx 或 CSV），或者从表格里复制、粘贴。要有一行列名：区划代码（或点位编码）、岗位、用户名（或姓名）。一个人可以有几个岗位，一个地方可以有几个人。先在“人员”中开通账号。',
};

const COUNTY = { code: '', around: [] }; // what holds where no region says anything

const share = ({ places, posted }) => (places ? Math.floor((posted * 100) / places) : 0);

export function Screen({ route }) {
  const [code = ''] = route.rest;
  const [said, say] = useState('');
  const [edition, renew] = useState(0);
  const coverage = useAnswer(() => call('/regions/coverage', { patience: 29000 }), `coverage ${edition}`);
  const switches = useAnswer(() => call('/switches'), `switches ${edition}`);
  const choices = useChoices(['/units']);
  const changed = (words) => { say(words); renew((n) => n + 1); };
  useEffect(() => { document.title = t('区域与人员'); }, []);
  return html`<header class="head"><h1>${t('区域与人员')}</h1>${!code && html`<p class="row"><${Many} kind=${REGIONS} units=${choices.unit} changed=${changed}/><${Many} kind=${POSTS} changed=${changed}/></p>`}</header>
    <div role="status">${said && html`<p class="notice good">${said}</p>`}</div>
    ${!code && html`<${Answered} asked=${coverage}>${(told) => html`<${Covered} told=${told}/>`}<//>`}
    ${code ? html`<${Region} key=${code} code=${code} covered=${coverage.answer} switches=${switches.answer} changed=${changed} edition=${edition}/>`
    : html`${switches.answer && html`<details class="panel whole"><summary><b>${t('全县开通范围')}</b> <span class="soft">${t('各地没有单独设定的，按这里')}</span></summary><${Switches} region=${COUNTY} switches=${switches.answer} changed=${changed}/></details>`}<${Search} covered=${coverage.answer} switches=${switches.answer} edition=${edition}/>`}`;
}

function Covered({ told }) {
  const { whole, villages, nowhere } = told;
  return html`<section class="panel covered" aria-label=${t('张贴覆盖')}><p><b class="big">${share(whole)}%</b> <span>${t('已张贴 {posted} / {places} 个点位', whole)}</span></p>
    <progress max=${Math.max(1, whole.places)} value=${whole.posted} aria-label=${t('张贴覆盖')}/>
    <p class="soft">${t('{posted} / {places} 个村、社区至少贴了一张', villages)}${nowhere.places > 0 && ` · ${t('{places} 个点位没有归到区划', nowhere)}`}</p></section>`;
}

function Search({ covered, switches, edition }) {
  const [typed, setTyped] = useState('');
  const q = useRested(typed);
  return html`<div class="listhead apart"><input type="search" aria-label=${t('查找区划、人员或岗位')} placeholder=${t('输入区划、姓名或岗位')} value=${typed} onInput=${(event) => setTyped(event.target.value)}/></div>
    <${Regions} path=${`/regions?q=${encodeURIComponent(q)}`} edition=${edition} covered=${covered} switches=${switches} full=${Boolean(q)} none=${t(q ? '没有这个区划。' : '还没有区划。从表格导入，代码用本县自己的。')}/>
    ${q && html`<${Posts} q=${q} edition=${edition}/>`}`;
}

function Regions({ path, edition, covered, switches, full, none }) {
  const asked = useAnswer(() => call(`${path}&limit=100`), `${path} ${edition}`);
  return html`<${Answered} asked=${asked}>${({ items, total }) => (items.length ? html`<ul class="doors panel">${items.map((region) => html`<li key=${region.code}><a href=${link('regions', [region.code])}>
      <span><b>${full ? region.path : region.name}</b> <${Closed} region=${region} switches=${switches}/><small class="soft">${about(region, covered)}</small></span><${Icon} name="next"/></a></li>`)}</ul>
    ${total > items.length && html`<p class="soft">${t('共 {total} 个，列出前 {n} 个，请再输入几个字。', { total, n: items.length })}</p>`}` : none && html`<div class="empty"><p>${none}</p></div>`)}<//>`;
}

function about(region, covered) {
  const cover = covered && covered.regions[region.code];
  return [t(KINDS[region.kind]), region.code, cover && (cover.places ? t('张贴 {posted} / {places}', cover) : t('没有点位')), region.below > 0 && t('下辖 {n} 个', { n: region.below })].filter(Boolean).join(' · ');
}

const Closed = ({ region, switches }) => switches && switches.off.appeals.includes(region.code) && html`<span class="flag warm">${t('未开通')}</span>`;

function Posts({ q, edition }) {
  const asked = useAnswer(() => call(`/posts?q=${encodeURIComponent(q)}&limit=50`), `${q} ${edition}`);
  return html`<h2 class="between">${t('人员与岗位')}</h2><${Answered} asked=${asked}>${({ items, total }) => (items.length ? html`<ul class="roster panel">${items.map((post) => html`<li key=${`${post.node}${post.duty}${post.person}`}>
      <div class="who"><b>${post.name}</b> ${post.duty} <span class="soft">${[post.where, post.person].join(' · ')}</span></div>
      ${post.node[0] === 'r' && html`<a class="button small" href=${link('regions', [post.node.slice(1)])}>${t('查看')}</a>`}</li>`)}</ul>
    ${total > items.length && html`<p class="soft">${t('共 {total} 个，列出前 {n} 个，请再输入几个字。', { total, n: items.length })}</p>`}` : html`<div class="empty"><p>${t('没有这个人或岗位。')}</p></div>`)}<//>`;
}

function Region({ code, covered, switches, changed, edition }) {
  const asked = useAnswer(() => call(`/regions/${encodeURIComponent(code)}`), `${code} ${edition}`);
  return html`<${Answered} asked=${asked}>${(region) => html`<p><a href=${region.parent ? link('regions', [region.parent]) : link('regions')}>← ${t('返回上一级')}</a></p>
    <h2>${region.path} <${Closed} region=${region} switches=${switches}/></h2><p class="soft">${about(region, covered)}</p>
    <${Standing} node=${`r${code}`} staff=${region.staff} changed=${changed}/>
    ${region.below > 0 && html`<h2 class="between">${t('下辖')}</h2><${Regions} path=${`/regions?within=${encodeURIComponent(code)}`} edition=${edition} covered=${covered} switches=${switches}/>`}
    <${Places} code=${code} edition=${edition}/>
    ${switches && html`<${Switches} region=${region} switches=${switches} changed=${changed}/>`}`}<//>`;
}

function Switches({ region, switches, changed }) {
  const rows = Object.entries(FEATURES).map(([feature, name]) => {
    const said = switches.items.find((one) => one.region === region.code && one.feature === feature);
    const around = [region.code, ...region.around, ''].map((code) => switches.items.find((one) => one.region === code && one.feature === feature)).find(Boolean);
    const on = !around || around.on;
    return html`<li key=${feature}><div class="who"><b>${t(name)}</b> <span class=${on ? 'flag good' : 'flag warm'}>${t(on ? '已开通' : '未开通')}</span><span class="soft">${t(!region.code ? '全县' : said ? '在这里设定' : '跟随上级')}</span></div>
      <div class="row"><${Switch} label=${t(on ? '关停' : '开通')} name=${t(name)} path="/switches" body=${{ feature, region: region.code, on: !on }} words=${t(on ? '已关停“{name}”。' : '已开通“{name}”。', { name: t(name) })} changed=${changed}/>
      ${said && region.code && html`<${Switch} label=${t('跟随上级')} name=${t(name)} path="/switches" body=${{ feature, region: region.code, on: null }} words=${t('已改为跟随上级。')} changed=${changed}/>`}</div></li>`;
  });
  return html`<h2 class="between">${t('开通范围')}</h2><p class="soft">${t('关停“扫码反映”后，扫码的人看到热线电话。已收到的照常办理。')}</p><ul class="roster panel between">${rows}</ul>`;
}

function Places({ code, edition }) {
  const [open, setOpen] = useState(false);
  const [read, setRead] = useState(0);
  const path = `/places?region=${encodeURIComponent(code)}`;
  const asked = useAnswer(() => (open ? every(path, setRead) : Promise.resolve(null)), `${path} ${open} ${edition}`);
  if (!open) return html`<p class="more"><button onClick=${() => setOpen(true)}>${t('查看这里的点位')}</button></p>`;
  return html`<h2 class="between">${t('点位')}</h2>${!asked.answer && html`<p class="soft" role="status">${t('已读出 {n} 个…', { n: read })}</p>`}
    <${Answered} asked=${asked}>${(items) => items && html`<ul class="roster panel">${items.slice(0, 200).map((place) => html`<li key=${place.code}><div class="who"><b>${place.name}</b> <${Hung} place=${place}/>
      <span class="soft">${[place.code, place.kind, place.households > 0 && t('{n} 户', { n: place.households })].filter(Boolean).join(' · ')}</span></div>
      ${!place.posted && place.active && html`<a class="button small" aria-label=${`${t('登记张贴')} ${place.name}`} href=${link('posting', [place.code])}>${t('登记张贴')}</a>`}</li>`)}</ul>
    <p class="soft">${t('共 {n} 个', { n: items.length })}</p>`}<//>`;
}

const Hung = ({ place }) => (place.posted ? html`<span class="flag good">${t('已张贴')}</span><span class="soft">${place.posted.by} · ${place.posted.at.slice(0, 10)}</span>` : html`<span class="flag">${t('未张贴')}</span>`);
