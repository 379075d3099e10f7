// What may be the same matter, to be read beside the item itself before it is merged.
import { html } from './view.js';
import { t } from './words.js';
import { link } from './routes.js';
import { ago } from './moments.js';

export const speaks = ({ alike, likeness, same_kind: kin }) => (alike ? t('文字相似 {n}%', { n: Math.round(likeness * 100) }) : t(kin ? '同一小区同类' : '同一小区'));

/** What stands on the button: how many are alike in words, else how many are of one place and kind. */
export function howMany(twins) {
  const alike = twins.filter((twin) => twin.alike).length;
  if (alike) return t('{n} 件文字相似', { n: alike });
  const kin = twins.filter((twin) => twin.same_kind).length;
  return kin ? t('{n} 件同一小区同类', { n: kin }) : '';
}

export function Twins({ twins, values, take }) {
  if (!twins.length) return html`<p class="soft">${t('同一小区没有同类的在办诉求。可以填写主件的编号。')}</p>`;
  return html`<ul class="suggestions" aria-label=${t('可能是同一件事')}>${twins.map((twin) => html`<li key=${twin.no} class=${values.into === twin.no ? 'at' : ''}>
    <p class="soft">${[twin.place && twin.place.name, twin.same_place && t('同一点位'), ago(twin.submitted_at)].filter(Boolean).join(' · ')}</p>
    <p>${twin.content}</p>
    <p class="soft">${[twin.label, twin.unit && twin.unit.name, speaks(twin)].filter(Boolean).join(' · ')}</p>
    <p class="row"><button type="button" class="small" aria-pressed=${String(values.into === twin.no)} onClick=${() => take({ into: twin.no })}>${t('并入这一件')}</button>
      <a href=${link('item', [twin.no])}>${t('打开')}</a></p></li>`)}</ul>`;
}
