// The hotline's form (代群众登记): who calls is found by their number, what they tell is written down, the code is read out.
import { html, useState, useEffect, useRef } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { link } from './routes.js';
import { useHere } from './here.js';
import { useSettled } from './settled.js';
import { Form } from './form.js';
import { Due } from './marks.js';
import { ago } from './moments.js';
import { draftKey, readDraft, keepDraft, dropDraft } from './drafts.js';

const NONE = { phone: '', name: '', place: null, content: '', address: '', confidential: false };
const grouped = (code) => code.replace(/(.{4})(?=.)/g, '$1 ');

/** A place by a part of its name, asked for as one types: a county has thousands. */
function Where({ value, set, attrs }) {
  const [typed, type] = useState(null);
  const [found, show] = useState(null);
  const asked = useSettled(typed);
  useEffect(() => {
    let wanted = asked !== null;
    if (wanted) call(`/desk/places?q=${encodeURIComponent(asked)}`).then(({ items }) => wanted && show(items), () => null);
    return () => { wanted = false; };
  }, [asked]);
  const choose = (place) => { set(place); type(null); show(null); };
  return html`<input ...${attrs} type="search" autocomplete="off" value=${typed ?? (value ? value.name : '')} placeholder=${t('小区、村、路口、大厅的名称')} onInput=${(event) => { set(null); type(event.target.value); }} onFocus=${() => !value && typed === null && type('')}/>
    ${found && !value && html`<ul class="offered" aria-label=${t('点位')}>${found.map((place) => html`<li key=${place.code}><button type="button" class="small" onClick=${() => choose(place)}>${place.name}</button></li>`)}
      ${!found.length && html`<li class="soft" role="status">${t('没有这个点位，换几个字，或选最近的点位，再写详细地址。')}</li>`}</ul>`}`;
}
Where.typed = true;

const FIELDS = [
  { name: 'phone', label: '来电号码', kind: 'text', inputmode: 'tel', max: 40, help: '用于回电，也用于丢了查询码时核对。' },
  { name: 'name', label: '怎么称呼', kind: 'text', max: 40 },
  { name: 'content', label: '反映什么', kind: 'area', rows: 5, max: 2000, required: true },
  { name: 'place', label: '在哪里（最近的点位）', kind: Where, required: true },
  { name: 'address', label: '详细地址', kind: 'text', max: 200 },
  { name: 'confidential', label: '来电人要求保密：承办单位看不到姓名、电话', kind: 'tick' },
];

const bodyOf = ({ phone, name, content, place, address, confidential }) => ({
  code: place.code, content, address, confidential, ...((phone || name) && { contact: { phone, name } }),
});

/** What this number told before, so that nobody tells it twice; who lost a code gets a new one there. */
function Before({ phone }) {
  const asked = useSettled(phone);
  const [found, show] = useState(null);
  const long = asked.replace(/\D/g, '').length >= 7;
  useEffect(() => {
    let wanted = long;
    show(null);
    if (long) call(`/desk/search?limit=5&q=${encodeURIComponent(asked.replace(/[^\d]/g, ''))}`).then(({ items }) => wanted && show(items), () => null);
    return () => { wanted = false; };
  }, [asked]);
  if (!found) return null;
  return html`<section class="panel before" aria-label=${t('这个号码以前反映过的')}><h2>${found.length ? t('这个号码以前反映过 {n} 件', { n: found.length }) : t('这个号码没有反映过')}</h2>
    ${found.length > 0 && html`<ul>${found.map((item) => html`<li key=${item.no}><a href=${link('item', [item.no])}>${item.title}</a> <span class="soft">${[item.label, item.unit && item.unit.name, ago(item.submitted_at)].filter(Boolean).join(' · ')}</span> <${Due} item=${item}/></li>`)}</ul>
    <p class="soft">${t('问的是同一件事：打开它。丢了查询码：打开后点“告知新查询码”。')}</p>`}</section>`;
}

function Filed({ told, again }) {
  const head = useRef();
  useEffect(() => head.current.focus(), []);
  return html`<section class="panel filed"><h2 ref=${head} tabindex="-1">${t('已登记，请把查询码念给来电人')}</h2>
    <p class="code" role="status">${grouped(told.query_code)}</p>
    <p>${t('凭查询码可以查进度、补充、评价。查询码只在这里显示一次。')}</p>
    ${told.emergency.length > 0 && html`<p class="notice bad" role="alert">${t('内容可能有危险，请让来电人马上拨打：{numbers}', { numbers: told.emergency.map(({ name, number }) => `${name} ${number}`).join('、') })}</p>`}
    ${told.protected && html`<p class="notice warn">${t('这是举报，已转受保护的通道，只有{readers}能看到。', told.protected)}</p>`}
    <p class="row acts"><button class="primary" onClick=${again}>${t('登记下一个')}</button>${!told.protected && html`<a class="button" href=${link('item', [told.no])}>${t('打开这一件')}</a>`}</p></section>`;
}

export function Screen() {
  const { me } = useHere();
  const key = draftKey(me.user.id, 'file');
  const [values, change] = useState(() => readDraft(key) || NONE);
  const [told, tell] = useState(null);
  useEffect(() => { document.title = t('代群众登记'); }, []);
  const type = (next) => { change(next); keepDraft(key, next); };
  const send = async () => {
    tell(await call('/desk/filed', { method: 'POST', body: bodyOf(values) }));
    dropDraft(key);
    change(NONE);
  };
  return html`<header class="head"><h1>${t('代群众登记')}</h1></header>
    ${told ? html`<${Filed} told=${told} again=${() => tell(null)}/>`
    : html`<p class="soft">${t('来电人说，您来写。和扫码提交的走同一条路：同样分派、同样计时，来电人凭查询码查进度。')}</p>
      <div class="filing"><${Form} fields=${FIELDS} values=${values} change=${type} send=${send} submit=${t('登记')} kept/><${Before} phone=${values.phone}/></div>`}`;
}
