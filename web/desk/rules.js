// Which matter goes to which unit: an ordered list, the first rule that fits decides.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { useAnswer, Answered } from './load.js';
import { useChoices } from './choices.js';
import { Rule } from './rule.js';
import { Renew } from './form.js';
import { mergedRows } from './merged.js';
import { Trial } from './trial.js';
import { useUnsaved } from './unsaved.js';

export function Screen() {
  const asked = useAnswer(() => call('/rules'), 'rules');
  const choices = useChoices(['/units', '/dictionaries', '/places']);
  useEffect(() => { document.title = t('派单规则'); }, []);
  return html`<header class="head"><h1>${t('派单规则')}</h1></header>
    <p class="soft">${t('从上到下，第一条符合的规则决定派给谁。紧急词先于所有规则。没有规则符合的，交给受理派单员。改动只影响之后的派单。')}</p>
    <${Answered} asked=${asked}>${(answer) => html`<${Rules} answer=${answer} put=${asked.put} choices=${choices}/>`}<//>`;
}

const moved = (list, from, to) => {
  const next = [...list];
  next.splice(to, 0, next.splice(from, 1)[0]);
  return next;
};

/** What is said of a field (`rules[2].unit`): gathered by the rule it concerns. */
const byRule = (told) => {
  const found = {};
  for (const { field, message } of told) {
    const [, at = '', part = ''] = /(\d+)\W*(\w*)/.exec(field || '') || [];
    found[at] = { ...found[at], [part]: message };
  }
  return found;
};

/** Which rule each fault concerns: the list is longer than the screen. */
const faults = ({ errors, message }) => (errors.length ? errors.map((error) => {
  const at = /rules\W(\d+)/.exec(error.field);
  return at ? t('第 {n} 条：{message}', { n: Number(at[1]) + 1, message: error.message }) : error.message;
}) : [message]);

let fresh = 0;
const withKeys = (rules) => rules.map((rule) => ({ rule, key: ++fresh }));

function Rules({ answer, put, choices }) {
  const [rows, setRows] = useState(() => withKeys(answer.rules));
  const [changed, setChanged] = useState(false);
  const [refusal, setRefusal] = useState(null);
  const [trial, setTrial] = useState(null);
  const [said, say] = useState('');
  useUnsaved(changed);
  const alter = (next) => { setRows(next); setChanged(true); setTrial(null); say(''); };
  const errors = byRule(refusal ? refusal.errors : []);
  const warnings = byRule(changed ? (trial ? trial.warnings : []) : answer.warnings);
  const save = async () => {
    try {
      put(await call('/rules', { method: 'PUT', body: { rules: rows.map((row) => row.rule), version: answer.version } }));
      setRefusal(null);
      setChanged(false);
      say(t('规则已保存，从下一件诉求起生效。'));
    } catch (refused) {
      setRefusal(refused);
    }
  };
  const renew = async () => {
    try {
      const newest = await call('/rules');
      setRows(withKeys(mergedRows(answer.rules, rows.map((row) => row.rule), newest.rules)));
      put(newest);
      setRefusal(null);
      say(t('已载入别人保存的规则，他们新增和改过的排在最后。请核对次序后再保存。'));
    } catch (refused) {
      setRefusal(refused);
    }
  };
  const tryOut = async () => {
    try {
      setTrial(await call('/rules/trial', { method: 'POST', body: { rules: rows.map((row) => row.rule) } }));
      setRefusal(null);
    } catch (refused) {
      setRefusal(refused);
    }
  };
  return html`<ol class="rules">${rows.map(({ rule, key }, n) => html`<${Rule} key=${key} n=${n} last=${rows.length - 1} rule=${rule} errors=${errors[n]} warnings=${warnings[n]} choices=${choices}
      change=${(next) => alter(rows.map((row) => (row.key === key ? { key, rule: next } : row)))}
      move=${(to) => alter(moved(rows, n, to))} drop=${() => alter(rows.filter((row) => row.key !== key))}/>`)}</ol>
    ${!rows.length && html`<div class="empty"><p>${t('还没有规则，诉求都交给受理派单员。')}</p></div>`}
    <p><button onClick=${() => alter([...rows, ...withKeys([{ name: '', unit: '', keywords: [], level: 3 }])])}>${t('添加规则')}</button></p>
    <div class="savebar"><div role="status">${said && html`<p class="notice good">${said}</p>`}</div>
      ${trial && html`<${Trial} trial=${trial} units=${choices.unit}/>`}
      ${refusal && html`<div class="notice bad" role="alert">${faults(refusal).map((line) => html`<p key=${line}>${line}</p>`)}${refusal.overtaken && html`<${Renew} renew=${renew}/>`}</div>`}
      <p class="row"><button class="primary" disabled=${!changed} onClick=${save}>${t('保存规则')}</button><button disabled=${!changed} onClick=${tryOut}>${t('先试一试')}</button>${changed && html`<span class="soft">${t('有改动还没保存')}</span>`}</p></div>`;
}
