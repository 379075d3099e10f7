// The matter itself: the person's own words, the place, the people in charge, the photos, the reply.
import { html, useState } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { fullMoment } from './moments.js';
import { link } from './routes.js';
import { Icon } from './icons.js';
import { Pictures } from './pictures.js';
import { COMPLEXITIES } from './marks.js';

const NEAREST = 2;
const STARS = { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' };

export function Matter({ item }) {
  const [shown, setShown] = useState(null);
  return html`<article class="matter panel">
    <h2 class="place"><${Icon} name="place"/>${item.place ? item.place.name : t('没有点位')}</h2>
    ${item.elsewhere.length > 0 && html`<p class="notice warn doubt"><${Icon} name="warn"/><span>${t('文中提到的是“{told}”，与扫码点位“{place}”不同，请核实。', { told: item.elsewhere.join('、'), place: item.place.name })}</span></p>`}
    <p class="content">${shown ? shown.content : item.content}</p>
    <${Pictures} photos=${item.photos}/>
    <dl class="facts">
      <${Fact} name=${'事发地址'} text=${shown ? shown.address : item.address}/>
      ${item.address_in_text && html`<div><dt>${t('文中提到')}</dt><dd><p>${item.address_in_text}</p><small class="soft">${t('从文字中识别，请核实')}</small></dd></div>`}
      <${Fact} name=${'承办单位'} text=${units(item)}/>
      <${Fact} name=${'分类'} text=${item.category}/>
      <${Fact} name=${'诉求类型'} text=${item.purpose && item.purpose.label}/>
      <${Fact} name=${'难易'} text=${item.complexity && t(COMPLEXITIES[item.complexity])}/>
      <${Fact} name=${'提交时间'} text=${fullMoment(item.submitted_at)}/>
      <${Fact} name=${'本单位签收时限'} text=${fullMoment(item.sign_by)}/>
      <${Fact} name=${'本单位办结时限'} text=${fullMoment(item.finish_by)}/>
      <${Fact} name=${'挂账'} text=${item.pause && t('{reason}，{since} 起；计划 {day}，{revisit} 前复查', { reason: item.pause.reason, since: fullMoment(item.pause.since), day: item.pause.plan_date, revisit: fullMoment(item.pause.revisit_by) })}/>
      <${Fact} name=${'申请延到'} text=${fullMoment(item.extension_to)}/>
      <${Fact} name=${'承诺群众最迟答复'} text=${fullMoment(item.answer_by)}/>
      ${item.merged_into && html`<div><dt>${t('并入')}</dt><dd><a href=${link('item', [item.merged_into])}>${item.merged_into}</a></dd></div>`}
      ${(item.detail || []).map(({ label, text }) => html`<div key=${label}><dt>${item.kind.label} · ${label}</dt><dd>${text}</dd></div>`)}
      <div><dt>${t('诉求人')}</dt><dd><${Contact} item=${item} shown=${shown} show=${setShown}/></dd></div>
      <${Locals} staff=${item.staff || []}/>
    </dl>
    ${item.reply_public && html`<section class="reply"><h3>${t('给群众的答复')}</h3><p>${item.reply_public}</p></section>`}
    ${item.note_internal && html`<section class="reply inside"><h3>${t('办理情况（内部）')}</h3><p>${item.note_internal}</p></section>`}
    ${item.rating && html`<${Rating} rating=${item.rating}/>`}
  </article>`;
}

const Fact = ({ name, text }) => text && html`<div><dt>${t(name)}</dt><dd>${text}</dd></div>`;

function units(item) {
  const helpers = (item.co_units || []).map((unit) => unit.name || unit);
  if (!item.unit) return t('未派单');
  return helpers.length ? t('{unit}（协办：{others}）', { unit: item.unit.name, others: helpers.join('、') }) : item.unit.name;
}

/** Who stands for the place: the nearest at once, who stands above them when asked for. */
function Locals({ staff }) {
  const names = (some) => some.map(({ name, duty, where }) => t('{name}（{where} {duty}）', { name, where, duty })).join('、');
  const above = staff.slice(NEAREST);
  return staff.length > 0 && html`<div><dt>${t('属地人员')}</dt><dd>${names(staff.slice(0, NEAREST))}
    ${above.length > 0 && html`<details><summary>${t('另有 {n} 人', { n: above.length })}</summary>${names(above)}</details>`}</dd></div>`;
}

function Rating({ rating }) {
  return html`<section class="reply"><h3>${t('群众评价')}</h3>
    <p><b>${t(STARS[rating.level])}</b>${t('（{n} 分）', { n: rating.level })} · ${rating.solved ? t('问题已解决') : t('问题没有解决')}</p>
    ${rating.tags && rating.tags.length > 0 && html`<p>${rating.tags.map((tag) => tag.label || tag).join('、')}</p>`}
    ${rating.text && html`<p>${rating.text}</p>`}</section>`;
}

/** Name and number stay masked until someone asks for them, and the asking is on record. */
function Contact({ item, shown, show }) {
  const [wrong, setWrong] = useState('');
  const reveal = async () => {
    try {
      show(await call(`/desk/appeals/${encodeURIComponent(item.no)}/contact`));
      setWrong('');
    } catch (refusal) {
      setWrong(refusal.message);
    }
  };
  if (shown) return html`<${Revealed} contact=${shown}/>`;
  const masked = item.contact && [item.contact.name, item.contact.phone].filter(Boolean).join(' ');
  return html`<p>${masked || (item.has_contact ? t('留有联系方式') : t('没有留联系方式'))}</p>
    ${!item.may_reveal && item.not_revealed && html`<p class="soft">${item.not_revealed}</p>`}
    ${item.may_reveal && html`<p class="row"><button class="small" onClick=${reveal}>${masked ? t('显示联系方式和原文') : t('显示原文')}</button><small class="soft">${t('查看会被记录')}</small></p>`}
    ${wrong && html`<p class="error" role="alert">${wrong}</p>`}`;
}

/** Each number that could be read dials; what could not is shown as it was written. */
const Phones = ({ contact: { phone, phones = [] } }) => (phones.length
  ? html`${phones.map(({ number, tel }) => html`<a class="phone" key=${number} href=${tel}>${number}</a> `)}${phone !== phones.map((one) => one.number).join('、') && html`<small class="soft">${phone}</small>`}`
  : phone);

const Revealed = ({ contact }) => html`<span role="status">${contact.name || (contact.phone ? t('没有留姓名') : '')} ${contact.phone
  ? html`<${Phones} contact=${contact}/>` : t('没有留电话')} <small class="soft">${t('本次查看已记录')}</small></span>
  ${(contact.additions || []).map((more) => html`<p key=${more.step} class="text">${t('补充：')}${more.text}</p>`)}`;
