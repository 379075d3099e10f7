// What stands in an act's form before anybody typed: what triage said; of what was sent back, the reply that was.
import { html } from './view.js';
import { t } from './words.js';

/** What triage said stands in the form; of an advertisement that is none, its category and level go. */
const dispatched = ({ flags, level, complexity, category, unit, purpose: said, purpose_heard: heard }) => {
  const purpose = said ? said.id : (unit ? null : heard);
  return flags.includes('spam') ? { level: flags.includes('emergency') ? 1 : 3, complexity, purpose } : { level, complexity, category, purpose };
};

const TURNS = ['resolve', 'review', 'rate', 'visit', 'panel', 'dispatch'];

/** The review that sent it back, while nothing came of it. */
const sentBack = ({ status, events }) => {
  const last = events.filter(({ action }) => TURNS.includes(action)).pop();
  return status === 'processing' && last && last.action === 'review' ? last : null;
};

const former = (item) => (sentBack(item) ? { reply_public: item.reply_public || '', note_internal: item.note_internal || '' } : {});

const BEGUN = { dispatch: dispatched, resolve: former };
export const begun = (action, item) => (BEGUN[action] ? BEGUN[action](item) : {});

/** Above the form: why it came back, and what of the former one is not carried over. */
export function Returned({ item, action }) {
  const review = action === 'resolve' && sentBack(item);
  if (!review) return null;
  const photos = item.events.filter((event) => event.action === 'resolve').pop().photos.length;
  return html`<div class="notice warn returned"><p><b>${t('审核退回：')}</b>${[review.reason, review.note].filter(Boolean).join(' · ')}</p>
    <p>${t('上次的答复和办理情况已填好，改一改再提交。')}${photos > 0 && t('上次的照片要重新选。')}</p></div>`;
}
