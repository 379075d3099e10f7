// The server said no: the numbers to call come first, then what to mend, then a small sum where many write at once.
import { $, fill, h, text } from './page.js';

export async function show(error, { FIELDS, complain, tell, handIn, showNumbers }) {
  const { challenge, errors = [], emergency = [], danger } = error.problem;
  const byField = errors.map((e) => [e.field.split('.').pop(), e.message]).filter(([name]) => FIELDS.includes(name));
  const beside = $(byField.length ? 'urgent' : 'numbers'); // where the reader is sent now
  if (emergency.length) await showNumbers(emergency, '人命要紧：请先打电话，不要等我们回复。', danger === 'maybe', beside);
  if (challenge) return ask(challenge, handIn);
  complain(byField);
  if (!byField.length) tell(error.message);
}

/** In words, and no image: it only shows that a person is here. */
export function ask({ question, token }, again, mount = $('challenge')) {
  const answer = h('input', { id: 'sum', autocomplete: 'off', maxLength: 12 });
  const go = h('button', { type: 'button', className: 'side', onclick: () => again({ challenge: { token, answer: answer.value.trim() } }) }, text('答好了，提交'));
  fill(mount, [h('div', { className: 'card note' },
    h('p', null, text('现在这里提交的人比较多，请答一道小题：')),
    h('label', { className: 'label', htmlFor: 'sum', translate: 'no' }, question), answer, go)]);
  answer.onkeydown = (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    go.click();
  };
  answer.focus();
}
