// Two small pictures, drawn as SVG. Each number in them also stands in words beside them.
import { html } from './view.js';
import { t } from './words.js';
import { link } from './routes.js';
import { COLOURS, Shape } from './marks.js';

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

/** Every number opens its list. */
const listOf = (colour, unit) => (colour === 'red' ? link('queue', ['overdue'], { unit }) : link('queue', ['open'], { colour, unit }));

const untimed = ({ total, red, yellow, green }) => total - red - yellow - green;

export function Colours({ count }) {
  const words = Object.entries(COLOURS).map(([colour, word]) => `${t(word)} ${count[colour]}`).join('，');
  return html`<${Bar} count=${count} most=${count.total || 1} label=${words}/>
    <ul class="legend">${Object.entries(COLOURS).map(([colour, word]) => html`<li key=${colour}><a class=${colour} href=${listOf(colour)}><${Shape} colour=${colour}/>${t(word)} <b>${count[colour]}</b></a></li>`)}${untimed(count) > 0 && html`<li class="soft">${t('不计时')} ${untimed(count)}</li>`}</ul>`;
}

const FIRST = 5;

export function Units({ rows }) {
  const most = Math.max(1, ...rows.map((row) => row.open));
  if (!rows.length) return html`<p class="soft">${t('没有在办的诉求。')}</p>`;
  return html`<${Bars} rows=${rows.slice(0, FIRST)} most=${most}/>
    ${rows.length > FIRST && html`<details><summary>${t('其余 {n} 个单位', { n: rows.length - FIRST })}</summary><${Bars} rows=${rows.slice(FIRST)} most=${most}/></details>`}`;
}

function Bars({ rows, most }) {
  return html`<ul class="unitbars">${rows.map((row) => html`<li key=${row.unit.id}><a class="name" href=${listOf(row.red ? 'red' : undefined, row.unit.id)}>${row.unit.name}</a>
    <${Bar} count=${{ red: row.red, yellow: row.yellow, green: row.open - row.red - row.yellow }} most=${most} label=${t('{name}：在办 {n}', { name: row.unit.name, n: row.open })}/>
    <span class="n"><b>${row.open}</b> ${row.red > 0 && html`<a class="red" href=${listOf('red', row.unit.id)}>${t('超期 {n}', { n: row.red })}</a>`} ${row.yellow > 0 && html`<a class="yellow" href=${listOf('yellow', row.unit.id)}>${t('临期 {n}', { n: row.yellow })}</a>`}</span></li>`)}</ul>`;
}

/** How many of each kind of work are open, where there is more than one kind. */
export function Kinds({ rows }) {
  if (rows.length < 2) return null;
  return html`<ul class="legend">${rows.map(({ id, label, open, red }) => html`<li key=${id}>${label} <b>${open}</b>${red > 0 && html` <span class="red">${t('超期 {n}', { n: red })}</span>`}</li>`)}</ul>`;
}
