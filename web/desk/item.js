// One item: what was told, what happened so far, and what this person may do now.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { call, countyId } from './calls.js';
import { useHere } from './here.js';
import { useAnswer, Answered } from './load.js';
import { comeBack, link } from './routes.js';
import { Icon } from './icons.js';
import { after, before, cameFrom } from './order.js';
import { useTwins } from './alike.js';
import { useOthers } from './others.js';
import { Compare } from './compare.js';
import { Thumb } from './thumb.js';
import { Due, Level, Flags } from './marks.js';
import { Check } from './check.js';
import { Steps } from './steps.js';
import { Matter } from './matter.js';
import { Timeline } from './timeline.js';
import { Deeds, Said } from './deeds.js';
import { Lazy } from './lazy.js';
import { spaced } from './spaced.js';

const TASKS = () => import('./tasks.js');

export function Screen({ route }) {
  const no = route.rest[0];
  const { refresh } = useHere();
  const asked = useAnswer(() => call(`/desk/appeals/${encodeURIComponent(no)}`), no);
  useEffect(() => { document.title = t('工单 {no}', { no }); }, [no]);
  const [parted, part] = useState(null); // an act can take the item from one's sight
  const done = (item, words) => { if (item) asked.put(item); else part({ no, words }); refresh(); };
  const back = cameFrom();
  return html`<header class="head"><a class="back" href=${back.href} onClick=${comeBack}><${Icon} name="back"/>${back.title || t('返回列表')}</a>
      <h1 class="no"><span class="unseen">${t('工单编号')} </span>${spaced(no)}</h1><a class="button quiet small" target="_blank" rel="noopener" href=${`/api/t/${encodeURIComponent(countyId())}/desk/appeals/${encodeURIComponent(no)}/order.pdf`}>${t('打印工单')}</a><${Beside} no=${no}/></header>
    ${parted && parted.no === no ? html`<${Said} words=${t('{done}。您不能再看到这件诉求。', { done: parted.words })} no=${no}/>`
    : html`<${Answered} asked=${asked}>${(item) => html`<${Item} key=${no} item=${item} act=${route.query.act} reload=${asked.reload} done=${done}/><${Thumb} item=${item}/>`}<//>`}`;
}

/** The ones before and behind it in the list that one came from. */
const Beside = ({ no }) => html`<span class="row beside">${before(no) && html`<a class="quiet" href=${link('item', [before(no)])}>${t('上一件')}</a>`}${after(no) && html`<a class="quiet" href=${link('item', [after(no)])}>${t('下一件')}<${Icon} name="next"/></a>`}</span>`;

export function Item({ item, act, reload, done, beside, offer }) {
  const [said, say] = useState('');
  const twins = useTwins(item);
  const others = useOthers(item.no);
  const finish = (answer, words) => { say(words); done(answer, words); };
  return html`<div class="item">
    <div class="signs row"><span class="status">${item.label}</span><${Due} item=${item}/><${Level} level=${item.level} complexity=${item.complexity}/><${Flags} flags=${item.flags.filter((flag) => flag !== 'manual' || item.status !== 'submitted')}/><${Steps} steps=${item.steps}/></div>
    ${others.length > 0 && html`<p class="notice warn others" role="status">${t('{names} 也打开着这件。', { names: others.join('、') })}</p>`}
    <${Check} item=${item} reload=${reload} done=${finish}/>
    <${Matter} item=${item}/>
    ${item.tasks.length > 0 && html`<${Lazy} load=${TASKS} item=${item} reload=${reload} done=${finish}/>`}
    <${Compare} item=${item}/>
    <${Deeds} item=${item} asked=${act} twins=${twins || []} reload=${reload} said=${said} done=${finish} offer=${offer}/>
    <${Timeline} events=${item.events}/>${beside && beside(item, twins)}</div>`;
}
