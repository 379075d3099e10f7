// Small signs that say the same thing everywhere: how urgent, how late, what is special.
// Each has a word and a shape; colour only repeats them.
import { html } from './view.js';
import { t } from './words.js';
import { remaining, fullMoment } from './moments.js';

export const COLOURS = { green: '正常', yellow: '临期', red: '超期' };
const SHAPES = { green: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1z', yellow: 'M6 1l5.5 10H.5z', red: 'M1 1h10v10H1z' };
export const LEVELS = { 1: '特急', 2: '紧急', 3: '一般', 4: '复杂' };
export const COMPLEXITIES = { simple: '简单事项', complex: '复杂事项' };
const FLAGS = {
  to_check: ['待核实', 'hot'],
  emergency: ['紧急情形', 'hot'], guarded: ['保护举报', 'hot'], confidential: ['保密', 'hot'], rework: ['二次办理', 'warm'], urged: ['催办', 'warm'],
  return_pending: ['申请退单', 'warm'], extension_pending: ['申请延期', 'warm'], paused: ['挂账', 'warm'], manual: ['人工派单', 'warm'], merged: ['已并单', ''], spam: ['疑似广告', 'warm'],
  photos: ['有照片', ''], promise_broken: ['过了答复承诺', 'warm'], estimated: ['时限为估算', ''],
};

export const Shape = ({ colour }) => html`<svg class="shape" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><path d=${SHAPES[colour]}/></svg>`;

export function Due({ item }) {
  if (item.ended) return html`<span class=${`due ${item.ended.colour}`}><${Shape} colour=${item.ended.colour}/><b>${item.ended.label}</b></span>`;
  if (!item.colour) return html`<span class="due none">${item.pause ? html`${t('挂账至 {day}', { day: item.pause.plan_date })}<small class="step">${t('提交已 {n} 天', { n: item.pause.age_days })}</small>` : t('不计时')}</span>`;
  return html`<span class=${`due ${item.colour}`} title=${t('{step}时限 {at}', { step: stepOf(item), at: fullMoment(item.due_at) })}>
    <${Shape} colour=${item.colour}/><span><b>${t(COLOURS[item.colour])}</b> ${remainingWords(item)}</span>${item.due_step && html`<small class="step">${stepOf(item)}</small>`}</span>`;
}

/** Which step is due: signing, finishing … */
const stepOf = (item) => (item.due_step ? item.due_step.label : '');

/** 超期 3 小时 next to the word 超期 would say it twice. */
function remainingWords(item) {
  const words = remaining(item.due_at);
  return item.colour === 'red' ? words.replace(`${t(COLOURS.red)} `, '') : words;
}

export function Level({ level, complexity }) {
  if (!level) return null;
  return html`<span class=${`level l${level}`}>${t('{n} 级', { n: level })} ${t(LEVELS[level])}</span>${complexity && html`<span class="flag">${t(COMPLEXITIES[complexity])}</span>`}`;
}

export function Flags({ flags = [] }) {
  const known = flags.filter((flag) => FLAGS[flag]);
  return known.map((flag) => html`<span key=${flag} class=${`flag ${FLAGS[flag][1]}`}>${t(FLAGS[flag][0])}</span>`);
}

export const Refused = ({ refusal, retry }) => html`<div class="notice bad" role="alert"><p>${refusal.message}</p>
  ${retry && html`<button onClick=${retry}>${t('再试一次')}</button>`}</div>`;
