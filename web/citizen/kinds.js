// What a kind of work asks beside the words, such as what could not be done at a window: a tick, and its questions.
// What is asked of everybody has no tick, and may be left out.
// Which there are, and in which words, the server says. The form keeps the answers as it keeps its own; what they
// make of what is handed in is `form.more`.
import { $, h, say } from './page.js';
import { draft, left, read } from './keep.js';

const said = (tag, properties, words) => h(tag, { ...properties, translate: 'no' }, words);

function question(kind, { name, label, most, least }, values) {
  const id = kind + '.' + name;
  const over = h('p', { className: 'bad', hidden: true, role: 'status' });
  // Nothing that is pasted is cut: what is too long stands there, and says so.
  const oninput = ({ target }) => {
    over.hidden = least !== null || target.value.length <= most;
    say(over, '最多 {most} 个字，您写了 {n} 个字，请删短', { most, n: target.value.length });
  };
  return h('div', { className: 'field' }, said('label', { className: 'label', htmlFor: id }, label), over,
    h('input', { id, name: id, autocomplete: 'off', value: values[id] || '', oninput, ...(least === null ? {} : { inputMode: 'numeric' }) }));
}

function card({ kind, offer, hint, fields }, values) {
  const asked = fields.map((field) => question(kind, field, values));
  if (!offer) return Object.assign(h('section', { className: 'card of-kind' }, ...asked), { show() {} });
  const tick = h('input', { type: 'checkbox', name: kind, value: 'true', checked: Boolean(values[kind + '=true']) });
  const label = said('span', null, offer);
  label.append(h('small', null, hint));
  const section = h('section', { className: 'card of-kind' }, h('label', { className: 'tick' }, tick, label), ...asked);
  section.show = () => asked.forEach((field) => { field.hidden = !tick.checked; });
  section.show();
  return section;
}

const answer = (said, least) => (least === null ? said || '—' : Number(said) || least);
const answered = ({ kind, fields }, told) => fields.filter(({ name }) => told[kind + '.' + name]);
const answers = ({ kind, fields }, told) => Object.assign({}, ...fields.map(({ name, least }) => ({ [name]: answer(told[kind + '.' + name], least) })));

export function offer(form, asks) {
  const values = form.more ? read(form) : (left('draft:' + draft.id) || {}).values || {};
  form.querySelectorAll('.of-kind').forEach((old) => old.remove());
  const cards = asks.map((ask) => card(ask, values));
  $('address').closest('section').before(...cards);
  cards.forEach((one) => { // a matter is of one kind
    one.onchange = ({ target }) => {
      if (target.type !== 'checkbox') return;
      if (target.checked) form.querySelectorAll('.of-kind [type=checkbox]').forEach((other) => { other.checked = other === target; });
      cards.forEach((each) => each.show());
    };
  });
  form.more = (told) => {
    const ticked = asks.filter(({ kind }) => told[kind + '=true']);
    const all = asks.filter((ask) => !ask.offer && answered(ask, told)[0]).map((ask) => ({ ...ask, fields: answered(ask, told) }));
    return Object.assign({}, ...(ticked[0] ? ticked : all).map((ask) => ({ [ask.kind]: answers(ask, told) })));
  };
}
