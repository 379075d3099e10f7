// What came in and what was done, day by day: two lines, and their numbers in a table.
import { html, useState, useLayoutEffect, useRef } from './view.js';
import { t } from './words.js';
import { shortDay } from './moments.js';

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

export function Screen({ days }) {
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
