// What the router would have done, and the words that spoke for it: taken with one tap, never by itself.
import { html } from './view.js';
import { t } from './words.js';
import { nameOf } from './nameof.js';
import { COMPLEXITIES } from './marks.js';

const unitId = (advice) => advice.unit && advice.unit.id;

/** What is so already advises nothing. */
const isAdvice = (advice, item) => (advice.unit ? unitId(advice) !== (item.unit || {}).id : advice.category && advice.category !== item.category);

/** The router's own proposal, then the choices that it wavered between. */
const proposals = ({ suggestion }) => (suggestion ? [...(suggestion.unit ? [suggestion] : []), ...suggestion.choices] : []);

export function Suggestions({ item, choices, values, take }) {
  const back = html`<${Returned} item=${item} values=${values}/>`;
  const list = proposals(item).filter((advice) => isAdvice(advice, item));
  const place = item.address_in_text;
  if (!list.length && !place) return back;
  const mixed = item.suggestion && item.suggestion.mixed;
  return html`${back}<section class="advice" aria-label=${t('系统建议')}><h3 class="row">${t('系统建议')}${mixed && html`<span class="flag warm">${t('可能是两件事')}</span>`}</h3>
    <ul class="suggestions">${list.map((advice, n) => html`<li key=${n}><${Advice} advice=${advice} choices=${choices} values=${values} take=${take}/></li>`)}
      ${place && html`<li><${Place} place=${place} note=${values.note || ''} take=${take}/></li>`}</ul></section>`;
}

/** Who would get back what they returned in this round is named, before it goes to and fro. */
export function Returned({ item, values }) {
  const unit = (item.returned_by || []).find(({ id }) => id === values.unit);
  return html`<div role="status">${unit && html`<p class="notice warn">${t('{unit} 本轮已经退过单，再派可能来回退：请先定下由谁办理。', { unit: unit.name })}</p>`}</div>`;
}

/** What the text says of where goes into the note, and so into the event, with one tap. */
function Place({ place, note, take }) {
  const noted = note.includes(place);
  const add = () => noted || take({ note: [note, t('地点：{place}', { place })].filter(Boolean).join('\n') });
  return html`<p class="row"><b>${t('文中提到')}</b> ${place}
    <button type="button" class="small end" aria-pressed=${String(noted)} onClick=${add}>${noted ? t('已写入内部备注') : t('写入内部备注')}</button></p>`;
}

function Advice({ advice, choices, values, take }) {
  const { unit, category, why = [] } = advice;
  const taken = values.category === category && (!unit || values.unit === unit.id);
  const name = unit ? unit.name : nameOf(choices.category, category);
  return html`<p class="row"><b>${name}</b>${typeof advice.likely === 'boolean' && html`<span class=${`flag ${advice.likely ? 'good' : ''}`}>${advice.likely ? t('可信度高') : t('可信度低')}</span>`}
      <button type="button" class="small end" aria-label=${`${t('采用建议')} ${name}`} aria-pressed=${String(taken)} onClick=${() => take(filled(advice))}>${taken ? t('已采用') : t(unit ? '采用建议' : '采用分类')}</button></p>
    <p class="soft">${unit ? rest(advice, choices) : t('只判出分类，本县没有定它归哪个单位')}</p>
    ${why.length > 0 && html`<p class="soft">${t('依据：')}${[...new Set(why)].map((word) => html`<span class="word" key=${word}>${word}</span>`)}</p>`}`;
}

const rest = ({ category, level, complexity, co_units: helpers = [] }, choices) => [
  category && nameOf(choices.category, category), level && t('{n} 级', { n: level }), complexity && t(COMPLEXITIES[complexity]),
  helpers.length > 0 && t('协办：{others}', { others: helpers.map((one) => one.name).join('、') }),
].filter(Boolean).join(' · ');

/** What a suggestion leaves open stays as it is, but for the helpers: those of another suggestion go. */
const filled = ({ unit, category, level, complexity, co_units: helpers = [] }) => Object.fromEntries(Object.entries(
  unit ? { unit: unit.id, category, level, complexity, co_units: helpers.map((one) => one.id) } : { category },
).filter(([, value]) => value));
