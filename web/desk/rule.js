// One routing rule, read as a sentence: when this, then that unit, at that level.
import { html, useState, useId } from './view.js';
import { t } from './words.js';
import { Icon } from './icons.js';
import { INPUTS } from './inputs.js';
import { Choice, Known, Level, One, Several, Words } from './pickers.js';
import { COMPLEXITIES } from './marks.js';
import { nameOf } from './nameof.js';

const WHEN = [
  { name: 'keywords', label: '内容里有这些词（任一）', kind: Words, help: '用空格或逗号隔开。' },
  { name: 'places', label: '点位是（任一）', kind: Several, of: 'place' },
  { name: 'regions', label: '区划代码开头是', kind: Words },
  { name: 'hours', label: '只在这个时段', kind: 'text', max: 11, placeholder: '例如：18:00-08:00' },
  { name: 'categories', label: '系统判为这类（任一）', kind: Several, of: 'kind', help: '归口规则：只在系统有把握时生效，排在其他规则之后。' },
];
const THEN = [
  { name: 'unit', label: '主办单位', kind: One, of: 'unit' },
  { name: 'co_units', label: '协办单位', kind: Several, of: 'unit' },
  { name: 'category', label: '记为分类', kind: Known, of: 'category', max: 80, placeholder: '例如：市政设施/路灯' },
  { name: 'level', label: '紧急程度', kind: Level, of: 'level' },
  { name: 'complexity', label: '难易', kind: Choice, options: [['', '不定'], ...Object.entries(COMPLEXITIES)] },
];

const filled = (list) => Boolean(list && list.length);

function sentence(rule, choices) {
  const when = [
    filled(rule.keywords) && t('有“{words}”', { words: rule.keywords.slice(0, 6).join('、') + (rule.keywords.length > 6 ? '…' : '') }),
    filled(rule.categories) && t('分类是{name}', { name: rule.categories.join('、') }),
    filled(rule.regions) && t('区划是{name}', { name: rule.regions.join('、') }),
    rule.hours && t('时段是{name}', { name: rule.hours }),
    filled(rule.places) && t('点位是{name}', { name: rule.places.map((code) => nameOf(choices.place, code)).join('、') }),
  ].filter(Boolean).join(t('，并且'));
  return html`${when || t('没有条件')} <b>→ ${rule.unit ? nameOf(choices.unit, rule.unit) : t('（未选单位）')}${rule.level ? ` · ${t('{n} 级', { n: rule.level })}` : ''}${rule.complexity ? ` · ${t(COMPLEXITIES[rule.complexity])}` : ''}</b>`;
}

const NAME = { name: 'name', label: '规则名称', kind: 'text', max: 80 };

export function Rule({ n, last, rule, errors, warnings, choices, change, move, drop }) {
  const [open, setOpen] = useState(!rule.unit);
  const shown = open || Boolean(errors);
  const step = (to, icon, label, disabled) => html`<button class="quiet" disabled=${disabled} aria-label=${t(label, { n: n + 1 })} onClick=${() => move(to)}><${Icon} name=${icon}/></button>`;
  const parts = (fields) => fields.map((field) => html`<${Part} key=${field.name} field=${field} rule=${rule} error=${errors && errors[field.name]} choices=${choices} change=${change}/>`);
  return html`<li class=${`panel rule${errors ? ' bad' : ''}`}><div class="row"><button class="quiet grow" aria-expanded=${String(shown)} onClick=${() => setOpen(!open)}><span class="n">${n + 1}</span><b class="name">${rule.name || t('未命名')}</b><span class="sentence">${sentence(rule, choices)}</span>${warnings && html`<span class="warning">${Object.values(warnings).join('；')}</span>`}</button>
      ${step(n - 1, 'up', '第 {n} 条上移', n === 0)}${step(n + 1, 'down', '第 {n} 条下移', n === last)}</div>
    ${shown && html`<div class="form">${parts([NAME])}<h3>${t('什么情况')}</h3><div class="grid">${parts(WHEN)}</div><h3>${t('怎么派')}</h3><div class="grid">${parts(THEN)}</div>
      ${errors && errors[''] && html`<p class="error">${errors['']}</p>`}
      <p class="row"><button class="small grave quiet" onClick=${drop}>${t('删除这条规则')}</button></p></div>`}</li>`;
}

function Part({ field, rule, error, choices, change }) {
  const id = useId();
  const Input = INPUTS[field.kind] || field.kind;
  const attrs = { id, 'aria-invalid': error ? 'true' : null, 'aria-describedby': error ? `${id}-error` : null };
  const set = (value) => change({ ...rule, [field.name]: value });
  const inside = html`<${Input} field=${{ ...field, choices: choices[field.of] || [] }} value=${rule[field.name]} set=${set} attrs=${attrs}/>
    ${field.help && html`<p class="help">${t(field.help)}</p>`}${error && html`<p class="error" id=${`${id}-error`}>${error}</p>`}`;
  return Input.grouped ? html`<fieldset class="field"><legend>${t(field.label)}</legend>${inside}</fieldset>`
    : html`<div class="field"><label for=${id}>${t(field.label)}</label>${inside}</div>`;
}
