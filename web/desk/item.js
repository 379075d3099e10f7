// One item: what was told, what happened so far, and what this person may do now.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { useHere } from './here.js';
import { useAnswer, Answered } from './load.js';
import { Icon } from './icons.js';
import { cameFrom } from './order.js';
import { Due, Level, Flags } from './marks.js';
import { Check } from './check.js';
import { Matter } from './matter.js';
import { Timeline } from './timeline.js';
import { Deeds, Said } from './deeds.js';

export function Screen({ route }) {
  const no = route.rest[0];
  const { refresh } = useHere();
  const asked = useAnswer(() => call(`/desk/appeals/${encodeURIComponent(no)}`), no);
  useEffect(() => { document.title = t('工单 {no}', { no }); }, [no]);
  const [parted, part] = useState(null); // an act can take the item from one's sight
  const done = (item, words) => { if (item) asked.put(item); else part({ no, words }); refresh(); };
  const back = cameFrom();
  return html`<header class="head"><a class="back" href=${back.href}><${Icon} name="back"/>${back.title || t('返回列表')}</a>
      <h1 class="no"><span class="unseen">${t('工单编号')} </span>${spaced(no)}</h1></header>
    ${parted && parted.no === no ? html`<${Said} words=${t('{done}。您不能再看到这件诉求。', { done: parted.words })} no=${no}/>`
    : html`<${Answered} asked=${asked}>${(item) => html`<${Item} key=${no} item=${item} reload=${asked.reload} done=${done}/>`}<//>`}`;
}

/** Eighteen digits in groups can be read out over the phone. */
const spaced = (no) => no.replace(/^(\d{6})(\d{4})(\d{4})(\d{4})$/, '$1 $2 $3 $4');

function Item({ item, reload, done }) {
  const [said, say] = useState('');
  return html`<div class="item">
    <div class="signs row"><span class="status">${item.label}</span><${Due} item=${item}/><${Level} level=${item.level} complexity=${item.complexity}/><${Flags} flags=${item.flags}/></div>
    <${Check} item=${item} reload=${reload} done=${(answer, words) => { say(words); done(answer, words); }}/>
    <${Matter} item=${item}/>
    <${Deeds} item=${item} reload=${reload} said=${said} done=${(answer, words) => { say(words); done(answer, words); }}/>
    <${Timeline} events=${item.events}/></div>`;
}
