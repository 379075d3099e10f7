// The list of powers and duties: which matter is whose, by which rule. Triage reads it too.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { may, useHere } from './here.js';
import { useAnswer, Answered } from './load.js';
import { useChoices } from './choices.js';
import { nameOf } from './nameof.js';
import { Import } from './import.js';

const PAUSE = 300;
const MANY = {
  path: '/duties/import', title: '导入权责清单', example: 'id,matter,unit,keywords,basis\nCG-001,餐饮油烟,chengguan,油烟；排烟,大气污染防治法第118条',
  columns: '第一行是列名：id 编号，matter 事项，unit 单位编号，keywords 关键词（用分号隔开），basis 依据。编号相同的会被替换。',
};

/** What is being typed is asked for when the typing rests. */
function useRested(typed) {
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return rested;
}

export function Screen() {
  const { me } = useHere();
  const choices = useChoices(['/units']);
  const [typed, setTyped] = useState('');
  const [importing, setImporting] = useState(false);
  const [said, say] = useState('');
  const q = useRested(typed);
  const asked = useAnswer(() => call(`/duties?limit=200&q=${encodeURIComponent(q)}`), q);
  useEffect(() => { document.title = t('权责清单'); }, []);
  return html`<header class="head"><h1>${t('权责清单')}</h1>${may.administer(me) && html`<button class="primary" onClick=${() => setImporting(true)}>${t('导入清单')}</button>`}</header>
    <p class="soft">${t('哪件事归哪个单位管，依据是什么。自动派单时，规则没有覆盖的按清单派。')}</p>
    <div role="status">${said && html`<p class="notice good">${said}</p>`}</div>
    <div class="listhead"><input type="search" aria-label=${t('查找事项')} placeholder=${t('例如：油烟')} value=${typed} onInput=${(event) => setTyped(event.target.value)}/></div>
    <${Answered} asked=${asked}>${({ items }) => html`<${Duties} items=${items} units=${choices.unit}/>`}<//>
    ${importing && html`<${Import} kind=${MANY} close=${() => setImporting(false)} changed=${(words) => { say(words); asked.reload(); }}/>`}`;
}

function Duties({ items, units }) {
  if (!items.length) return html`<div class="empty"><p>${t('没有找到。')}</p></div>`;
  return html`<ul class="roster panel">${items.map((duty) => html`<li key=${duty.id}><div class="who"><b>${duty.matter}</b> → ${nameOf(units, duty.unit)}
    <span class="soft">${[duty.id, duty.keywords.join('、'), duty.basis].filter(Boolean).join(' · ')}</span></div></li>`)}</ul>`;
}
