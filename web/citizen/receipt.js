// After handing in: the query code, large; what happens next and when; whom to call, and who can read it.
import { $, fill, h, say, text } from './page.js';
import { sweep } from './uploads.js';
import { card } from './emergency.js';
import { privacy } from './keep.js';
import { copyButton, forget, groups, isFeared, mine, rememberCode, rememberItem, untrace, vanish, wayTo, whoReads } from './codes.js';
import { when } from './when.js';

export function show(receipt, item, place) {
  $('form').hidden = true;
  $('danger').hidden = true;
  say($('title'), '收到了，谢谢您');
  document.title = $('title').textContent;
  if (!receipt.query_code) return fill($('notes'), [elsewhere()]);
  const feared = isFeared(receipt);
  if (feared) untrace();
  if (receipt.danger) $('leave').hidden = false; // whom they fear may be near
  if (item.photos && item.photos.length) sweep();
  const unseen = privacy.on || item.body.confidential;
  if (unseen && !feared) vanish();
  // Back and reload find the receipt, not a form to be handed in twice; of who wants no trace, only that it is done.
  history.replaceState({ sent: unseen ? { hidden: true } : { ...receipt, item: { body: { code: item.body.code }, place: item.place } } }, '');
  fill($('notes'), [numbers(receipt)].filter(Boolean));
  fill($('after'), [codeCard(receipt, item), receipt.protected && readersCard(receipt.protected), nextCard(receipt, unseen)].filter(Boolean));
  $('after').hidden = false;
  $('title').tabIndex = -1;
  $('title').focus();
  scrollTo(0, 0);
}

const numbers = ({ emergency = [], danger }) => emergency.length && card(emergency, '人命要紧：请先打电话，不要等我们回复。', danger === 'maybe');

const elsewhere = () => h('section', { className: 'card' },
  h('p', null, text('这里写的已经提交了。按您的意思，本机没有记住查询码。')),
  h('a', { className: 'side', href: location.pathname }, text('再反映一件事')));

function codeCard(receipt, item) {
  const { query_code, no, lost } = receipt;
  const code = h('p', { className: 'code', id: 'code', translate: 'no' }, ...groups(query_code).map((four) => h('span', null, four)));
  const lines = [
    h('h2', null, text('您的查询码')), code,
    h('p', null, text('请截图保存，或者抄下来。凭它看进度、补充情况、评价。')),
    copyButton(query_code, '复制查询码', () => code),
    h('p', { className: 'small' }, text('编号 {no}', { no })),
  ];
  if (lost) lines.push(h('p', { className: 'bad' }, text('有 {n} 张照片没传上去，可以到进度页补充。', { n: lost })));
  if (!item.again) rememberItem(receipt, item);
  lines.push(memory(query_code, item));
  return h('section', { className: 'card center' }, ...lines);
}

function memory(code, item) {
  const known = mine().some((one) => one.code === code);
  const line = h('p', { className: 'small', role: 'status' }, text(known ? '这部手机已记住查询码。' : '本机没有记住查询码，请抄下。'));
  const button = h('button', { type: 'button', className: 'plain' }, text(known ? '不要记住' : '要本机记住'));
  button.onclick = () => {
    if (known) forget(code);
    else rememberCode(code, item.place, item.body.code);
    if (known) history.replaceState({ sent: { hidden: true } }, '');
    say(line, known ? '没有记住。请一定抄下来或截图。' : '这部手机已记住查询码。');
  };
  line.append(' ', button);
  return line;
}

const readersCard = (readers) => h('section', { className: 'card' },
  h('h2', null, text('谁能看到')),
  h('p', null, whoReads(readers)),
  h('p', { className: 'small' }, text('旁边有人时，点上面的“快速离开”：这一页马上换成天气网页。')));

function nextCard({ query_code, dispatch_by, answer_by, protected: readers }, unseen) {
  const steps = [
    dispatch_by && !readers && text('一般一分钟内转办，最迟 {when} 转办', { when: when(dispatch_by) }),
    answer_by && text('最迟 {when} 答复', { when: when(answer_by) }),
    text('办完请您评价；不满意会重新办'),
  ].filter(Boolean);
  return h('section', { className: 'card' },
    h('h2', null, text('接下来')),
    h('ol', { className: 'steps' }, ...steps.map((step, index) => h('li', null, h('b', { 'aria-hidden': 'true' }, String(index + 1)), h('span', null, step)))),
    wayTo(query_code, '查看办理进度', 'main', unseen),
    h('a', { className: 'side', href: location.pathname }, text('再反映一件事')));
}
