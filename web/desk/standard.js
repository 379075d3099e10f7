// Standard replies (常用答复): the county's, and those of one's own unit; texts with fields that a matter fills.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { useHere } from './here.js';
import { useAnswer, Answered } from './load.js';
import { Form } from './form.js';
import { Switch } from './roster.js';

const USES = { reply: '给群众的答复', guidance: '建议群众怎么办', question: '请群众补充什么' };

export function Screen() {
  const asked = useAnswer(() => call('/replies'), 'replies');
  const [said, say] = useState('');
  useEffect(() => { document.title = t('常用答复'); }, []);
  const changed = (words) => { say(words); asked.reload(); };
  return html`<header class="head"><h1>${t('常用答复')}</h1></header>
    <p class="soft">${t('写答复时可以套用。花括号里的会自动填好；填不了的留成空，写好才能提交。')}</p>
    <div role="status">${said && html`<p class="notice good">${said}</p>`}</div>
    <${Answered} asked=${asked}>${({ items, may_keep: may, fields }) => html`
      ${items.length ? html`<ul class="roster panel">${items.map((reply) => html`<li key=${reply.id}><${Line} reply=${reply} changed=${changed}/></li>`)}</ul>` : html`<div class="empty"><p>${t('还没有常用答复。')}</p></div>`}
      ${(may.county || may.unit) && html`<${Add} may=${may} fields=${fields} changed=${changed}/>`}`}<//>`;
}

const Line = ({ reply, changed }) => html`<div class="who"><b>${reply.title}</b><span class="soft">${[t(USES[reply.use]), reply.unit ? reply.unit.name : t('全县')].join(' · ')}</span><p class="text">${reply.text}</p></div>
  ${reply.mine && html`<div class="row"><${Switch} label=${t('删除')} name=${reply.title} method="DELETE" path=${`/replies/${reply.id}`} words=${t('已删除。')} changed=${changed}/></div>`}`;

function Add({ may, fields, changed }) {
  const { me } = useHere();
  const [values, change] = useState({ use: 'reply' });
  const owners = [may.county && ['', '全县'], may.unit && [me.user.unit.id, '本单位']].filter(Boolean);
  const help = t('可用的空：{fields}。也可以自己起名，如 {own}，套用后再填。', { fields: fields.map((name) => `{${name}}`).join(' '), own: `{${t('维修日期')}}` });
  const form = [
    { name: 'title', label: '名称', kind: 'text', required: true, max: 40 },
    { name: 'use', label: '用在', kind: 'select', of: 'use', required: true },
    { name: 'unit', label: '谁可以用', kind: 'select', of: 'owner', offered: owners.length > 1 },
    { name: 'text', label: '内容', kind: 'area', required: true, rows: 6, max: 2000, help },
  ].filter((field) => field.offered !== false);
  const choices = { use: Object.entries(USES).map(([id, name]) => ({ id, name: t(name) })), owner: owners.map(([id, name]) => ({ id, name: t(name) })) };
  const send = async () => {
    await call('/replies', { method: 'POST', body: { title: values.title, text: values.text, use: values.use, unit: values.unit ?? owners[0][0] } });
    change({ use: values.use });
    changed(t('已保存。'));
  };
  return html`<section class="panel narrow"><h2>${t('新增常用答复')}</h2><${Form} fields=${form} values=${values} change=${change} send=${send} submit=${t('保存')} choices=${choices}/></section>`;
}
