// The numbers to call first, large enough to hit with a shaking thumb; calmly where danger is only thought of.
import { $, h, text } from './page.js';

const EVERYWHERE = [
  { name: '报警', number: '110' },
  { name: '火警', number: '119' },
  { name: '急救', number: '120' },
  { name: '交通事故', number: '122' },
];
// Lines that all of China has, as the server adds them (functions/domain/safety/whom.py): here for what is being written.
const BESIDE = [
  { name: '青少年服务台', number: '12355', when: /(爸|妈|老师|校长|教练|叔叔|伯伯|同学|继父)[^，。！？没不]{0,6}(打我|摸我|亲我|脱我)|我(才|今年|刚满)?1?[0-9]岁/ },
  { name: '心理援助热线', number: '12356', when: /自杀|轻生|不想活|活不下去|跳楼|割腕|遗书|kill myself|want to die|suicide/i },
  { name: '妇女维权热线', number: '12338', when: /(老公|丈夫|前夫|男友|男朋友)[^，。！？没不]{0,6}(打我|掐我|砍我)|家暴|强奸|性侵/ },
];

function withLines(numbers) {
  const said = ($('content') || {}).value || '';
  return numbers.concat(BESIDE.filter(({ number, when }) => when.test(said) && !numbers.some((one) => one.number === number)));
}

export function card(numbers, advice, calm = false) {
  const links = withLines(numbers.length ? numbers : EVERYWHERE).map(({ name, number }) =>
    h('a', { className: 'call', href: 'tel:' + number.replace('\u8f6c', ',') }, h('b', { translate: 'no' }, number), text(name)));
  return h('section', { className: calm ? 'card calm' : 'card alarm' },
    h('h2', calm ? null : { className: 'bad' }, text(calm ? '需要马上有人帮忙，可以打这些电话' : '有人有危险，请马上打电话')),
    h('p', { className: 'calls' }, ...links),
    h('p', { className: 'small' }, text(calm ? '没有危险就不用管它，您反映的我们照样在办。' : advice)));
}
