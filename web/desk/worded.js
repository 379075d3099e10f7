// A text for the citizen, begun from a standard reply (常用答复): what the matter fills is filled, the rest is written over.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { INPUTS } from './inputs.js';

const Area = INPUTS.area;
const blanks = new Set(); // the names of all that a reply left to be filled

/** What was left as it stood in the reply; nobody sends that by mistake. */
export function unfilled(text) {
  const left = [...blanks].filter((name) => (text || '').includes(`【${name}】`));
  return left.length && t('还有没填的：{names}', { names: left.join('、') });
}

function useReplies(no, use) {
  const [replies, set] = useState([]);
  useEffect(() => {
    if (no) call(`/desk/appeals/${encodeURIComponent(no)}/replies`).then(({ items }) => set(items), () => null);
  }, [no]);
  return replies.filter((reply) => reply.use === use);
}

function Worded({ field, value, set, attrs, context, error }) {
  const replies = useReplies(context && context.no, field.use);
  const take = (event) => {
    const reply = replies.find((one) => one.id === event.target.value);
    event.target.value = '';
    if (!reply) return;
    reply.left.forEach((name) => blanks.add(name));
    set(value && value.trim() ? `${value.trimEnd()}\n${reply.text}` : reply.text);
  };
  return html`${replies.length > 0 && html`<select class="replies" aria-label=${t('套用常用答复')} onChange=${take}><option value="">${t('套用常用答复')}</option>
      ${replies.map((reply) => html`<option key=${reply.id} value=${reply.id}>${reply.title}</option>`)}</select>`}
    <${Area} field=${field} value=${value} set=${set} attrs=${attrs} error=${error}/>`;
}

export const WORDED = Object.assign(Worded, { typed: true });
