// The first screen of a people's deputy (人大代表): the matters of their slice, what came of each, and what they say of it.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { link } from './routes.js';
import { useHere } from './here.js';
import { useAnswer, Answered } from './load.js';
import { Bones } from './lazy.js';
import { Count, Rest, useList } from './list.js';
import { Icon } from './icons.js';
import { Due } from './marks.js';
import { Steps } from './steps.js';
import { Form } from './form.js';
import { Choice } from './pickers.js';
import { ago, dayAndTime, fullMoment } from './moments.js';
import { spaced } from './spaced.js';

const LISTS = { open: '正在办理', answered: '已经答复' };
const STARS = { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' };
const BAD = 2;

export function Screen({ route }) {
  const [no] = route.rest;
  const list = LISTS[route.query.list] ? route.query.list : 'open';
  return no ? html`<${Matter} key=${no} no=${no}/>` : html`<${Slice} key=${list} id=${list}/>`;
}

function Slice({ id }) {
  const { me } = useHere();
  const list = useList(id, {});
  useEffect(() => { document.title = `${t('代表监督')} · ${me.tenant.name}`; }, []);
  return html`<header class="head"><h1>${t('代表监督')}</h1></header>
    <nav class="chips ways" aria-label=${t('诉求清单')}><ul>${Object.entries(LISTS).map(([name, label]) => html`<li key=${name}>
      <a href=${link('deputy', [], { list: name })} aria-current=${name === id ? 'page' : null}>${t(label)}</a></li>`)}</ul></nav>
    ${list.known ? html`<div class="listhead"><${Count} list=${list}/></div>
      <ul class="cards">${list.items.map((line) => html`<${Card} key=${line.no} line=${line}/>`)}</ul>
      ${!list.items.length && html`<div class="empty"><p>${t('您负责的片区里现在没有这样的诉求。')}</p></div>`}` : !list.refusal && html`<${Bones}/>`}
    <${Rest} list=${list}/>`;
}

const facts = (line) => [line.place, line.unit && line.unit.name, (line.category || '').split('/').pop()].filter(Boolean).join(' · ');

const Card = ({ line }) => html`<li class=${`card ${line.answered ? '' : line.colour || ''}`}>
  <p class="row"><span class="status">${line.label}</span>${line.judged ? html`<${Stars} level=${line.judged}/>` : !line.answered && line.colour && html`<${Due} item=${line}/>`}</p>
  <h2><a href=${link('deputy', [line.no])}>${line.title}</a></h2>
  <p class="soft">${facts(line)} · ${ago(line.submitted_at)}</p></li>`;

/** Stars for the eye, a word for who reads. */
const Stars = ({ level }) => html`<span class=${`stars ${level > BAD ? '' : 'red'}`}><span aria-hidden="true">${'★'.repeat(level)}${'☆'.repeat(5 - level)}</span> ${t(STARS[level])}</span>`;

function Matter({ no }) {
  const asked = useAnswer(() => call(`/desk/appeals/${encodeURIComponent(no)}`), no);
  const [said, say] = useState('');
  useEffect(() => { document.title = t('工单 {no}', { no }); }, []);
  const done = (item) => {
    say(item && item.judgements.some((one) => one.mine && one.level && one.level <= BAD) ? t('已记录。承办单位要整改并回复，督查核销以前不能办结。') : t('已记录您的评议。'));
    if (item) asked.put(item);
  };
  return html`<header class="head"><a class="back" href=${link('deputy')}><${Icon} name="back"/>${t('返回列表')}</a><h1 class="no"><span class="unseen">${t('工单编号')} </span>${spaced(no)}</h1></header>
    <${Answered} asked=${asked}>${(item) => html`<${Item} item=${item} said=${said} done=${done} reload=${asked.reload}/>`}<//>`;
}

function Item({ item, said, done, reload }) {
  return html`<div class="deputy">
    <div class="signs row"><span class="status">${item.label}</span>${!item.answered && item.colour && html`<${Due} item=${item}/>`}${item.round > 1 && html`<span class="flag warm">${t('二次办理')}</span>`}<${Steps} steps=${item.steps}/></div>
    <div><article class="matter panel"><p class="content">${item.content}</p>
      <p class="soft">${facts(item)}</p><p class="soft">${t('提交时间')} ${fullMoment(item.submitted_at)}</p><p class="soft">${t('姓名、电话、门牌和照片不显示')}</p>
      ${item.reply && html`<section class="reply"><h3>${t('给群众的答复')}</h3><p>${item.reply}</p></section>`}</article>
      <div role="status">${said && html`<p class="notice good">${said}</p>`}</div></div>
    ${item.can.includes('comment') && html`<${Judge} key=${item.step} item=${item} done=${done} reload=${reload}/>`}
    ${item.judgements.length > 0 && html`<section class="panel judgements"><h2>${t('代表评议')}</h2><ul>${[...item.judgements].reverse().map((one) => html`<${Judgement} key=${one.at} one=${one}/>`)}</ul></section>`}
    <section class="timeline panel"><h2>${t('办理过程')}</h2><ol>${[...item.events].reverse().map((event, n) => html`<li key=${event.step} class=${n === 0 ? 'latest' : ''}>
      <p class="what"><b>${event.label}</b><time datetime=${event.at}>${dayAndTime(event.at)}</time></p>${event.unit && html`<p class="soft">${event.unit.name}</p>`}</li>`)}</ol></section></div>`;
}

const Judgement = ({ one }) => html`<li><p class="row">${one.level && html`<${Stars} level=${one.level}/>`}<span class="soft">${one.mine ? t('我') : t('其他代表')} · ${dayAndTime(one.at)}</span>${one.state && html`<span class="status end">${one.state}</span>`}</p>
  ${one.text && html`<p class="text">${one.text}</p>`}${one.answer && html`<section class="reply"><h3>${t('单位的整改回复')}</h3><p>${one.answer}</p></section>`}</li>`;

/** One touch is enough for who is content; who is not says what is to be mended. */
function Judge({ item, done, reload }) {
  const [values, change] = useState({});
  const bad = values.level <= BAD;
  const fields = [
    { name: 'level', label: '您满意吗？', kind: Choice, options: Object.keys(STARS).map(Number).reverse().map((level) => [level, STARS[level]]), help: '不满意的，单位要整改并回复；已经答复的会重新办理。' },
    { name: 'text', label: bad ? '哪里不满意，要怎么改' : '意见建议', kind: 'area', required: bad || !values.level, rows: 3, max: 2000, help: '不要写姓名、电话。' },
  ];
  const send = async () => {
    try {
      done(await call(`/desk/appeals/${encodeURIComponent(item.no)}/comment`, { method: 'POST', body: { step: item.step, text: (values.text || '').trim(), ...(values.level && { level: values.level }) } }));
    } catch (refusal) {
      if (refusal.status === 409) await reload();
      throw refusal;
    }
  };
  return html`<section class="panel judge"><h2>${t('我的评议')}</h2><${Form} fields=${fields} values=${values} change=${change} send=${send} submit=${t('提交评议')}/></section>`;
}
