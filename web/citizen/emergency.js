// The numbers to call first, large enough to hit with a shaking thumb; calmly where danger is only thought of.
import { h, text } from './page.js';

const EVERYWHERE = [
  { name: '报警', number: '110' },
  { name: '火警', number: '119' },
  { name: '急救', number: '120' },
  { name: '交通事故', number: '122' },
];

export function card(numbers, advice, calm = false) {
  const links = (numbers.length ? numbers : EVERYWHERE).map(({ name, number }) =>
    h('a', { className: 'call', href: 'tel:' + number.replace('\u8f6c', ',') }, h('b', { translate: 'no' }, number), text(name)));
  return h('section', { className: calm ? 'card calm' : 'card alarm' },
    h('h2', calm ? null : { className: 'bad' }, text(calm ? '需要马上有人帮忙，可以打这些电话' : '有人有危险，请马上打电话')),
    h('p', { className: 'calls' }, ...links),
    h('p', { className: 'small' }, text(calm ? '没有危险就不用管它，您反映的我们照样在办。' : advice)));
}
