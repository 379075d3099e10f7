// Everything that happened, the latest first.
import { html } from './view.js';
import { t } from './words.js';
import { dayAndTime, fullMoment } from './moments.js';
import { Pictures } from './pictures.js';
import { COLOURS } from './marks.js';

const KINDS = { citizen: '群众', system: '系统' };
const RATINGS = { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' };
const WARNING = 'warn';
const MOVES_ON = ['dispatch', 'decide-return'];

/** What an event's facts say, in words; what is not here is of no use to a reader. */
const FACTS = {
  result: { solved: '已解决', partly: '部分解决', unsolved: '未解决' },
  decision: { approve: '同意', refuse: '不同意' },
  dispute: { family: '婚姻家庭', neighbours: '邻里', land: '土地山林', wages: '劳动工资', property: '物业', trade: '消费买卖', other: '其他纠纷' },
  mediated: { settled: '已化解，达成协议', eased: '矛盾缓和，继续跟进', failed: '没有化解，告知其他途径' },
  judged: { 5: '代表：非常满意', 4: '代表：满意', 3: '代表：基本满意', 2: '代表：不满意', 1: '代表：非常不满意' },
  contacted: { yes: '已联系群众', no: '没有联系群众' },
  reached: { yes: '联系上了', no: '没有联系上' },
  level: RATINGS,
  solved: { yes: '问题已解决', no: '问题没有解决' },
  rework: { yes: '转二次办理' },
  instead: Object.fromEntries([1, 2, 3, 4, 5].map((stars) => [stars, '以群众自己的评价为准，替代电话回访登记的评价'])),
  panel: { yes: '两轮不满意，提请研判' },
  panelled: { uphold: '维持不满意', exclude: '剔除，不计入考核', rework: '再次办理' },
  name: { changed: '改了姓名', deleted: '删了姓名' },
  phone: { changed: '改了电话', deleted: '删了电话' },
  public_ok: { yes: '同意公开', no: '不同意公开' },
  silent: { yes: '超过期限没有补充' },
  rung: { unsigned: '超时未签收', yellow: COLOURS.yellow, red: COLOURS.red, late: '持续超期，已报领导', ungranted: '延期申请超时未审批', revisit: '挂账到了复查的时间', unvisited: '挂账超时未复查' },
};

/** Why a citizen was not satisfied; the codes of the page's own list. */
const TAGS = { slow: '办得太慢', unsolved: '问题没解决', attitude: '态度不好', not_contacted: '没人联系我', empty_reply: '答复敷衍', fast: '办得快', solved: '问题解决了', kind: '态度好' };
const tagged = ({ tags = '' } = {}) => tags.split(',').filter((tag) => TAGS[tag]).map((tag) => t(TAGS[tag]));

const said = (facts = {}) => Object.entries(FACTS).map(([name, words]) => words[facts[name]]).filter(Boolean).map((word) => t(word));

/** From which date to which it was to move. */
const moved = ({ due_from: from, due_to: to } = {}) => to && t('从 {from} 延到 {to}', { from: fullMoment(from), to: fullMoment(to) });

/** Until when something is asked. */
const within = ({ until } = {}) => until && t('限 {at} 前', { at: fullMoment(until) });

/** Who wrote it down for who called. */
const filed = ({ filed_by: name } = {}) => name && t('来电，{name} 代登记', { name });

/** Which level of the ladder a warning has come to. */
const climbed = ({ ladder, ladder_name: name } = {}) => ladder && t('责任链第 {n} 级：{name}', { n: ladder, name });

const planned = ({ plan_date: day } = {}) => day && t('计划 {day} 前解决', { day });

export function Timeline({ events }) {
  const latest = [...events].sort((one, other) => other.step - one.step);
  const show = (event) => html`<${Event} event=${event} repeated=${isRepeated(event, events)}/>`;
  return html`<section class="timeline panel" aria-labelledby="events-title"><h2 id="events-title">${t('办理过程')}</h2>
    <ol>${gathered(latest).map(([event, ...before], n) => html`<li key=${event.step} class=${n === 0 ? 'latest' : ''}>${show(event)}
      ${before.length > 0 && html`<details><summary>${t('此前还有 {n} 次预警', { n: before.length })}</summary>${before.map(show)}</details>`}</li>`)}</ol></section>`;
}

/** Warnings that nothing came between stand as one, or they would bury what people did. */
function gathered(latest) {
  const stretches = [];
  for (const event of latest) {
    const last = stretches[stretches.length - 1];
    if (last && event.action === WARNING && last[0].action === WARNING) last.push(event);
    else stretches.push([event]);
  }
  return stretches;
}

/** An approval carries the reply that the unit wrote: once is enough to read it. */
const isRepeated = (event, events) => events.some((other) => other.step < event.step && other.text === event.text);

function Event({ event, repeated }) {
  const words = [event.reason, ...said(event.data), ...tagged(event.data), moved(event.data), within(event.data), climbed(event.data), filed(event.data), planned(event.data), event.data && event.data.to].filter(Boolean).join(' · ');
  return html`<p class="what"><b>${event.label}${MOVES_ON.includes(event.action) && event.unit && ` → ${event.unit.name}`}</b><time datetime=${event.at}>${dayAndTime(event.at)}</time></p>
    <p class="soft">${[who(event.actor), words].filter(Boolean).join(' · ')}</p>
    ${event.why && event.why.length > 0 && html`<p class="soft">${t('依据：')}${event.why.join(' · ')}</p>`}
    ${event.text && !repeated && html`<p class="text">${event.text}</p>`}
    <${Pictures} photos=${event.photos}/>
    ${event.note && html`<p class="text inside"><span class="flag">${t('内部')}</span> ${event.note}</p>`}`;
}

function who(actor) {
  if (KINDS[actor.kind]) return t(KINDS[actor.kind]);
  return [actor.unit && actor.unit.name, actor.name].filter(Boolean).join(' ');
}
