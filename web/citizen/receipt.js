// After handing in: the query code, large; what happens next and when; whom to call meanwhile.
import { $, fill, h, say, text } from './page.js';
import { card } from './emergency.js';
import { forget, groups, mine, rememberCode } from './codes.js';
import { when } from './when.js';

export function show(receipt, item, place) {
  $('form').hidden = true;
  $('danger').hidden = true;
  say($('title'), '收到了，谢谢您');
  document.title = $('title').textContent;
  fill($('notes'), receipt.emergency && receipt.emergency.length ? [card(receipt.emergency, '人命要紧：请先打电话，不要等我们回复。')] : []);
  fill($('after'), [codeCard(receipt, item), nextCard(receipt)]);
  $('after').hidden = false;
  $('title').tabIndex = -1;
  $('title').focus();
  scrollTo(0, 0);
}

function codeCard({ query_code, no, lost }, item) {
  const copied = h('button', { type: 'button', className: 'side', onclick: () => copy(query_code, copied) }, text('复制查询码'));
  const lines = [
    h('h2', null, text('您的查询码')),
    h('p', { className: 'code', id: 'code', translate: 'no' }, ...spoken(query_code)),
    h('p', null, text('请截图保存，或者抄下来。凭它看进度、补充情况、评价。')),
    copied,
    h('p', { className: 'small' }, text('编号 {no}', { no })),
  ];
  if (lost) lines.push(h('p', { className: 'bad' }, text('有 {n} 张照片没传上去，可以到进度页补充。', { n: lost })));
  // Who wants to be kept out of sight may share this phone with the one they write about.
  if (!item.body.confidential) rememberCode(query_code, item.place);
  if (mine().some(({ code }) => code === query_code)) lines.push(memory(query_code));
  return h('section', { className: 'card center' }, ...lines);
}

function memory(code) {
  const line = h('p', { className: 'small', role: 'status' }, text('这部手机已记住查询码。'));
  const button = h('button', { type: 'button', className: 'plain' }, text('不要记住'));
  button.onclick = () => {
    forget(code);
    say(line, '没有记住。请一定抄下来或截图。');
  };
  line.append(button);
  return line;
}

const spoken = (code) => groups(code).map((four) => h('span', null, four));

async function copy(code, button) {
  try {
    await navigator.clipboard.writeText(code);
    say(button, '已复制');
  } catch (error) {
    getSelection().selectAllChildren($('code'));
    say(button, '已选中，请长按复制');
  }
}

function nextCard({ query_code, dispatch_by, answer_by }) {
  const steps = [
    dispatch_by && text('一般一分钟内转给负责的单位，最晚 {when}', { when: when(dispatch_by) }),
    answer_by && text('最晚 {when} 给您答复', { when: when(answer_by) }),
    text('办完请您评价；不满意会重新办'),
  ].filter(Boolean);
  return h('section', { className: 'card' },
    h('h2', null, text('接下来')),
    h('ol', { className: 'steps' }, ...steps.map((step, index) => h('li', null, h('b', { 'aria-hidden': 'true' }, String(index + 1)), h('span', null, step)))),
    h('a', { className: 'main', href: '/a/' + query_code }, text('查看办理进度')),
    h('a', { className: 'side', href: location.pathname }, text('再反映一件事')));
}
