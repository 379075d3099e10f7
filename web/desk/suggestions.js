// What the router would have done, and why: taken with one tap, never by itself.
import { html } from './view.js';
import { t } from './words.js';
import { nameOf } from './nameof.js';

const unitId = (advice) => advice.unit && advice.unit.id;

/** What names neither a unit nor a category advises nothing; nor does what is so already. */
const isAdvice = (advice, item) => Boolean(advice.unit || advice.category) && unitId(advice) !== (item.unit || {}).id;

/** The router's own proposal, then the choices that it wavered between. */
function proposals({ suggestion }) {
  if (!suggestion) return [];
  const all = [suggestion, ...(suggestion.choices || []).map((choice) => ({ level: suggestion.level, ...choice }))];
  return all.filter((advice, n) => advice.unit ? all.findIndex((other) => unitId(other) === unitId(advice)) === n : all.length === 1);
}

export function Suggestions({ item, choices, values, take }) {
  const list = proposals(item).filter((advice) => isAdvice(advice, item));
  const place = item.address_in_text;
  if (!list.length && !place) return null;
  return html`<ul class="suggestions" aria-label=${t('系统建议')}>${list.map((advice, n) => html`<li key=${n}>
    <p><b>${t('建议')}</b> ${words(advice, choices)}</p>${advice.why && advice.why.length > 0 && html`<p class="soft">${t('依据：{why}', { why: advice.why.join('、') })}</p>`}
    <button type="button" class="small" onClick=${() => take(filled(advice))}>${t('采用建议')}</button></li>`)}
    ${place && html`<${Place} place=${place} note=${values.note || ''} take=${take}/>`}</ul>`;
}

/** What the text says of where goes into the note, and so into the event, with one tap. */
function Place({ place, note, take }) {
  const noted = note.includes(place);
  const add = () => noted || take({ note: [note, t('地点：{place}', { place })].filter(Boolean).join('\n') });
  return html`<li><p><b>${t('文中提到')}</b> ${place}</p>
    <button type="button" class="small" aria-pressed=${String(noted)} onClick=${add}>${noted ? t('已写入内部备注') : t('写入内部备注')}</button></li>`;
}

const words = (advice, choices) => [
  advice.unit && advice.unit.name, advice.category && nameOf(choices.category, advice.category), advice.level && t('{n} 级', { n: advice.level }),
].filter(Boolean).join(' · ');

const filled = (advice) => Object.fromEntries(Object.entries({ unit: unitId(advice), category: advice.category, level: advice.level })
  .filter(([, value]) => value));
