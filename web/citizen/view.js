// One appeal as its citizen may see it: where it stands, the answer, the way so far, what was said.
import { h, t, text } from './page.js';
import { groups, placeName, whoReads } from './codes.js';
import { when } from './when.js';

const COLOURS = { green: '时间充足', yellow: '快到时限', red: '已超时限' };
// What can be due before the answer: the colour is of the soonest, which is told.
const SOONER = { check: '最迟核实', accept: '最迟转办', sign: '最迟签收', contact: '最迟联系您', return: '最迟定下谁来办', finish: '最迟办完' };
const RATED = ['', '非常不满意', '不满意', '基本满意', '满意', '非常满意'];

const only = (...cards) => cards.filter(Boolean);

export const standing = (appeal) => only(where(appeal), appeal.reply && reply(appeal), appeal.rating && rated(appeal.rating));
export const story = (appeal, code) => [course(appeal), told(appeal, code)];

const card = (...parts) => h('section', { className: 'card' }, ...only(...parts));
const heading = (zh) => h('h2', null, text(zh));
const quoted = (tag, words, className = '') => h(tag, { translate: 'no', className }, words);

function where({ status, asked, paused, label, colour, due_at, due_estimated, due_step, unit, place, steps, protected: readers }) {
  const pill = colour && h('span', { className: 'pill ' + colour }, text(COLOURS[colour]));
  return card(
    h('p', { className: 'status' }, quoted('strong', label), pill || ''),
    stages(steps),
    h('dl', { className: 'facts' },
      ...fact('地点', placeName(place)),
      ...fact('办理单位', unit),
      ...fact('暂缓办理', paused && paused.reason),
      ...fact('计划解决日期', paused && paused.plan_date),
      ...fact('请在此前补充', asked && status === 'need_info' && when(asked.until)),
      ...fact('谁能看到', readers && whoReads(readers, t)),
      ...fact(SOONER[due_step && due_step.id], colour && SOONER[due_step && due_step.id] && when(due_step.at)),
      ...fact('最迟答复', colour && when(due_at) + (due_estimated ? t('（估算）') : ''))),
    asked && h('p', { className: 'small' }, text(status === 'need_info' ? '到时没有补充，就先停办；{at} 以前补充，都接着办。' : '{at} 以前补充，就接着办；过后删除您留的姓名和电话。', { at: when(asked.revive_until) })));
}

const fact = (zh, words) => (words ? [h('dt', null, text(zh)), quoted('dd', words)] : []);

const isHere = ({ state }) => ['now', 'waiting', 'ended'].includes(state);

function stages(bar) {
  return h('div', null, h('ol', { className: 'stages', 'aria-label': t('办理步骤') }, ...bar.map(stage)), h('p', { className: 'small' }, progress(bar)));
}

function stage(step) {
  const item = h('li', { className: step.state }, quoted('span', step.label));
  if (isHere(step)) item.setAttribute('aria-current', 'step');
  return item;
}

function progress(bar) {
  const at = bar.findIndex(isHere);
  const where = { n: at + 1, all: bar.length, label: at < 0 || bar[at].label };
  if (at < 0) return text('{all} 步都走完了', where);
  return bar[at].state === 'ended' ? text('到第 {n} 步为止，共 {all} 步：{label}', where) : text('第 {n} 步，共 {all} 步：{label}', where);
}

const reply = ({ reply: words, reply_photos = [] }) => {
  const box = card(heading('答复'), quoted('p', words, 'words'), pictures(reply_photos, 'after-', '办理后的照片 {n}'));
  box.classList.add('reply');
  return box;
};

const rated = ({ level, solved, noted, text: words }) => card(heading(noted ? '电话回访登记的评价' : '您的评价'),
  h('p', null, text(RATED[level]), solved === null ? '' : ' · ', solved === null ? '' : text(solved ? '解决了' : '没解决')),
  noted && h('p', { className: 'small' }, text('这是工作人员打电话时登记的。和您说的不一样，可以在下面自己评价，以您的为准。')),
  words && quoted('p', words, 'words'));

function course({ timeline, reply: answer }) {
  const items = timeline.slice().reverse().map((event) => h('li', null,
    quoted('strong', event.label),
    h('time', { className: 'small', dateTime: event.at, translate: 'no' }, when(event.at)),
    event.text && event.text !== answer ? quoted('p', event.text, 'words') : ''));
  return card(heading('办理经过'), h('ol', { className: 'log' }, ...items));
}

function told({ content, photos = [], no, detail = [] }, code) {
  return card(heading('您说的'), quoted('p', content, 'words'), ...detail.map(({ label, text: said }) => quoted('p', label + ' ' + said)),
    pictures(photos, 'photo-', '照片 {n}'),
    h('p', { className: 'small' }, text('查询码 {code}', { code: groups(code).join(' ') }), h('br'), text('编号 {no}', { no })));
}

const pictures = (photos, name, alt) => photos.length && h('ul', { className: 'pictures' }, ...photos.map((photo, index) => picture(photo, name + index, t(alt, { n: index + 1 }))));

function picture({ url, state, why }, id, alt) {
  if (state === 'failed') return h('li', { className: 'small bad' }, text('这张照片没能处理'), why ? '：' + why : '', ' ', text('可以在“补充情况”里换一张。'));
  if (!url) return h('li', { className: 'small' }, text('照片正在处理，一般一分钟内就好'));
  return h('li', null, h('a', { href: url, id }, h('img', { src: url, alt, loading: 'lazy' })));
}
