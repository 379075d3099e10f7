// Three small pictures, drawn as SVG. Each number in them also stands in words beside them.
import { html, useState, useLayoutEffect, useRef } from './view.js';
import { t } from './words.js';
import { COLOURS, Shape } from './marks.js';
import { shortDay } from './moments.js';

const parts = (count) => ['red', 'yellow', 'green'].map((colour) => [colour, count[colour]]).filter(([, n]) => n > 0);

/** One bar cut in proportion, the overdue part first. */
function Bar({ count, most, label }) {
  let from = 0;
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label=${label}>
    ${parts(count).map(([colour, n]) => {
      const x = from;
      from += (100 * n) / most;
      return html`<rect key=${colour} class=${`fill ${colour}`} x=${x} y="0" width=${(100 * n) / most} height="10"/>`;
    })}</svg>`;
}

export function Colours({ count }) {
  const words = Object.entries(COLOURS).map(([colour, word]) => `${t(word)} ${count[colour]}`).join('，');
  return html`<${Bar} count=${count} most=${count.total || 1} label=${words}/>
    <ul class="legend">${Object.entries(COLOURS).map(([colour, word]) => html`<li key=${colour} class=${colour}><${Shape} colour=${colour}/>${t(word)} <b>${count[colour]}</b></li>`)}</ul>`;
}

const FIRST = 8;

export function Units({ rows }) {
  const most = Math.max(1, ...rows.map((row) => row.open));
  if (!rows.length) return html`<p class="soft">${t('没有在办的诉求。')}</p>`;
  return html`<${Bars} rows=${rows.slice(0, FIRST)} most=${most}/>
    ${rows.length > FIRST && html`<details><summary>${t('其余 {n} 个单位', { n: rows.length - FIRST })}</summary><${Bars} rows=${rows.slice(FIRST)} most=${most}/></details>`}`;
}

function Bars({ rows, most }) {
  return html`<ul class="unitbars">${rows.map((row) => html`<li key=${row.unit.id}><span class="name">${row.unit.name}</span>
    <${Bar} count=${{ red: row.red, yellow: row.yellow, green: row.open - row.red - row.yellow }} most=${most} label=${t('{name}：在办 {n}', { name: row.unit.name, n: row.open })}/>
    <span class="n"><b>${row.open}</b> ${row.red > 0 && html`<span class="red">${t('超期 {n}', { n: row.red })}</span>`} ${row.yellow > 0 && html`<span class="yellow">${t('临期 {n}', { n: row.yellow })}</span>`}</span></li>`)}</ul>`;
}

function useWidth() {
  const box = useRef();
  const [width, setWidth] = useState(320);
  useLayoutEffect(() => {
    const look = () => setWidth(box.current.clientWidth || 320);
    look();
    addEventListener('resize', look);
    return () => removeEventListener('resize', look);
  }, []);
  return [box, width];
}

const HEIGHT = 160, TOP = 12, BOTTOM = 24, LEFT = 30, RIGHT = 12;

/** A scale that ends on a round number. */
function ceiling(n) {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, n))));
  return [1, 2, 4, 5, 10].map((step) => step * unit).find((top) => top >= n && top % 2 === 0) || 10 * unit;
}

export function Days({ days }) {
  const [box, width] = useWidth();
  const top = ceiling(Math.max(...days.map((day) => Math.max(day.submitted, day.done)), 1));
  const x = (n) => LEFT + (n * (width - LEFT - RIGHT)) / Math.max(1, days.length - 1);
  const y = (n) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - n / top);
  const line = (name) => days.map((day, n) => `${n ? 'L' : 'M'}${x(n).toFixed(1)} ${y(day[name]).toFixed(1)}`).join('');
  const every = Math.ceil(days.length / Math.max(2, Math.floor(width / 70)));
  return html`<div ref=${box}><svg class="lines" width=${width} height=${HEIGHT} viewBox=${`0 0 ${width} ${HEIGHT}`} role="img" aria-label=${t('近 {n} 天每天提交和办结的件数，数字见下表', { n: days.length })}>
    ${[0, top / 2, top].map((mark) => html`<g key=${mark}><path class="rule" d=${`M${LEFT} ${y(mark)}H${width - RIGHT}`}/><text x=${LEFT - 6} y=${y(mark) + 4} text-anchor="end">${mark}</text></g>`)}
    ${days.map((day, n) => (days.length - 1 - n) % every === 0 && html`<text key=${day.date} x=${x(n)} y=${HEIGHT - 6} text-anchor=${n === days.length - 1 ? 'end' : 'middle'}>${shortDay(day.date)}</text>`)}
    <path class="line submitted" d=${line('submitted')}/><path class="line done" d=${line('done')}/>
    ${days.map((day, n) => html`<g key=${day.date}><circle class="submitted" cx=${x(n)} cy=${y(day.submitted)} r="3"/><path class="dot done" d=${`M${x(n) - 3} ${y(day.done) - 3}h6v6h-6z`}/></g>`)}</svg></div>
    <ul class="legend"><li class="submitted"><svg width="28" height="12" aria-hidden="true"><path class="line submitted" d="M0 6H28"/><circle class="submitted" cx="14" cy="6" r="3"/></svg>${t('提交')}</li>
      <li class="done"><svg width="28" height="12" aria-hidden="true"><path class="line done" d="M0 6H28"/><path class="dot done" d="M11 3h6v6h-6z"/></svg>${t('办结')}</li></ul>
    <details><summary>${t('看每天的数字')}</summary><div class="scroll" tabindex="0" role="region" aria-label=${t('每天的数字')}><table><thead><tr><th scope="col">${t('日期')}</th><th scope="col">${t('提交')}</th><th scope="col">${t('办结')}</th></tr></thead>
      <tbody>${[...days].reverse().map((day) => html`<tr key=${day.date}><th scope="row">${shortDay(day.date)}</th><td>${day.submitted}</td><td>${day.done}</td></tr>`)}</tbody></table></div></details>`;
}
