// Every act of the desk as a table: what it is called, what it asks, how it is confirmed.
// A field's `of` names the dictionary its options come from; `when` says if it is asked at all.
import { COMPLEXITIES } from './marks.js';
import { Contacts } from './contacts.js';
import { Photos } from './photos.js';
import { Suggestions } from './suggestions.js';
import { Twins } from './twins.js';
import { Choice, Level, One, Several } from './pickers.js';

const area = (name, label, more = {}) => ({ name, label, kind: 'area', required: true, rows: 4, max: 2000, ...more });
const choice = (name, label, options, more = {}) => ({ name, label, kind: Choice, required: true, options, ...more });
const reason = (of, more = {}) => ({ name: 'reason', label: '原因', kind: 'select', of, required: true, ...more });
const unit = (name, label, more = {}) => ({ name, label, kind: One, of: 'unit', required: true, ...more });
const note = (more = {}) => area('note', '内部备注', { required: false, rows: 2, max: 500, help: '只有工作人员能看到。', ...more });
const YES_NO = [[true, '是'], [false, '否']];
const DECISION = [['approve', '同意'], ['refuse', '不同意']];
const refused = (values) => values.decision === 'refuse';
const PUBLIC = '群众会看到这段话，请说清做了什么、结果怎样。';

export const ACTS = {
  dispatch: {
    label: '派单', tone: 'primary', done: '已派单', aside: Suggestions,
    intro: '派给应当负责的单位。单位的时限从派单时算起；承诺群众的答复时间从提交时算起，派单、改派都不变。',
    fields: [
      unit('unit', '主办单位'),
      { name: 'co_units', label: '协办单位', kind: Several, of: 'unit' },
      { name: 'category', label: '分类', kind: One, of: 'category' },
      { name: 'level', label: '紧急程度', kind: Level, of: 'level' },
      choice('complexity', '难易', Object.entries(COMPLEXITIES), { required: false }),
      note(),
    ],
  },
  sign: { label: '签收', tone: 'primary', done: '已签收', intro: '签收表示本单位开始办理。', fields: [] },
  contact: {
    label: '登记联系群众', tone: 'primary', done: '已登记联系情况',
    fields: [
      { name: 'method', label: '联系方式', kind: 'select', of: 'contact_methods', required: true },
      choice('reached', '联系上群众了吗？', YES_NO),
      area('result', '联系结果', { rows: 3, max: 500, help: '例如：已说明情况，约定明天上午上门。' }),
      { name: 'at', label: '联系时间', kind: 'moment', help: '不填就是现在。' },
    ],
  },
  'request-call': {
    label: '请平台联系群众', done: '已请平台联系', intro: '群众要求保密，您看不到是谁、怎么联系。要问什么写在这里，平台打电话问清后转告您。',
    fields: [area('question', '要问群众什么', { rows: 3, max: 500, help: '例如：哪一盏灯？什么时候方便进门看？' })],
  },
  relay: {
    label: '转告承办单位', tone: 'primary', done: '已转告', intro: '承办单位看得到这段话。写办理必需的，如门牌号、涉事车牌；不写群众的姓名和电话。',
    fields: [area('text', '转告内容', { rows: 4, max: 1000 }), choice('reached', '联系过群众了吗？', YES_NO)],
  },
  resolve: {
    label: '提交办结', tone: 'primary', done: '已提交，等待审核', aside: Contacts,
    fields: [
      choice('result', '问题解决了吗？', [['solved', '已解决'], ['partly', '部分解决'], ['unsolved', '未解决']]),
      reason('unsolved', { label: '没有完全解决的原因', when: (values) => ['partly', 'unsolved'].includes(values.result) }),
      area('reply_public', '给群众的答复', { rows: 6, help: PUBLIC }),
      area('note_internal', '办理情况（内部）', { required: false, rows: 3, help: '只有工作人员能看到。' }),
      { name: 'evidence', label: '办理照片', kind: Photos, help: '最多 9 张。审核通过后，群众能看到，请不要拍到别人的脸和门牌。' },
      choice('contacted', '联系过群众了吗？', YES_NO, { help: '以本轮联系记录为准。', offered: (item) => item.has_contact || item.was_contacted }),
    ],
  },
  review: {
    label: '审核', tone: 'primary', done: '审核完成', aside: Contacts,
    fields: [
      choice('decision', '审核意见', [['approve', '通过'], ['refuse', '退回重办']]),
      reason('review', { label: '退回原因', when: refused }),
      note({ label: '审核说明' }),
    ],
  },
  visit: {
    label: '登记回访', tone: 'primary', done: '已登记回访',
    fields: [
      choice('reached', '联系上群众了吗？', YES_NO, { help: '群众没有留联系方式、也没有联系记录的，不能登记为联系上了。' }),
      choice('level', '群众的评价', [[5, '非常满意'], [4, '满意'], [3, '基本满意'], [2, '不满意'], [1, '非常不满意']], { help: '1、2 分会转二次办理。', when: (values) => values.reached === true }),
      choice('solved', '群众认为问题解决了吗？', YES_NO, { when: (values) => values.reached === true }),
      area('text', '回访记录', { required: false, rows: 3 }),
    ],
  },
  answer: {
    label: '直接答复', done: '已答复群众', intro: '不用派单就能说清的，直接答复。',
    fields: [area('reply_public', '给群众的答复', { rows: 6, help: PUBLIC })],
  },
  ask: {
    label: '请群众补充', done: '已请群众补充', intro: '缺少关键信息时使用。等待期间不计派单时限，补充后重新计；承诺群众的答复时间不变。',
    fields: [area('question', '请群众补充什么', { rows: 3, max: 500, help: '群众会看到，例如：请补充门牌号和楼层。' })],
  },
  'request-return': {
    label: '申请退单', done: '已申请退单', intro: '申请期间，单位的时限照常计算。',
    fields: [
      reason('return'),
      area('basis', '依据', { rows: 3, max: 500, help: '写明权责清单或文件的条款。' }),
      unit('suggested_unit', '建议改派给', { required: false }),
    ],
  },
  'decide-return': {
    label: '审批退单', tone: 'primary', done: '退单已审批',
    fields: [
      choice('decision', '是否同意退单', DECISION),
      unit('unit', '改派给', { when: (values) => values.decision === 'approve' }),
      note({ label: '说明' }),
    ],
  },
  join: { label: '增加会办', done: '已增加会办单位', fields: [{ name: 'co_units', label: '会办单位', kind: Several, of: 'unit', required: true }] },
  delegate: {
    label: '下派', done: '已下派',
    fields: [unit('unit', '下派给'), { name: 'due_at', label: '内部时限', kind: 'moment', required: true, help: '不晚于本件的时限。' }],
  },
  'request-extension': {
    label: '申请延期', done: '已申请延期',
    fields: [area('reason', '延期理由', { rows: 3, max: 500 }), { name: 'due_at', label: '延到', kind: 'moment', required: true }],
  },
  'decide-extension': {
    label: '审批延期', tone: 'primary', done: '延期已审批',
    fields: [choice('decision', '是否同意延期', DECISION), note({ label: '说明' })],
  },
  pause: {
    label: '挂账', done: '已挂账', intro: '历史遗留、需要规划或资金的，写明理由和计划时间；每月要复查。',
    fields: [area('reason', '挂账理由', { rows: 3, max: 500 }), { name: 'plan_date', label: '计划解决日期', kind: 'day', required: true }],
  },
  resume: { label: '解除挂账', done: '已解除挂账', fields: [] },
  instruct: {
    label: '批示', done: '批示已下达',
    intro: '承办单位会收到，群众看不到。',
    fields: [area('text', '批示内容', { rows: 4, max: 1000 })],
  },
  supervise: {
    label: '督办', done: '已督办',
    fields: [unit('to', '督办对象'), area('text', '督办要求', { max: 1000 }), { name: 'due_at', label: '要求完成时间', kind: 'moment', required: true }],
  },
  comment: { label: '评议', done: '评议已记录', fields: [area('text', '意见', { max: 1000 })] },
  merge: {
    label: '并入另一件', done: '已并单', aside: Twins, intro: '同一件事并到主件一起办，群众仍能凭各自的查询码看到进度和答复。',
    fields: [{ name: 'into', label: '主件的工单编号', kind: 'text', required: true, pattern: /^\d{18}$/, wrong: '工单编号是 18 位数字。' }],
  },
  split: { label: '拆单', done: '已拆单', intro: '原来不是同一件事：拆出来，重新派单。', fields: [] },
  protect: {
    label: '转入保护通道', tone: 'grave', done: '已转入保护通道', intro: '反映干部、单位问题的，从这里转。转入后只有办理举报的人能看到，原承办单位和您自己都不再看到，不能撤销。',
    fields: [note({ label: '说明', help: '只有办理举报的人能看到。' })],
  },
  transfer: {
    label: '移送', tone: 'grave', done: '已移送', intro: '移送纪检、公安、法院等。移送后本平台不再保留可见内容。',
    fields: [{ name: 'to', label: '移送给', kind: 'text', required: true, max: 100 }, note({ label: '说明', required: true })],
  },
  reject: {
    label: '不予受理', tone: 'grave', done: '已告知群众不予受理', intro: '群众会看到原因和建议的办法，请写清楚可以去哪里办。',
    fields: [reason('reject'), area('guidance', '建议群众怎么办', { rows: 4, max: 1000, help: '写明该找哪个部门、怎么去、电话多少。' })],
  },
  terminate: {
    label: '终止办理', tone: 'grave', done: '已终止', intro: '终止后不再办理。群众会看到原因和建议。',
    fields: [reason('terminate'), area('guidance', '建议群众怎么办', { rows: 4, max: 1000 })],
  },
};

/** The allowed acts in the order of the table: what moves the item on comes first, what ends it last. */
export const allowed = (can) => Object.keys(ACTS).filter((action) => can.includes(action));
