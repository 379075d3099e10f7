// What is wrong with a reply (答复质检): shown while it is written, and to who reviews it. Nothing is barred by it.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { Contacts } from './contacts.js';

const PAUSE = 700; // milliseconds in which nothing is typed
const LEAST = 2; // characters

/** What the server says of a reply that is not sent yet; nothing where it can't be asked. */
export async function flawsOf(no, { reply_public: reply, result }) {
  if (!reply || reply.trim().length < LEAST) return [];
  const body = { reply_public: reply, ...(result && { result }) };
  return call(`/desk/appeals/${encodeURIComponent(no)}/reply-check`, { method: 'POST', body }).then(({ flaws }) => flaws, () => []);
}

export const Flaws = ({ flaws, title }) => flaws.length > 0 && html`<div class="notice warn flaws"><p><b>${title}</b></p><ul>${flaws.map((flaw) => html`<li key=${flaw.id}>${flaw.label}</li>`)}</ul></div>`;

/** Beside the form: the contacts of this round, and what is wrong with the reply so far. */
export function Replying(props) {
  const { item, action, values, warned } = props;
  const [flaws, setFlaws] = useState([]);
  useEffect(() => {
    const timer = setTimeout(() => flawsOf(item.no, values).then(setFlaws), PAUSE);
    return () => clearTimeout(timer);
  }, [item.no, values.reply_public, values.result]);
  return html`${action === 'resolve' && html`<${Contacts} ...${props}/>`}
    <div role="status"><${Flaws} flaws=${warned ? [] : flaws} title=${t('这段答复请再看看')}/></div>`;
}

/** What the reviewer reads of it before deciding. */
export const Reviewing = (props) => html`<${Flaws} flaws=${props.item.reply_flaws} title=${t('答复质检提示')}/>`;
