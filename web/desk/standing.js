// Who stands at a place or a region, and around it: seen, and changed where it is one's own.
import { html, useState } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { useAnswer, Answered } from './load.js';
import { useChoices } from './choices.js';
import { Sheet } from './sheet.js';
import { Form } from './form.js';
import { Known, One } from './pickers.js';

const USUAL = ['网格员', '平安员', '社区民警', '村社干部', '包村干部', '人大代表'].map((name) => ({ id: name, get name() { return t(name); } }));
const FIELDS = [
  { name: 'duty', label: '岗位', kind: Known, of: 'duty', required: true, max: 20, help: '例如网格员、平安员、包村干部；用本县的叫法。' },
  { name: 'person', label: '人员', kind: One, of: 'people', required: true, help: '输入姓名查找。没有账号的，先在“人员”中开通。' },
];

export function Standing({ node, staff, changed }) {
  const [editing, edit] = useState(false);
  return html`<h2 class="between">${t('人员与岗位')}</h2>
    ${staff.length ? html`<ul class="roster panel">${staff.flatMap(({ node: at, where, posts }) => posts.map((post) => html`<li key=${`${at}${post.duty}${post.person}`}><div class="who"><b>${post.name}</b> ${post.duty}
        ${!post.active && html`<span class="flag">${t('已停用')}</span>`}<span class="soft">${at === node ? t('本级') : where}</span></div></li>`))}</ul>` : html`<p class="soft">${t('这里还没有人。')}</p>`}
    <p class="more"><button onClick=${() => edit(true)}>${t('调整本级人员')}</button></p>
    ${editing && html`<${Editor} node=${node} close=${() => edit(false)} changed=${(words) => { edit(false); changed(words); }}/>`}`;
}

function Editor({ node, close, changed }) {
  const asked = useAnswer(() => call(`/posts/${node}`), node);
  return html`<${Sheet} title=${t('调整本级人员')} close=${close}><p class="soft">${t('换人后，没办完的事项由新的人接着收到提醒。')}</p>
    <${Answered} asked=${asked}>${(now) => html`<${Posts} node=${node} now=${now} reload=${asked.reload} changed=${changed}/>`}<//><//>`;
}

function Posts({ node, now, reload, changed }) {
  const choices = { ...useChoices(['/people']), duty: USUAL };
  const [values, setValues] = useState({});
  const put = async (posts, words) => {
    await call(`/posts/${node}`, { method: 'POST', body: { posts: posts.map(({ duty, person }) => ({ duty, person })), version: now.version } });
    changed(words);
  };
  const without = (post) => put(now.posts.filter((one) => one !== post), t('已去掉“{name}”。', { name: post.name })).catch(reload);
  const add = () => put([...now.posts, values], t('已保存。'));
  return html`<ul class="roster">${now.posts.map((post) => html`<li key=${`${post.duty}${post.person}`}><div class="who"><b>${post.name}</b> ${post.duty}</div>
      <button class="small quiet" aria-label=${t('去掉 {name}', { name: post.name })} onClick=${() => without(post)}>${t('去掉')}</button></li>`)}</ul>
    <${Form} fields=${FIELDS} values=${values} change=${setValues} send=${add} submit=${t('加上')} choices=${choices} renew=${reload}/>`;
}
