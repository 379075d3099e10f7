// The lines of a list beside the matter: as many as fit, each with what one touch does.
import { html, useEffect, useRef } from './view.js';
import { t } from './words.js';
import { link } from './routes.js';
import { Shape, LEVELS, COLOURS } from './marks.js';
import { now } from './calls.js';
import { DAY, ago, span } from './moments.js';
import { quick } from './quick.js';

export function Rows({ rows, at, ticked, me, choose, tick, take, title, byPlace }) {
  return html`<ol class="rows" aria-label=${title}>${rows.map((line) => html`<${Row} key=${line.no} line=${line} here=${line.no === at} ticked=${ticked.has(line.no)}
    me=${me} byPlace=${byPlace} choose=${choose} tick=${tick} take=${take}/>`)}</ol>`;
}

/** The larger half of a span is enough to choose by; the whole is with the matter. */
function shortly(at) {
  const left = Date.parse(at) - now(), size = Math.abs(left);
  const unit = [DAY, DAY / 24].find((one) => size >= one);
  const words = span(unit ? size - (size % unit) : size);
  return left >= 0 ? t('剩 {span}', { span: words }) : t('超期 {span}', { span: words });
}

const plain = (event) => !(event.metaKey || event.ctrlKey || event.shiftKey || event.button);

function Row({ line, here, ticked, me, byPlace, choose, tick, take }) {
  const row = useRef();
  const act = quick(line, me);
  useEffect(() => { if (here) row.current.scrollIntoView({ block: 'nearest' }); }, [here]);
  const open = (event) => { if (plain(event)) { event.preventDefault(); choose(line.no); } };
  return html`<li ref=${row} class=${here ? 'at' : ''}>
    <input type="checkbox" checked=${ticked} aria-label=${t('选中：{title}', { title: line.title })} onClick=${(event) => tick(line.no, event.shiftKey)}/>
    <${Urgency} line=${line}/>
    <a href=${link('item', [line.no])} aria-current=${here ? 'true' : null} onClick=${open} title=${line.title}>${line.title}</a>
    <span class="soft where">${line.place && line.place.name}</span>
    <span class="soft when">${byPlace && line.place ? line.place.name : line.due_at ? shortly(line.due_at) : ago(line.submitted_at)}</span>
    <span class="do">${act && html`<button class="small" onClick=${() => take([line])} title=${act.likely === false ? t('可信度低') : null}
      aria-label=${[t(act.verb), act.name, line.title].filter(Boolean).join(' ')}>${act.name && html`<span class=${act.likely === false ? 'unsure' : ''}>${act.name}${act.likely === false && '？'}</span>`}<b>${t(act.verb)}</b></button>`}
      ${!act && line.offer && line.offer.mixed && html`<span class="soft">${t('可能是两件事')}</span>`}
      ${!act && !line.offer && line.unit && html`<span class="soft">${line.unit.name}</span>`}</span></li>`;
}

/** Only what is not as usual has a sign: late, soon late, urgent. */
function Urgency({ line }) {
  const rare = line.level <= 2 && t(LEVELS[line.level]);
  return html`<span class=${`sign ${line.colour || ''}`}>${line.colour && line.colour !== 'green' && html`<${Shape} colour=${line.colour}/><span class="unseen">${t(COLOURS[line.colour])}</span>`}
    ${rare && html`<b class=${`level l${line.level}`}>${rare}</b>`}</span>`;
}
