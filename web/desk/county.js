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
import { Limits, hoursOf, minutesOf } from './limits.js';

const WORDS = ['emergency_words', 'guarded_words', 'spam_words'];
const NUMBERS = ['need_info_days', 'rating_days', 'archive_days', 'hot_many', 'hot_hours'];
const words = (name, label, help) => ({ name, label, kind: 'area', rows: 5, max: 8000, help });
const days = (name, label) => ({ name, label, kind: 'number', required: true });

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
  { name: 'auto_dispatch', label: '有把握的自动派单', kind: 'tick' },
  words('spam_words', '广告词', '一行一个。有两个以上就放进“疑似广告”，由人查看，不会自动退回。'),
  { name: 'roster', label: '值班表', kind: Shifts, of: 'people', help: '特急诉求会同时通知值班的人。' },
  { kind: 'title', label: '时限' },
  { name: 'limits', label: '时限（小时）', required: true, kind: Limits, help: '单位的时限从派单时算起；承诺群众的转办、答复时间从提交时算起，按提交时的级别。改动只影响之后的提交和派单。' },
  days('need_info_days', '等群众补充几天'), days('rating_days', '等群众评价几天'), days('archive_days', '办结几天后归档'),
  { kind: 'title', label: '热点预警的标准' },
  { ...days('hot_many', '几件算热点'), help: '同一地点、同一分类，或多处说同一件事。' }, days('hot_hours', '几小时内'),
];

const lines = (text) => (text || '').split(/\n/).map((line) => line.trim()).filter(Boolean);

const numbers = (text) => lines(text).map((line) => {
  const [, name, number] = /^(.*?)[\s:：]*([\d+-]+)$/.exec(line) || [null, line, ''];
  return { name, number };
});

const read = (settings) => ({
  ...settings,
  limits: hoursOf(settings.limits),
  ...Object.fromEntries(WORDS.map((name) => [name, settings[name].join('\n')])),
  emergency_numbers: settings.emergency_numbers.map(({ name, number }) => `${name} ${number}`).join('\n'),
});

/** A changed notice is another version: what people agreed to before stays what it was. */
const version = (settings, values) => (values.notice_text === settings.notice_text ? settings.notice_version : String(Number(settings.notice_version) + 1 || 2));

const write = (settings, values) => ({
  ...settings, limits: minutesOf(values.limits), name: values.name, hotline: values.hotline || '', notice_text: values.notice_text, notice_version: version(settings, values),
  emergency_numbers: numbers(values.emergency_numbers), auto_dispatch: Boolean(values.auto_dispatch), roster: values.roster, duty_unit: values.duty_unit || null, guarded_unit: values.guarded_unit || null,
  ...Object.fromEntries(WORDS.map((name) => [name, lines(values[name])])),
  ...Object.fromEntries(NUMBERS.map((name) => [name, Number(values[name])])),
});

export function Screen() {
  const asked = useAnswer(() => call('/settings'), 'settings');
  useEffect(() => { document.title = t('本县设置'); }, []);
  return html`<header class="head"><h1>${t('本县设置')}</h1></header>
    <${Answered} asked=${asked}>${(settings) => html`<${Settings} settings=${settings} put=${asked.put}/>`}<//>`;
}

function Settings({ settings, put }) {
  const choices = useChoices(['/units', '/people']);
  const [values, setValues] = useState(() => read(settings));
  const [said, say] = useState('');
  const send = async () => {
    const kept = await call('/settings', { method: 'PUT', body: write(settings, values) });
    setValues(read(kept));
    put(kept);
    say(t('已保存。'));
  };
  const renew = async () => {
    const newest = await call('/settings');
    setValues(merged(read(settings), values, read(newest)));
    put(newest);
  };
  return html`<div class="panel narrow"><${Form} renew=${renew} fields=${FIELDS} values=${values} choices=${choices} change=${(next) => { say(''); setValues(next); }} send=${send} submit=${t('保存')}/>
    <div role="status">${said && html`<p class="notice good">${said}</p>`}</div></div>`;
}
