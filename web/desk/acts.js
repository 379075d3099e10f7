// Every act of the desk as a table: what it is called, what it asks, how it is confirmed.
// A field's `of` names the dictionary its options come from; `when` says if it is asked at all.
import { t } from './words.js';
import { COMPLEXITIES } from './marks.js';
import { PURPOSES } from './purpose.js';
import { fullMoment } from './moments.js';
import { Replying, Reviewing } from './replies.js';
import { Photos } from './photos.js';
import { Returned, Suggestions } from './suggestions.js';
import { Twins } from './twins.js';
import { Choice, Level, One, Several } from './pickers.js';
import { WORDED, unfilled } from './worded.js';

const area = (name, label, more = {}) => ({ name, label, kind: 'area', required: true, rows: 4, max: 2000, ...more });
const worded = (name, label, use, more) => area(name, label, { kind: WORDED, use, check: unfilled, ...more });
const choice = (name, label, options, more = {}) => ({ name, label, kind: Choice, required: true, options, ...more });
const reason = (of, more = {}) => ({ name: 'reason', label: '原因', kind: 'select', of, required: true, ...more });
const unit = (name, label, more = {}) => ({ name, label, kind: One, of: 'unit', required: true, ...more });
const note = (more = {}) => area('note', '内部备注', { required: false, rows: 2, max: 500, help: '只有工作人员能看到。', ...more });
const PLAN = { name: 'plan_date', label: '计划解决日期', kind: 'day', required: true, help: '群众会看到。' };
const DUE = { name: 'due_at', label: '要求完成时间', kind: 'moment', help: '不填就是三个工作日。' };
const PERSON = { name: 'person', label: '点名交办给', kind: One, of: 'askable', help: '点名的，由本人回复；不选就是单位。' };
const STARS = { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' };
const YES_NO = [[true, '是'], [false, '否']];
const DECISION = [['approve', '同意'], ['refuse', '不同意']];
const refused = (values) => values.decision === 'refuse';
const isOther = (values) => refused(values) && values.reason === 'other';
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
      choice('purpose', '诉求类型', Object.entries(PURPOSES), { required: false, help: '不选就按原文判断：是不是咨询。咨询的办结时限一般更短。' }),
      note(),
    ],
  },
  sign: { label: '签收', tone: 'primary', done: '已签收', direct: true, intro: '签收表示本单位开始办理。', fields: [] },
  contact: {
    label: '登记联系群众', tone: 'primary', done: '已登记联系情况',
    fields: [
      { name: 'method', label: '联系方式', kind: 'select', of: 'contact_methods', required: true },
      choice('reached', '联系上群众了吗？', YES_NO),
      area('result', '联系结果', { rows: 3, max: 500, help: '例如：已说明情况，约定明天上午上门。' }),
      { name: 'at', label: '联系时间', kind: 'moment', help: '不填就是现在。' },
    ],
  },
  arrive: {
    label: '登记到场', done: '已登记到场',
    fields: [{ name: 'at', label: '到场时间', kind: 'moment', help: '不填就是现在。' }, note({ label: '现场情况' }), { name: 'evidence', label: '现场照片', kind: Photos, help: '最多 9 张。群众看不到。' }],
  },
  'request-call': {
    label: '请平台联系群众', done: '已请平台联系', intro: '群众要求保密，您看不到是谁、怎么联系。要问什么写在这里，平台打电话问清后转告您。',
    fields: [area('question', '要问群众什么', { rows: 3, max: 500, help: '例如：哪一盏灯？什么时候方便进门看？' })],
  },
  relay: {
    label: '转告承办单位', tone: 'primary', done: '已转告', intro: '承办单位看得到这段话。写办理必需的，如门牌号、涉事车牌；不写群众的姓名、称呼和电话。',
    fields: [
      area('text', '转告内容', { rows: 4, max: 1000 }), choice('reached', '联系过群众了吗？', YES_NO, { offered: (item) => item.has_contact }),
      { name: 'with_doors', label: '内容里有门牌号或车牌，确是办理必需', kind: 'tick' },
    ],
  },
  'resend-code': {
    label: '告知新查询码', done: '已告知', intro: '群众来电说查询码丢了：请来电人说出提交时留的电话，与留存的一致才会生成新码，念给本人听。群众的进度页上会写明告知过；再告知一次，上一个新码即失效。',
    fields: [{ name: 'phone', label: '来电人说的电话', kind: 'text', inputmode: 'tel', required: true, max: 40 }],
  },
  resolve: {
    label: '提交办结', tone: 'primary', done: '已提交，等待审核', aside: Replying, read: true,
    fields: [
      choice('result', '问题解决了吗？', [['solved', '已解决'], ['partly', '部分解决'], ['unsolved', '未解决']]),
      reason('unsolved', { label: '没有完全解决的原因', when: (values) => ['partly', 'unsolved'].includes(values.result) }),
      worded('reply_public', '给群众的答复', 'reply', { rows: 6, help: PUBLIC }),
      { name: 'dispute', label: '是纠纷的，哪一类', kind: 'select', of: 'disputes' },
      { name: 'mediated', label: '化解结果', kind: 'select', of: 'mediated', required: true, when: (values) => Boolean(values.dispute) },
      area('note_internal', '办理情况（内部）', { required: false, rows: 3, help: '只有工作人员能看到。' }),
      { name: 'evidence', label: '办理照片', kind: Photos, help: '最多 9 张。审核通过后，群众能看到，请不要拍到别人的脸和门牌。' },
      choice('contacted', '联系过群众了吗？', YES_NO, { help: '以本轮联系记录为准。', offered: (item) => item.has_contact || item.was_contacted }),
    ],
  },
  review: {
    label: '审核', tone: 'primary', done: '审核完成', aside: Reviewing,
    fields: [
      choice('decision', '审核意见', [['approve', '通过'], ['refuse', '退回重办']]),
      reason('review', { label: '退回原因', when: refused }),
      note({ label: '审核说明', when: (values) => !isOther(values) }),
      note({ label: '为什么退回', when: isOther, required: true, help: '承办单位会看到，照着改。' }),
    ],
  },
  visit: {
    label: '登记回访', tone: 'primary', done: '已登记回访',
    fields: [
      choice('reached', '联系上群众了吗？', YES_NO, { help: '群众没有留联系方式、也没有联系记录的，不能登记为联系上了。' }),
      choice('level', '群众的评价', [[5, '非常满意'], [4, '满意'], [3, '基本满意'], [2, '不满意'], [1, '非常不满意']], { help: '1、2 分或者没解决的，转二次办理。', when: (values) => values.reached === true }),
      choice('solved', '群众认为问题解决了吗？', YES_NO, { when: (values) => values.reached === true }),
      area('text', '回访记录', { required: false, rows: 3 }),
    ],
  },
  answer: {
    label: '直接答复', done: '已答复群众', aside: Replying, read: true, intro: '不用派单就能说清的，直接答复。',
    fields: [worded('reply_public', '给群众的答复', 'reply', { rows: 6, help: PUBLIC })],
  },
  ask: {
    label: '请群众补充', done: '已请群众补充', intro: '缺少关键信息时使用。等待期间不计派单时限，补充后重新计；承诺群众的答复时间不变。',
    fields: [worded('question', '请群众补充什么', 'question', { rows: 3, max: 500, help: '群众会看到，例如：请补充门牌号和楼层。' })],
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
    label: '审批退单', tone: 'primary', done: '退单已审批', aside: Returned,
    fields: [
      choice('decision', '是否同意退单', DECISION),
      unit('unit', '改派给', { when: (values) => values.decision === 'approve' }),
      note({ label: '为什么不同意', when: refused, required: true }),
      note({ label: '说明', when: (values) => values.decision !== 'refuse' }),
    ],
  },
  join: {
    label: '增加会办', done: '已增加会办单位', intro: '会办单位都回复了，主办单位才能提交办结。',
    fields: [{ name: 'co_units', label: '会办单位', kind: Several, of: 'unit', required: true }, area('text', '要会办单位做什么', { required: false, rows: 3, max: 1000, help: '只有工作人员能看到。' })],
  },
  whistle: {
    label: '吹哨', done: '已吹哨', intro: '请有关单位按时到场报到；到了由您评分，不到的亮红灯。',
    fields: [{ name: 'units', label: '请谁到场', kind: Several, of: 'unit', required: true }, { name: 'minutes', label: '几分钟内报到', kind: 'number', help: '5 分钟到一天；不填就是 30 分钟。' }, area('text', '到场做什么', { rows: 3, max: 1000, help: '只有工作人员能看到。' })],
  },
  delegate: {
    label: '下派', done: '已下派',
    fields: [unit('unit', '下派给'), { name: 'due_at', label: '内部时限', kind: 'moment', required: true, help: '不晚于本件的时限。' }, area('text', '要下级做什么', { required: false, rows: 3, max: 1000, help: '只有工作人员能看到。' })],
  },
  refer: {
    label: '请外部协助', done: '已请外部协助', intro: '请司法所、法律援助等机构协助。群众会看到机构名称和您写给群众的话。',
    fields: [{ name: 'to', label: '协助机构', kind: 'text', required: true, max: 100 }, area('text', '请它做什么', { rows: 3, max: 1000, help: '只有工作人员能看到。' }), area('public', '告诉群众', { rows: 3, max: 500, help: '例如：地址、电话、要带什么。' })],
  },
  verify: {
    label: '交办核查', done: '已交办核查',
    fields: [{ name: 'units', label: '核查单位', kind: Several, of: 'unit', required: true }, area('text', '核查什么', { rows: 3, max: 1000, help: '只有工作人员能看到。' })],
  },
  escalate: {
    label: '呈报领导', done: '已呈报', intro: '好的建议、需要领导拿主意的，呈给领导。领导的答复由督查签办，可以向群众公开。',
    fields: [area('text', '呈报什么', { rows: 4, max: 1000, help: '只有工作人员能看到。' }), { ...PERSON, label: '呈给哪位领导', help: '不选就是县领导。' }, { ...DUE, help: '不填就是五个工作日。' }],
  },
  'request-extension': {
    label: '申请延期', done: '已申请延期', intro: '要在办结时限之前申请。审批期间，单位的时限照常计算。',
    fields: [
      reason('extension', { label: '延期理由', help: '同意后，群众会看到理由和新的答复时间。' }),
      area('note', '已经做了什么，为什么来不及', { rows: 3, max: 500, help: '只有工作人员能看到。' }),
      { name: 'due_at', label: '延到', kind: 'moment', required: true, told: (item) => item.extension_latest && t('最迟 {when}', { when: fullMoment(item.extension_latest) }) },
      { name: 'evidence', label: '依据照片', kind: Photos, help: '最多 9 张。群众看不到。' },
    ],
  },
  'decide-extension': {
    label: '审批延期', tone: 'primary', done: '延期已审批',
    intro: '同意后，单位的办结时限改为申请的时间；承诺群众的答复时间比它早的，一并顺延，群众会看到。',
    fields: [
      choice('decision', '是否同意延期', DECISION),
      note({ label: '说明', when: (values) => !refused(values) }),
      note({ label: '为什么不同意', when: refused, required: true }),
    ],
  },
  pause: {
    label: '挂账', done: '已挂账', intro: '一时解决不了的才挂账。挂账期间不计时限，每月复查一次；群众会看到理由和计划日期。',
    fields: [reason('pause', { label: '挂账理由' }), PLAN, note({ label: '说明' })],
  },
  revisit: {
    label: '挂账复查', tone: 'primary', done: '已复查', intro: '还不能解决的，写明进展和计划日期，一个月后再复查；能办的，请解除挂账。',
    fields: [PLAN, area('note', '进展', { rows: 3, max: 500, help: '只有工作人员能看到。' })],
  },
  resume: { label: '解除挂账', done: '已解除挂账', intro: '解除后，时限接着计算，剩多少还是多少。', fields: [note({ label: '说明' })] },
  panel: {
    label: '研判', tone: 'primary', done: '研判完成', intro: '几轮都不满意的，由人研判。群众的评价和原话始终留在记录里。',
    fields: [
      choice('decision', '研判意见', [['rework', '再次办理'], ['uphold', '维持不满意'], ['exclude', '剔除，不计入考核']]),
      reason('exclude', { label: '剔除原因', when: (values) => values.decision === 'exclude' }),
      area('note', '依据', { rows: 3, max: 1000, help: '写明谁研判、凭什么。承办单位看不到。' }),
    ],
  },
  exclude: {
    label: '剔除不满意评价', done: '已剔除', intro: '只剔除误评、恶意和超出职责的评价，不计入考核；评价本身留在记录里，并列入剔除清单。',
    fields: [
      { name: 'round', label: '第几轮的评价', kind: 'number', required: true }, reason('exclude', { label: '剔除原因' }),
      area('note', '依据', { rows: 3, max: 1000, help: '写明谁研判、凭什么。承办单位看不到。' }),
    ],
  },
  instruct: {
    label: '批示', done: '批示已下达',
    intro: '承办单位收到后要回复，由督查签办。群众看不到，除非签办时公开。',
    fields: [area('text', '批示内容', { rows: 4, max: 1000 }), unit('to', '批给单位', { required: false, help: '不选就是主办单位。' }), PERSON, DUE],
  },
  supervise: {
    label: '督办', done: '已督办', intro: '没有回复并签办以前，不能提交办结、终止和归档。',
    fields: [choice('form', '督办方式', [['letter', '提示函'], ['talk', '约谈'], ['listed', '挂牌督办'], ['raised', '提级办理'], ['leader', '领导包案']]), area('text', '督办要求', { max: 1000 }), unit('to', '督办对象', { required: false, help: '不选就是主办单位。' }), PERSON, DUE],
  },
  comment: {
    label: '代表评议', done: '评议已记录', intro: '记录人大代表对这件诉求的评议。不满意的，承办单位要整改并回复；已办结的重新办理。',
    fields: [area('text', '代表意见', { max: 1000 }), choice('level', '评议', Object.entries(STARS).map(([n, word]) => [Number(n), word]), { required: false })],
  },
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
    label: '移送', tone: 'grave', done: '已移送', intro: '移送纪检、公安、法院等有权机关。移送后在本平台终止，内容、照片和联系方式谁都不能再看，不能撤销。',
    fields: [{ name: 'to', label: '移送给', kind: 'text', required: true, max: 100 }, note({ label: '说明', required: true })],
  },
  reject: {
    label: '不予受理', tone: 'grave', done: '已告知群众不予受理', intro: '群众会看到原因和建议的办法，请写清楚可以去哪里办。',
    fields: [reason('reject'), worded('guidance', '建议群众怎么办', 'guidance', { rows: 4, max: 1000, help: '写明该找哪个部门、怎么去、电话多少。' })],
  },
  terminate: {
    label: '终止办理', tone: 'grave', done: '已终止', intro: '终止后不再办理。群众会看到原因和建议。',
    fields: [reason('terminate'), worded('guidance', '建议群众怎么办', 'guidance', { rows: 4, max: 1000 })],
  },
};

/** What somebody waits for: a return or more time to be decided on, a call that a unit asked for. */
const isAwaited = (action, item) => ['decide-return', 'decide-extension'].includes(action) || (action === 'relay' && item.call_asked);

/** The allowed acts: first what is waited for, then in the order of the table, which ends with what ends the item. */
export function allowed(item) {
  const open = Object.keys(ACTS).filter((action) => item.can.includes(action));
  return [...open.filter((action) => isAwaited(action, item)), ...open.filter((action) => !isAwaited(action, item))];
}
