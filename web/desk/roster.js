// Lists that an administrator keeps (places, people, units): find, page, add, change.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { sought } from './sought.js';
import { call, forget } from './calls.js';
import { every } from './every.js';
import { useAnswer, Answered } from './load.js';
import { Refused } from './marks.js';
import { Sheet } from './sheet.js';
import { Form } from './form.js';
import { merged } from './merged.js';

const LIMIT = 500;

/** `kind` tells what this list is of; `row` draws one of them. */
export function Roster({ kind, row, extra, choices }) {
  const [read, setRead] = useState(0);
  const asked = useAnswer(() => every(kind.path, setRead), kind.path);
  const [editing, edit] = useState(null);
  const [said, say] = useState('');
  useEffect(() => { document.title = t(kind.title); }, []);
  const changed = (words) => { forget(); edit(null); say(words); asked.reload(); };
  return html`<header class="head"><h1>${t(kind.title)}</h1><p class="row">${extra && extra(changed)}<button class="primary" onClick=${() => edit({})}>${t(kind.add)}</button></p></header>
    ${kind.intro && html`<p class="soft">${t(kind.intro)}</p>`}
    <div role="status">${said && html`<p class="notice good">${said}</p>`}</div>
    ${read >= LIMIT && !asked.answer && html`<p class="soft" role="status">${t('已读出 {n} 个…', { n: read })}</p>`}
    <${Answered} asked=${asked}>${(items) => html`<${Found} kind=${kind} items=${items} row=${(item) => row(item, { edit: () => edit(item), items, changed })}/>`}<//>
    ${editing && html`<${Editor} kind=${kind} item=${editing} choices=${choices} close=${() => edit(null)} changed=${changed}/>`}`;
}

const PAGE = 50;

function Found({ kind, items, row }) {
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(PAGE);
  const found = sought(items, typed, kind.words);
  if (!items.length) return html`<div class="empty"><p>${t(kind.empty)}</p></div>`;
  return html`<div class="listhead"><input type="search" aria-label=${t('查找')} placeholder=${t('输入名称查找')} value=${typed} onInput=${(event) => { setTyped(event.target.value); setShown(PAGE); }}/>
      <p role="status">${t('共 {n} 个', { n: found.length })}</p></div>
    <ul class="roster panel">${found.slice(0, shown).map((item) => html`<li key=${item.code || item.id}>${row(item)}</li>`)}</ul>
    ${found.length > shown && html`<p class="more"><button onClick=${() => setShown(shown + PAGE)}>${t('显示更多')}</button></p>`}`;
}

function Editor({ kind, item: opened, choices, close, changed }) {
  const isNew = !Object.keys(opened).length;
  const [item, setItem] = useState(opened);
  const [values, setValues] = useState(() => kind.read(item));
  const fields = kind.fields.filter((field) => !field.only || field.only === (isNew ? 'new' : 'old'));
  const send = async () => {
    const path = isNew ? kind.path : `${kind.path}/${encodeURIComponent(item.code || item.id)}`;
    await call(path, { method: 'POST', body: { ...kind.write(values, isNew), ...(!isNew && { version: item.version }) } });
    changed(t('已保存“{name}”。', { name: values.name }));
  };
  const renew = async () => {
    const newest = (await every(kind.path)).find((one) => (one.code || one.id) === (item.code || item.id));
    setValues(merged(kind.read(item), values, kind.read(newest)));
    setItem(newest);
  };
  return html`<${Sheet} title=${isNew ? t(kind.add) : t('修改“{name}”', { name: item.name })} close=${close}>
    <${Form} fields=${fields} values=${values} change=${setValues} send=${send} submit=${t('保存')} choices=${choices} cancel=${close} renew=${renew}/><//>`;
}

/** One small change without a form: retire, restore. */
export function Switch({ label, name, path, method = 'POST', body, words, changed }) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState(null);
  const act = async () => {
    setBusy(true);
    try {
      await call(path, { method, body });
      changed(words);
    } catch (refused) {
      setRefusal(refused);
    } finally {
      setBusy(false);
    }
  };
  return html`<button class="small" aria-label=${`${label} ${name}`} disabled=${busy} onClick=${act}>${label}</button>${refusal && html`<${Refused} refusal=${refusal}/>`}`;
}
