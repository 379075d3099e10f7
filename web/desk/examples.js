// What dispatchers' corrections taught the router; each can be taken back. They hold no text.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { useAnswer, Answered } from './load.js';
import { useChoices } from './choices.js';
import { nameOf } from './nameof.js';
import { dayAndTime } from './moments.js';
import { Switch } from './roster.js';

export function Screen() {
  const choices = useChoices(['/units']);
  const asked = useAnswer(() => call('/examples'), 'examples');
  const [said, say] = useState('');
  useEffect(() => { document.title = t('改派学习'); }, []);
  const changed = (words) => { say(words); asked.reload(); };
  return html`<header class="head"><h1>${t('改派学习')}</h1></header>
    <p class="soft">${t('每次人工改派、同意退单，都会影响之后相似诉求的建议。这里只记编号和去向，不记内容；不对的可以撤销。')}</p>
    <div role="status">${said && html`<p class="notice good">${said}</p>`}</div>
    <${Answered} asked=${asked}>${({ items }) => (items.length ? html`<ul class="roster panel">${items.map((example) => html`<li key=${example.no}>
      <div class="who"><b>${nameOf(choices.unit, example.unit)}</b> ${example.category}<span class="soft">${[example.no, example.by, dayAndTime(example.at)].join(' · ')}</span></div>
      <div class="row"><${Switch} label=${t('撤销')} name=${example.no} method="DELETE" path=${`/examples/${encodeURIComponent(example.no)}`} words=${t('已撤销。')} changed=${changed}/></div></li>`)}</ul>`
    : html`<div class="empty"><p>${t('还没有改派记录。')}</p></div>`)}<//>
    <${Checks} changed=${changed} said=${said}/>`;
}

/** What was decided of doubts quietens or wakes the nets, for texts that are nearly the same. */
function Checks({ changed, said }) {
  const asked = useAnswer(() => call('/checks'), `checks ${said}`);
  return html`<h2>${t('核实学习')}</h2>
    <p class="soft">${t('两个人对很相似的内容作出同样的判断后，以后就照此提醒或不再提醒。这里只记编号，不记内容；不对的可以撤销。')}</p>
    <${Answered} asked=${asked}>${({ items }) => (items.length ? html`<ul class="roster panel">${items.map((check) => html`<li key=${check.no}>
      <div class="who"><b>${[judged(check.danger, '有危险', '不是危险'), judged(check.report, '是举报', '不是举报')].filter(Boolean).join(' · ')}</b><span class="soft">${[check.no, check.by, dayAndTime(check.at)].join(' · ')}</span></div>
      <div class="row"><${Switch} label=${t('撤销')} name=${check.no} method="DELETE" path=${`/checks/${encodeURIComponent(check.no)}`} words=${t('已撤销。')} changed=${changed}/></div></li>`)}</ul>`
    : html`<div class="empty"><p>${t('还没有核实记录。')}</p></div>`)}<//>`;
}

const judged = (said, yes, no) => (said === null ? '' : t(said ? yes : no));
