// Now beside before, as words and as two bars; a month as twelve columns.
import { html } from './view.js';
import { t } from './words.js';

export function growth(now, before) {
  if (!before) return t('新出现');
  if (now === before) return t('持平');
  return now > before ? t('↑ 多 {n} 件', { n: now - before }) : t('↓ 少 {n} 件', { n: before - now });
}

/** The lower, paler bar is what was before. */
export const Pair = ({ now, before, most }) => html`<svg class="pair" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
  <rect class="now" width=${(100 * now) / most} height="8"/><rect class="before" y="9" width=${(100 * before) / most} height="5"/></svg>`;

/** The first half is the month before, and pale. */
export function Columns({ bars, label }) {
  const most = Math.max(1, ...bars);
  const height = (n) => (n ? Math.max(2, (30 * n) / most) : 1);
  return html`<svg class="columns" viewBox=${`0 0 ${bars.length * 10} 32`} role="img" aria-label=${label}>
    ${bars.map((n, i) => html`<rect key=${i} class=${i < bars.length / 2 ? 'before' : 'now'} x=${i * 10 + 1} y=${32 - height(n)} width="8" height=${height(n)}/>`)}</svg>`;
}
