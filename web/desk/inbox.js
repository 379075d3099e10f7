// What the county told this person. Looking at it marks it read.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { link } from './routes.js';
import { useHere } from './here.js';
import { useAnswer, Answered } from './load.js';
import { Level } from './marks.js';
import { ago } from './moments.js';

export function Screen() {
  const { refresh } = useHere();
  const asked = useAnswer(() => call('/inbox'), 'inbox');
  useEffect(() => { document.title = t('消息'); }, []);
  useEffect(() => {
    const newest = asked.answer && asked.answer.items.find((message) => !message.read);
    if (newest) call('/inbox/read', { method: 'POST', body: { upto: newest.id } }).then(refresh, () => null);
  }, [asked.answer]);
  return html`<header class="head"><h1>${t('消息')}</h1></header>
    <${Answered} asked=${asked}>${(list) => html`<${Messages} list=${list}/>`}<//>`;
}

function Messages({ list }) {
  const [more, setMore] = useState({ items: [], next: list.next });
  useEffect(() => setMore({ items: [], next: list.next }), [list]);
  const fetchMore = async () => {
    const page = await call(`/inbox?cursor=${encodeURIComponent(more.next)}`);
    setMore({ items: [...more.items, ...page.items], next: page.next });
  };
  const messages = [...list.items, ...more.items];
  if (!messages.length) return html`<div class="empty"><p>${t('还没有消息。')}</p></div>`;
  return html`<ul class="messages panel">${messages.map((message) => html`<li key=${message.id} class=${message.read ? '' : 'new'}><${Message} message=${message}/></li>`)}</ul>
    ${more.next && html`<p class="more"><button onClick=${fetchMore}>${t('显示更多')}</button></p>`}`;
}

function Message({ message }) {
  const words = message.no ? html`<a href=${link('item', [message.no])}>${message.text}</a>` : message.text;
  return html`<p>${!message.read && html`<span class="flag warm">${t('未读')}</span> `}${words}</p>
    <p class="row"><${Level} level=${message.level}/><span class="soft">${ago(message.at)}${message.no && ` · ${message.no}`}</span></p>`;
}
