// Many messages from one place at once: a small sum, in words, shows that a person is here.
import { $, fill, h, text } from './page.js';

export function ask({ question, token }, again) {
  const answer = h('input', { id: 'sum', inputMode: 'numeric', autocomplete: 'off', maxLength: 6 });
  const go = h('button', { type: 'button', className: 'side', onclick: () => again({ challenge: { token, answer: answer.value.trim() } }) }, text('答好了，提交'));
  fill($('challenge'), [h('div', { className: 'card note' },
    h('p', null, text('现在这里提交的人比较多，请答一道小题：')),
    h('label', { className: 'label', htmlFor: 'sum', translate: 'no' }, question), answer, go)]);
  answer.onkeydown = (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    go.click();
  };
  answer.focus();
}
