// What the nets only may have heard, with the words that were heard: a person says yes or no (核实).
import { html, useState } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { Icon } from './icons.js';
import { dayAndTime } from './moments.js';

const ASKED = {
  danger: { title: '这里可能有危险，请马上判断', yes: '是，有危险', no: '不是危险', help: '选“是”：立即按特急办理，并通知值班人员。' },
  report: { title: '这可能是举报干部或单位，请判断', yes: '是举报', no: '不是举报', help: '选“是”：转给办理举报的人。选“不是”：按一般诉求派单。' },
};

export function Check({ item, done, reload }) {
  if (!item.can.includes('check')) return null;
  return (item.doubts || []).map((doubt) => html`<${Doubt} key=${doubt.id} doubt=${doubt} item=${item} done=${done} reload=${reload}/>`);
}

function Doubt({ doubt, item, done, reload }) {
  const [busy, work] = useState(false);
  const [wrong, refuse] = useState(null);
  const { title, yes, no, help } = ASKED[doubt.id];
  const answer = async (says) => {
    work(true);
    refuse(null);
    try {
      done(await call(`/desk/appeals/${encodeURIComponent(item.no)}/check`, { method: 'POST', body: { step: item.step, [doubt.id]: says } }), t('已核实'));
    } catch (refusal) {
      refuse(refusal);
      work(false);
      if (refusal.status === 409) reload();
    }
  };
  const words = doubt.words.filter((word) => word !== '…');
  return html`<section class="check" aria-labelledby=${`check-${doubt.id}`}>
    <h2 id=${`check-${doubt.id}`}><${Icon} name="warn"/>${t(title)}</h2>
    ${item.due_step && item.due_step.id === 'check' && html`<p class="soft">${t('请在 {time} 前判断', { time: dayAndTime(item.due_at) })}</p>`}
    ${words.length > 0 && html`<p>${t('听到的话：')}${words.map((word) => html`<span class="word" key=${word}>${word}</span>`)}</p>`}
    <div class="yesno"><button class="grave" disabled=${busy} onClick=${() => answer(true)}>${t(yes)}</button><button disabled=${busy} onClick=${() => answer(false)}>${t(no)}</button></div>
    <p class="soft">${t(help)}</p>
    ${wrong && html`<p class="error" role="alert">${wrong.message}</p>`}</section>`;
}
