// What weighs most over a month, and what to do before it is told again (需求反推, 主动治理).
import { html } from './view.js';
import { t } from './words.js';
import { link } from './routes.js';
import { Answered } from './load.js';
import { Columns, growth } from './growth.js';

const READINGS = {
  new: ['新问题', '先到现场查明原因，当面告知群众。'],
  rising: ['增长快', '比此前 30 天多一半以上：牵头会商，先治源头。'],
  standing: ['长期高位', '两个月都多：列入主动治理清单，专项整治。'],
  easing: ['在回落', '比此前 30 天少三分之一以上：继续跟踪，防止反弹。'],
};

const FIRST = 5;

export const Screen = ({ asked }) => html`<${Answered} asked=${asked}>${({ tops }) => html`<${Tops} tops=${tops}/>`}<//>`;

function Tops({ tops }) {
  if (!tops.length) return html`<p class="soft">${t('近 30 天没有同一地点、同一分类反映 3 件以上的。')}</p>`;
  return html`<${Lines} tops=${tops.slice(0, FIRST)}/>
    ${tops.length > FIRST && html`<details><summary>${t('其余 {n} 类', { n: tops.length - FIRST })}</summary><${Lines} tops=${tops.slice(FIRST)}/></details>`}
    <p class="soft">${t('每柱代表 5 天：浅色为此前 30 天，深色为近 30 天。')}</p>`;
}

const Lines = ({ tops }) => html`<ol class="tops">${tops.map((top) => html`<${Line} key=${top.place + top.category} top=${top}/>`)}</ol>`;

function Line({ top }) {
  const [word, advice] = READINGS[top.reading];
  const numbers = t('近 30 天 {count} 件，此前 30 天 {before} 件', top);
  return html`<li><div class="what"><b>${top.place} · ${top.category}</b> <span class=${`flag ${top.reading === 'easing' ? '' : 'warm'}`}>${t(word)}</span>
      <p>${top.unit ? t('{unit}：', { unit: top.unit.name }) : ''}${t(advice)} <a href=${link('queue', ['all'], { issue: `top.${top.nos[0]}` })}>${top.nos.length < top.count ? t('看最新 {n} 件', { n: top.nos.length }) : t('看 {n} 件', { n: top.count })}</a></p></div>
    <${Columns} bars=${top.bars} label=${numbers}/>
    <div class="howmany"><p><b class="n">${top.count}</b> ${t('件')} <span class="grew">${growth(top.count, top.before)}</span></p><small class="soft">${t('此前 30 天 {before} 件', top)}</small></div></li>`;
}
