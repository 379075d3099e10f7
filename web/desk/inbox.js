// What the county told this person: a line a matter; the same told of many is one line. Read where it was looked at.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { link } from './routes.js';
import { useHere } from './here.js';
import { useAnswer, Answered } from './load.js';
import { Level } from './marks.js';
import { ago } from './moments.js';

const SHOWN = 30;

export function Screen() {
  const { refresh } = useHere();
  const asked = useAnswer(() => call('/inbox/matters'), 'inbox');
  useEffect(() => { document.title = t('消息'); }, []);
  const read = (path, body) => call(path, { method: 'POST', body }).then(() => { asked.reload(); refresh(); }, () => null);
  return html`<header class="head"><h1>${t('消息')}</h1></header>
    <${Answered} asked=${asked}>${(list) => html`<${Lines} list=${list} read=${read}/>`}<//>`;
}

function Lines({ list: { items, upto, next }, read }) {
  const [many, show] = useState(SHOWN);
  const fresh = items.filter((line) => !line.read);
  if (!items.length) return html`<div class="empty"><p>${t('还没有消息。')}</p></div>`;
  return html`<div class="listhead"><p role="status">${t('{n} 条未读', { n: fresh.length })}</p>${fresh.length > 0 && html`<button class="quiet" onClick=${() => read('/inbox/read', { upto })}>${t('全部标为已读')}</button>`}</div>
    <ul class="messages panel">${items.slice(0, many).map((line) => html`<li key=${Object.keys(line.seen)[0]} class=${line.read ? '' : 'new'}><${Line} line=${line} read=${(seen) => line.read || read('/inbox/matters/read', { seen })}/></li>`)}</ul>
    ${items.length > many && html`<p class="more"><button onClick=${() => show(many + SHOWN)}>${t('显示更多')}</button></p>`}
    ${next && items.length <= many && html`<p class="soft more">${t('更早的消息不再列出。')}</p>`}`;
}

/** Who opens a matter from here has read what was told of it. */
function Line({ line, read }) {
  const words = line.no ? html`<a href=${link('item', [line.no])} onClick=${() => read(line.seen)}>${line.text}</a>` : line.text;
  const about = [ago(line.at), line.no, line.times > 1 && line.matters === 1 && t('共 {n} 条', { n: line.times })].filter(Boolean).join(' · ');
  return html`<p>${!line.read && html`<span class="flag warm">${t('未读')}</span> `}${words}${line.matters > 1 && html` <b>${t('{n} 件', { n: line.matters })}</b>`}</p>
    <p class="row"><${Level} level=${line.level}/><span class="soft">${about}</span>${!line.read && !line.no && html`<button class="small quiet end" onClick=${() => read(line.seen)}>${t('标为已读')}</button>`}</p>
    ${line.matters > 1 && html`<${Many} seen=${line.seen} read=${read}/>`}`;
}

const Many = ({ seen, read }) => html`<details><summary>${t('逐件查看')}</summary><ul class="row">${Object.keys(seen).slice(0, 60).map((no) => html`<li key=${no}><a href=${link('item', [no])} onClick=${() => read({ [no]: seen[no] })}>${no}</a></li>`)}</ul></details>`;
