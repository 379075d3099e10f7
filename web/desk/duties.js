// The list of powers and duties: which matter is whose, by which rule. Triage reads it too.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { Refused } from './marks.js';
import { may, useHere } from './here.js';
import { useAnswer, Answered } from './load.js';
import { useChoices } from './choices.js';
import { useRested } from './rested.js';
import { nameOf } from './nameof.js';
import { Switch } from './roster.js';
import { Intake } from './intake.js';

const address = (q, cursor = '') => `/duties?limit=200&q=${encodeURIComponent(q)}&cursor=${encodeURIComponent(cursor)}`;

export function Screen() {
  const { me } = useHere();
  const choices = useChoices(['/units']);
  const [typed, setTyped] = useState('');
  const [importing, setImporting] = useState(false);
  const [said, say] = useState('');
  const q = useRested(typed);
  const asked = useAnswer(() => call(address(q)), q);
  useEffect(() => { document.title = t('权责清单'); }, []);
  const changed = (words) => { say(words); asked.reload(); };
  return html`<header class="head"><h1>${t('权责清单')}</h1>${may.administer(me) && html`<button class="primary" onClick=${() => setImporting(true)}>${t('导入清单')}</button>`}</header>
    <p class="soft">${t('哪件事归哪个单位管，依据是什么。自动派单时，规则没有覆盖的按清单派。')}</p>
    <div role="status">${said && html`<p class="notice good">${said}</p>`}</div>
    <div class="listhead"><input type="search" aria-label=${t('查找事项')} placeholder=${t('例如：油烟')} value=${typed} onInput=${(event) => setTyped(event.target.value)}/></div>
    <${Answered} asked=${asked}>${(list) => html`<${Duties} list=${list} q=${q} units=${choices.unit} changed=${may.administer(me) && changed}/>`}<//>
    ${importing && html`<${Intake} close=${() => setImporting(false)} changed=${changed}/>`}`;
}

function useMore(list, q) {
  const [more, setMore] = useState({ items: [], next: list.next });
  useEffect(() => setMore({ items: [], next: list.next }), [list]);
  const fetchMore = () => call(address(q, more.next)).then(
    (page) => setMore({ items: [...more.items, ...page.items], next: page.next }),
    (refusal) => setMore({ ...more, refusal }),
  );
  return { ...more, items: [...list.items, ...more.items], fetchMore };
}

function Duties({ list, q, units, changed }) {
  const { total } = list;
  const { items, next, refusal, fetchMore } = useMore(list, q);
  if (!items.length) return html`<div class="empty"><p>${t(q ? '清单里没有这一项。' : '尚未导入权责清单，从模板开始。')}</p></div>`;
  return html`<div class="listhead"><p role="status">${total > items.length ? t('共 {total} 项，列出前 {n} 项。', { total, n: items.length }) : t('共 {total} 项', { total })}</p></div>
    <ul class="roster panel">${items.map((duty) => html`<li key=${duty.id}><div class="who"><b>${duty.matter}</b> → ${nameOf(units, duty.unit)}
    <span class="soft">${[duty.id, duty.keywords.join('、'), duty.basis].filter(Boolean).join(' · ')}</span></div>
    ${changed && html`<div class="row"><${Switch} label=${t('删除')} name=${duty.matter} method="DELETE" path=${`/duties/${encodeURIComponent(duty.id)}`} words=${t('已删除“{name}”。', { name: duty.matter })} changed=${changed}/></div>`}</li>`)}</ul>
    ${refusal && html`<${Refused} refusal=${refusal}/>`}${next && html`<p class="more"><button onClick=${fetchMore}>${t('显示更多')}</button></p>`}`;
}
