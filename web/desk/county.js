// What one county decides for itself: the notice, the hotline, the words that mean danger, the limits.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { useAnswer, Answered } from './load.js';
import { useChoices } from './choices.js';
import { Form } from './form.js';
import { merged } from './merged.js';
import { One } from './pickers.js';
import { Shifts } from './shifts.js';
import { Pushes } from './pushes.js';
import { Limits, Span, WindowLimits, meantLimit, meantLimits, meantSpan, typedLimit, typedLimits, typedSpan } from './limits.js';
import { PurposeLimits, meantPurposes, typedPurposes } from './purposes.js';
import { Calendar, Reckoning, Unannounced } from './calendar.js';

const WORDS = ['emergency_words', 'guarded_words', 'spam_words', 'empty_phrases'];
const NUMBERS = ['need_info_days', 'rating_days', 'archive_days', 'extensions', 'extension_days', 'hot_many', 'hot_hours', 'return_hours', 'yellow_percent'];
const words = (name, label, help) => ({ name, label, kind: 'area', rows: 5, max: 8000, help });
const days = (name, label) => ({ name, label, kind: 'number', required: true });

const Decision = (props) => html`<${Span} label=${t('退单审批的时限')} ...${props}/>`;
Decision.grouped = true;
const Grid = (props) => html`<${Span} label=${t('网格、村社区联系群众的时限')} ...${props}/>`;
Grid.grouped = true;

const FIELDS = [
  { name: 'name', label: '县（区）名称', kind: 'text', required: true, max: 60, help: '海报和群众页面上显示。' },
  { name: 'hotline', label: '热线电话', kind: 'text', required: true, max: 20, inputmode: 'tel' },
  { name: 'notice_text', label: '个人信息告知', kind: 'area', rows: 5, max: 2000, required: true, help: '群众提交前看到。改动后版本号自动加一。' },
  { kind: 'title', label: '紧急情形' },
  words('emergency_numbers', '紧急电话', '一行一个，例如：火警 119。'),
  words('emergency_words', '紧急词', '一行一个，“…”可代几个字。诉求里有这些词，按特急处理，并提示群众先打紧急电话。轻生的话和孩子遇险，不写也会认出。'),
  { name: 'duty_unit', label: '值班单位', kind: One, of: 'unit', help: '紧急诉求没有规则符合时派给它；有规则时由它协办。' },
  { kind: 'title', label: '保护举报' },
  words('guarded_words', '举报词', '一行一个，“…”可代几个字。诉求里有这些词，走受保护的举报通道，被反映的单位看不到。点名反映干部以权谋私的，不写也会认出。'),
  { name: 'guarded_unit', label: '举报受理单位', kind: One, of: 'unit' },
  { kind: 'title', label: '派单' },
  { name: 'window_unit', label: '窗口督办单位', kind: One, of: 'unit', help: '填了以后，群众可以填“办不成事”，直接派给它（督办专员）。多久联系、多久办结，在下面的时限里定。' },
  { name: 'auto_dispatch', label: '有把握的自动派单', kind: 'tick' },
  words('spam_words', '广告词', '一行一个。有两个以上就放进“疑似广告”，由人查看，不会自动退回。'),
  words('empty_phrases', '答复套话', '一行一个，“…”可代几个字。答复里只有这些话的，会提醒承办人和审核员，不会拦下。'),
  { name: 'roster', label: '值班表', kind: Shifts, of: 'people', help: '特急、紧急诉求随时通知值班的人；其他诉求和预警，在办公时间以外通知。没有权限查看的人，只收到编号和级别。' },
  { name: 'pushes', label: '主动推送核查', kind: Pushes, help: '这类诉求一派单，就同时推给归口单位逐一核查，例如供暖推给住建、欠薪推给人社。核查结果没填的，不能归档；举报不推送。' },
  { kind: 'title', label: '时限' },
  { name: 'limits', label: '时限', required: true, kind: Limits, help: '工作日按本县的工作日历。单位的时限从派单时算起；承诺群众的转办、答复时间从提交时算起，按提交时的级别。0 个工作日就是当天 24:00。改动只影响之后的提交和派单。' },
  { name: 'purpose_limits', label: '按诉求类型另定的办结时限', kind: PurposeLimits, help: '例如一般的咨询 1 个工作日办结。诉求类型由派单的人选定，没有选就按原文判断是不是咨询。这里没有的类型和级别，用上面的时限。' },
  { name: 'window_limits', label: '办不成事的时限', required: true, kind: WindowLimits, help: '代替“一般”“复杂”两级的时限；有危险的，仍按特急、紧急。' },
  { name: 'grid_contact', label: '网格、村社区联系群众的时限', required: true, kind: Grid, help: '派给“网格、村社区”单位的，按这个时限联系群众（级别的时限更短就用更短的）。哪些单位是网格、村社区，在“单位与群机器人”里勾选。' },
  { ...days('yellow_percent', '剩余时间不足百分之几亮黄灯'), help: '1–90，33 就是三分之一。亮黄灯时提醒经办单位，到期变红灯。改动只影响之后开始的时限。' },
  days('return_hours', '派单后几小时内可以申请退单'), { name: 'decide_return', label: '退单审批的时限', required: true, kind: Decision },
  { name: 'quiet_hours', label: '免打扰时段', kind: 'text', max: 11, help: '写作 22:00-07:00。这段时间里，特急、紧急以外的预警不发，早上合成一条发。留空就随时发。改动后，没办结的事项按新的时段提醒。' },
  { name: 'ladder', label: '责任链', kind: 'area', rows: 7, max: 1000, help: '超时预警逐级上报：一行一级，写作“名称：岗位、岗位”，例如“乡镇政法委员：政法委员”。谁在岗，在“区域与人员”里定；没有人的地方，照旧通知领导。' },
  days('need_info_days', '等群众补充几天'), days('rating_days', '等群众评价几天'), days('archive_days', '办结几天后归档'),
  { ...days('extensions', '一件事最多延期几次'), help: '填 0 就不能延期。' }, days('extension_days', '每次最多延几个工作日'),
  { kind: 'title', label: '热点预警的标准' },
  { ...days('hot_many', '几件算热点'), help: '同一地点、同一分类，或多处说同一件事。' }, days('hot_hours', '几小时内'),
];

const lines = (text) => (text || '').split(/\n/).map((line) => line.trim()).filter(Boolean);

const levels = (text) => lines(text).map((line) => {
  const [name, posts = ''] = line.split(/[:：](.*)/s);
  return { name: name.trim(), duties: posts.split(/[、，,;；]/).map((duty) => duty.trim()).filter(Boolean) };
});

const numbers = (text) => lines(text).map((line) => {
  const [, name, number] = /^(.*?)[\s:：]*([\d+-]+)$/.exec(line) || [null, line, ''];
  return { name, number };
});

const read = (settings) => ({
  ...settings,
  limits: typedLimits(settings.limits),
  decide_return: typedSpan(settings.decide_return), grid_contact: typedSpan(settings.grid_contact),
  window_limits: typedLimit(settings.window_limits), purpose_limits: typedPurposes(settings.purpose_limits),
  ...Object.fromEntries(WORDS.map((name) => [name, settings[name].join('\n')])),
  ladder: (settings.ladder || []).map(({ name, duties }) => `${name}：${duties.join('、')}`).join('\n'),
  emergency_numbers: settings.emergency_numbers.map(({ name, number }) => `${name} ${number}`).join('\n'),
});

/** A changed notice is another version: what people agreed to before stays what it was. */
const version = (settings, values) => (values.notice_text === settings.notice_text ? settings.notice_version : String(Number(settings.notice_version) + 1 || 2));

const write = (settings, values) => ({
  ...settings, limits: meantLimits(values.limits), decide_return: meantSpan(values.decide_return), grid_contact: meantSpan(values.grid_contact), window_limits: meantLimit(values.window_limits), purpose_limits: meantPurposes(values.purpose_limits), quiet_hours: values.quiet_hours || '', name: values.name, hotline: values.hotline || '', notice_text: values.notice_text, notice_version: version(settings, values),
  ladder: levels(values.ladder), pushes: values.pushes || [], emergency_numbers: numbers(values.emergency_numbers), auto_dispatch: Boolean(values.auto_dispatch), roster: values.roster, duty_unit: values.duty_unit || null, window_unit: values.window_unit || null, guarded_unit: values.guarded_unit || null,
  ...Object.fromEntries(WORDS.map((name) => [name, lines(values[name])])),
  ...Object.fromEntries(NUMBERS.map((name) => [name, Number(values[name])])),
});

export function Screen() {
  const asked = useAnswer(() => call('/settings'), 'settings');
  const calendar = useAnswer(() => call('/calendar'), 'calendar');
  const renew = async () => calendar.put(await call('/calendar'));
  useEffect(() => { document.title = t('本县设置'); }, []);
  return html`<header class="head"><h1>${t('本县设置')}</h1></header>
    ${calendar.answer && html`<${Unannounced} calendar=${calendar.answer} put=${calendar.put}/><${Reckoning} reckoning=${calendar.answer.reckoning} renew=${renew}/>`}
    <${Answered} asked=${asked}>${(settings) => html`<${Settings} settings=${settings} put=${asked.put} renewed=${renew}/>`}<//>
    ${asked.answer && html`<${Answered} asked=${calendar}>${(kept) => html`<${Calendar} calendar=${kept} put=${calendar.put} renew=${renew}/>`}<//>`}`;
}

function Settings({ settings, put, renewed }) {
  const choices = useChoices(['/units', '/people']);
  const [values, setValues] = useState(() => read(settings));
  const [said, say] = useState('');
  const send = async () => {
    const kept = await call('/settings', { method: 'PUT', body: write(settings, values) });
    setValues(read(kept));
    put(kept);
    say(t('已保存。'));
    renewed().catch(() => say(t('已保存。')));
  };
  const renew = async () => {
    const newest = await call('/settings');
    setValues(merged(read(settings), values, read(newest)));
    put(newest);
  };
  return html`<div class="panel narrow"><${Form} renew=${renew} fields=${FIELDS} values=${values} choices=${choices} change=${(next) => { say(''); setValues(next); }} send=${send} submit=${t('保存')}/>
    <div role="status">${said && html`<p class="notice good">${said}</p>`}</div></div>`;
}
