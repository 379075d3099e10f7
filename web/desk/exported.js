// Who took what along (导出记录): the log of exports, for who administers the county.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { useAnswer, Answered } from './load.js';
import { useChoices } from './choices.js';
import { nameOf } from './nameof.js';
import { dayAndTime } from './moments.js';
import { COLOURS } from './marks.js';
import { STATUSES } from './narrow.js';

const NAMES = { q: '搜索', unit: '承办单位', colour: '时限状态', status: '办理状态', place: '点位', category: '分类', from: '提交日期从', to: '到', level: '紧急程度', channel: '渠道', overdue: '只看超期', issue: '热点问题' };
const WORDS = { colour: COLOURS, status: STATUSES };

export function Screen() {
  const choices = useChoices(['/units']);
  const [further, add] = useState([]);
  const asked = useAnswer(() => call('/exports'), 'exports');
  useEffect(() => { document.title = t('导出记录'); }, []);
  const more = async (cursor) => { const page = await call(`/exports?cursor=${cursor}`); add([...further, page]); };
  return html`<header class="head"><h1>${t('导出记录')}</h1></header>
    <p class="soft">${t('谁把哪个列表导出成了文件、用了什么筛选、多少件。文件一天后自动删除，这里的记录一直留着。')}</p>
    <${Answered} asked=${asked}>${(page) => { const pages = [page, ...further]; const { next } = pages[pages.length - 1];
    return page.items.length ? html`<ul class="roster panel">${pages.flatMap(({ items }) => items).map((one) => html`<${Line} key=${one.id} one=${one} units=${choices.unit}/>`)}</ul>
      ${next && html`<p class="more"><button onClick=${() => more(next)}>${t('显示更多')}</button></p>`}`
    : html`<div class="empty"><p>${t('还没有人导出过。')}</p></div>`; }}<//>`;
}

function Line({ one, units }) {
  const said = ([name, value]) => `${t(NAMES[name] || name)}：${name === 'unit' ? nameOf(units, value) : WORDS[name] ? t(WORDS[name][value] || value) : value.slice(0, 40)}`;
  return html`<li><div class="who"><b>${one.by.name}</b> ${one.list} ${!one.done && html`<span class="flag">${t('没有导完')}</span>`}
      <span class="soft">${[dayAndTime(one.at), ...Object.entries(one.asked).map(said)].join(' · ')}</span></div>
    <div class="row"><b>${t('{n} 件', { n: one.rows })}</b></div></li>`;
}
