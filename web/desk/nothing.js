// A list in which nothing stands: because nothing waits, or because of what it was narrowed to.
import { html } from './view.js';
import { t } from './words.js';
import { link } from './routes.js';

export const Screen = ({ filtered, id }) => html`<div class="empty"><p>${filtered ? t('没有符合筛选条件的诉求。') : t('这里没有等着办的诉求。')}</p>
  ${filtered && html`<p><a class="button" href=${link('queue', [id])}>${t('清除筛选')}</a></p>`}</div>`;
