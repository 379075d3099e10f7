// The fields that narrow a queue down; downloaded when someone opens them.
import { html, useState } from './view.js';
import { t } from './words.js';
import { useChoices } from './choices.js';
import { COLOURS } from './marks.js';
import { Pick } from './pick.js';

export const STATUSES = {
  submitted: '待受理', need_info: '待补充', dispatched: '待签收', processing: '办理中', review: '待审核', visit: '待评价',
  done: '已办结', archived: '已归档', rejected: '不予受理', terminated: '已终止', withdrawn: '已撤回',
};

const listed = (words) => Object.entries(words).map(([id, word]) => [id, t(word)]);

const ORDERS = { letter: '提示函', talk: '约谈', listed: '挂牌督办', raised: '提级办理', leader: '领导包案' };

export function Screen({ query, apply, all, supervised }) {
  const choices = useChoices(['/units', '/dictionaries', '/places']);
  const [values, setValues] = useState(query);
  const set = (name, value) => setValues((was) => ({ ...was, [name]: value }));
  const pick = (name, label) => html`<div class="field"><label for=${`f-${name}`}>${t(label)}</label>
    <${Pick} id=${`f-${name}`} options=${choices[name] || []} value=${values[name]} placeholder=${t('全部')} onPick=${(value) => set(name, value)}/></div>`;
  const select = (name, label, words) => html`<div class="field"><label for=${`f-${name}`}>${t(label)}</label><select id=${`f-${name}`} value=${values[name] || ''} onChange=${(event) => set(name, event.target.value)}>
    <option value="">${t('全部')}</option>${listed(words).map(([id, word]) => html`<option key=${id} value=${id}>${word}</option>`)}</select></div>`;
  const day = (name, label) => html`<div class="field"><label for=${`f-${name}`}>${t(label)}</label>
    <input id=${`f-${name}`} type="date" value=${values[name] || ''} onInput=${(event) => set(name, event.target.value)}/></div>`;
  return html`<form class="grid" onSubmit=${(event) => { event.preventDefault(); apply(values); }}>
    ${pick('unit', '承办单位')}
    ${select('colour', '时限状态', COLOURS)}
    ${all && select('status', '办理状态', STATUSES)}
    ${choices.place && pick('place', '点位')}
    ${pick('category', '分类')}
    ${supervised && select('form', '督办方式', ORDERS)}
    ${day('from', '提交日期从')}${day('to', '到')}
    <p class="row"><button class="primary">${t('应用筛选')}</button><button type="button" onClick=${() => { setValues({}); apply({}); }}>${t('清除')}</button></p>
  </form>`;
}
