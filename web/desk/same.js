// Beside the matter: what may be the same, to be merged with one touch, alone or with all that are ticked.
import { html, useEffect } from './view.js';
import { t } from './words.js';
import { link } from './routes.js';
import { ago } from './moments.js';
import { announce, hold } from './held.js';
import { speaks } from './twins.js';

const IN_HAND = ['dispatched', 'processing', 'review'];

/** What can be merged into: with a unit, and not answered yet. */
const mains = (twins) => twins.filter((twin) => IN_HAND.includes(twin.status));

function mergeInto(twin, lines) {
  hold({ action: 'merge', lines: lines.filter((line) => line.no !== twin.no), common: { into: twin.no }, words: t('并入一件：{n} 件', { n: lines.length }) });
}

/** What is told in like words takes it; where there is no such, that is said, and one chooses by hand. */
function mergeFirst(twins, lines) {
  const main = mains(twins).find((twin) => twin.alike);
  if (main && lines.length) mergeInto(main, lines); else announce(t('没有文字相似的主件，请从右边选。'));
}

export function Same({ twins, lines, offer }) {
  const found = twins || [];
  const able = lines.length ? mains(found) : [];
  useEffect(() => { if (twins) offer(() => mergeFirst(found, lines)); });
  return html`<section class="same" aria-labelledby="same-title"><h2 id="same-title">${t('可能是同一件事')}</h2>
    ${twins && !twins.length && html`<p class="soft">${t('没有找到相同的在办诉求。')}</p>`}
    <ul>${found.map((twin) => html`<li key=${twin.no}>
      <p class="soft">${[speaks(twin), ago(twin.submitted_at)].join(' · ')}</p>
      <p><a href=${link('item', [twin.no])}>${twin.content.slice(0, 60)}</a></p>
      <p class="soft">${[twin.label, twin.unit && twin.unit.name].filter(Boolean).join(' · ')}</p>
      ${able.includes(twin) && html`<p><button class="small" onClick=${() => mergeInto(twin, lines)}>${lines.length > 1 ? t('把选中的 {n} 件并入', { n: lines.length }) : t('并入这一件')}</button></p>`}</li>`)}</ul></section>`;
}
