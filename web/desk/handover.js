// Work is handed over (工作交接): all that is open with one person goes to another.
import { html, useState } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { Sheet } from './sheet.js';
import { Form } from './form.js';
import { One } from './pickers.js';

const FIELDS = [
  { name: 'new', label: '由谁接手', kind: One, of: 'people', required: true },
  { name: 'note', label: '原因', kind: 'text', max: 200, help: '记入每件的办理过程，例如：岗位调整、离岗。' },
];
const CALLS_AT_MOST = 50;

/** What is much goes in several calls; what others are just working on is asked for again. */
async function handOver(person, values) {
  const all = { posts: 0, shifts: 0, tasks: 0, kept: 0 };
  let after = '';
  for (let n = 0; n < CALLS_AT_MOST; n += 1) {
    const told = await call(`/people/${encodeURIComponent(person.id)}/handover`, { method: 'POST', body: { ...values, after } });
    if (!after) all.kept = 0; // those that stay are met again
    for (const name of ['posts', 'shifts', 'tasks', 'kept']) all[name] += told[name];
    if (!told.next && !told.left) break;
    after = told.next || '';
  }
  return all;
}

export function Screen({ person, people, changed }) {
  const [open, setOpen] = useState(false);
  const [values, setValues] = useState({});
  const others = people.filter((one) => one.active && one.id !== person.id).map(({ id, name }) => ({ id, name }));
  const send = async () => {
    const told = await handOver(person, values);
    changed([t('已交接：岗位 {posts} 处、值班 {shifts} 班、交办 {tasks} 件。', told), told.kept > 0 && t('有 {kept} 件举报接手人不能看，仍由原来的人办。', told)].filter(Boolean).join(''));
  };
  return html`<button class="small" aria-label=${`${t('工作交接')} ${person.name}`} onClick=${() => setOpen(true)}>${t('工作交接')}</button>
    ${open && html`<${Sheet} title=${t('工作交接：{name}', { name: person.name })} close=${() => setOpen(false)}>
      <p class="soft">${t('岗位、值班，点名交办给他的和他交办的，全部转给接手的人，每件都有记录。单位办理的诉求仍在单位，不用交接。')}</p>
      <${Form} fields=${FIELDS} values=${values} change=${setValues} send=${send} submit=${t('交接')} choices=${{ people: others }} cancel=${() => setOpen(false)}/><//>`}`;
}
