// The office hours of each level, however they are typed: 8：30－12：00，14:30 至 17:30.
import { html } from './view.js';
import { t } from './words.js';
import { LEVELS } from './marks.js';

const each = (hours, change) => Object.fromEntries(Object.entries(hours).map(([level, one]) => [level, change(one)]));

const plain = (typed) => typed.normalize('NFKC').replace(/\s*[-–—~\u81f3\u5230]\s*/g, '-').replace(/(^|\D)(\d):/g, '$10$2:');

export const wordsOf = (hours) => each(hours, (spans) => spans.join(' '));
export const spansOf = (words) => each(words, (typed) => plain(typed).split(/[\s,、;]+/).filter(Boolean));

Hours.grouped = true;

export function Hours({ value, set, attrs }) {
  return html`<table class="limits"><tbody>${Object.entries(LEVELS).map(([level, word]) => html`<tr key=${level}><th scope="row">${t(word)}</th>
    <td><input class="hours" value=${value[level]} autocomplete="off" placeholder=${t('全天')} aria-label=${`${t(word)} ${t('办公时间')}`} aria-describedby=${attrs['aria-describedby']}
      onInput=${(event) => set({ ...value, [level]: event.target.value })}/></td></tr>`)}</tbody></table>`;
}
