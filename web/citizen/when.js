// Times as people in the county say them: Beijing time, today and tomorrow by name.
import { isEnglish, t } from './page.js';

const ZONE = 'Asia/Shanghai';
const DAY = 24 * 3600 * 1000;

const format = (date, options) => new Intl.DateTimeFormat(isEnglish() ? 'en-GB' : 'zh-CN', { timeZone: ZONE, ...options }).format(date);
const day = (date) => format(date, { year: 'numeric', month: 'numeric', day: 'numeric' });

function dayInWords(date, now) {
  if (day(date) === day(now)) return t('今天');
  if (day(date) === day(new Date(+now + DAY))) return t('明天');
  return format(date, { month: 'long', day: 'numeric', weekday: 'short' });
}

export function when(time, now = new Date()) {
  const date = new Date(time);
  return dayInWords(date, now) + ' ' + format(date, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}
