// A form from a description: labels, help, the error beside its field, the focus on the first one.
import { html, useState, useRef, useId } from './view.js';
import { t } from './words.js';
import { isAsked, isFilled } from './fields.js';
import { INPUTS, over } from './inputs.js';
import { useUnsaved } from './unsaved.js';

const Title = ({ field }) => html`<h2>${t(field.label)}</h2>`;

function Field({ field, id, value, set, error, context }) {
  const Input = INPUTS[field.kind] || field.kind;
  const described = [field.help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || null;
  const attrs = { id, 'aria-describedby': described, 'aria-invalid': error ? 'true' : null, 'aria-required': field.required ? 'true' : null };
  const title = html`${t(field.label)}${!field.required && field.kind !== 'tick' && html`<span class="opt">${t('选填')}</span>`}`;
  const inside = html`${field.help && html`<p class="help" id=${`${id}-help`}>${t(field.help)}</p>`}
    <${Input} field=${field} value=${value} set=${set} attrs=${attrs} context=${context} error=${error}/>
    ${error && html`<p class="error" id=${`${id}-error`}>${error}</p>`}`;
  if (Input.grouped) return html`<fieldset class=${`field${error ? ' bad' : ''}`} id=${`${id}-group`} tabindex="-1"><legend>${title}</legend>${inside}</fieldset>`;
  return html`<div class=${`field${error ? ' bad' : ''}`}>${field.kind !== 'tick' && html`<label for=${id}>${title}</label>`}${inside}</div>`;
}

/** Whether words are asked for, or a choice. */
const typed = (field) => ['text', 'area', 'number', 'moment', 'day', 'password'].includes(field.kind) || Boolean(field.kind.typed);

export function missing(fields, values) {
  const errors = {};
  for (const field of fields.filter((one) => isAsked(one, values))) {
    const value = values[field.name];
    if (field.required && (!isFilled(value) || (Array.isArray(value) && !value.length))) errors[field.name] = t(typed(field) ? '请填写“{label}”。' : '请选择：{label}', { label: t(field.label) });
    else if (field.pattern && isFilled(value) && !field.pattern.test(value)) errors[field.name] = t(field.wrong);
    else if (over(field, value)) errors[field.name] = over(field, value);
    else if (field.check && field.check(value)) errors[field.name] = field.check(value);
  }
  return errors;
}

function useErrors(form) {
  const [errors, setErrors] = useState({});
  const show = (found) => {
    setErrors(found);
    const first = Object.keys(found)[0];
    setTimeout(() => first && form.current && (form.current.querySelector('[aria-invalid=true], fieldset.bad, [role=alert]') || form.current).focus());
  };
  return [errors, show, setErrors];
}

/** What the server refused, by field where it names one: `roster[0].hours` stands at `roster`. */
function byField({ errors, message }) {
  const found = errors.length ? {} : { '': message };
  for (const error of errors) {
    const [name] = error.field.split(/[[.]/);
    found[name] = [found[name], error.message].filter(Boolean).join('；');
  }
  return found;
}

/** What is wrong with no field that is shown stands above them all. */
const unplaced = (errors, asked) => Object.keys(errors).filter((name) => !asked.some((field) => field.name === name)).map((name) => errors[name]);

/** Somebody else was first: read what they saved, and go on with what was typed. */
export const Renew = ({ renew }) => html`<p><button type="button" onClick=${renew}>${t('载入最新内容，保留我填的')}</button></p>`;

/** What is typed is asked about before it is lost, except where it is `kept` elsewhere. */
export function Form({ fields, values, change, send, submit, tone = 'primary', cancel, choices = {}, context, blocked, children, foot, renew, kept }) {
  const form = useRef();
  const base = useId();
  const [errors, show, mend] = useErrors(form);
  const [busy, setBusy] = useState(false);
  const [overtaken, setOvertaken] = useState(false);
  const [touched, touch] = useState(false);
  const mayLeave = useUnsaved(touched && !kept);
  const newest = useRef();
  newest.current = values;
  const attempt = async (act) => {
    setBusy(true);
    try {
      await act();
    } catch (refusal) {
      if (!refusal.errors) throw refusal;
      setOvertaken(Boolean(renew && refusal.overtaken));
      show(byField(refusal));
    } finally {
      setBusy(false);
    }
  };
  const goOn = () => attempt(async () => {
    await renew();
    setOvertaken(false);
    show({});
  });
  const onSubmit = async (event) => {
    event.preventDefault();
    const found = missing(fields, values);
    show(found);
    if (busy || Object.keys(found).length) return;
    await attempt(async () => { await send(); touch(false); });
  };
  /** What is mended is wrong no longer. */
  const put = (field, value) => {
    const next = { ...newest.current, [field.name]: value }; // a photo arrives while one types
    newest.current = next;
    change(next);
    touch(true);
    const { [field.name]: was, '': whole, ...others } = errors;
    const still = was && missing([field], next)[field.name];
    if (was || whole) mend(still ? { ...others, [field.name]: still } : others);
  };
  const asked = fields.filter((field) => isAsked(field, values));
  const general = unplaced(errors, asked);
  return html`<form class="form" ref=${form} onSubmit=${onSubmit} novalidate aria-busy=${String(busy)}>
    ${general.length > 0 && html`<div class="notice bad" role="alert" tabindex="-1"><p>${general.join(' ')}</p>${overtaken && html`<${Renew} renew=${goOn}/>`}</div>`}
    ${children}
    ${asked.map((field) => (field.kind === 'title' ? html`<${Title} key=${field.label} field=${field}/>` : html`<${Field} key=${field.name} id=${`${base}-${field.name}`} field=${{ ...field, choices: choices[field.of] || [] }} value=${values[field.name]}
      error=${errors[field.name]} context=${context} set=${(value) => put(field, value)}/>`))}
    ${foot}
    <p class="row acts">${submit && html`<button class=${tone} disabled=${busy || blocked}>${busy ? t('正在提交…') : submit}</button>`}
      ${cancel && html`<button type="button" onClick=${() => mayLeave() && cancel()}>${t('取消')}</button>`}</p></form>`;
}
