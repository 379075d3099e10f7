// Times in words. A county lives in Beijing time, whatever the device believes.
import { t, language } from './words.js';
import { now } from './calls.js';

const MINUTE = 60000, HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const PARTS = { timeZone: 'Asia/Shanghai', hourCycle: 'h23' };

const format = (options) => (at) =>
  (at ? new Intl.DateTimeFormat(language(), { ...PARTS, ...options }).format(new Date(at)) : '');

export const dayAndTime = format({ month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' });
export const fullMoment = format({ year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' });
export const shortDay = format({ month: 'numeric', day: 'numeric' });
export const longDay = format({ month: 'short', day: 'numeric' });

export function span(length) {
  if (length < MINUTE) return t('不到 1 分钟');
  if (length < HOUR) return t('{n} 分钟', { n: Math.floor(length / MINUTE) });
  if (length < DAY) return two(length, HOUR, '{n} 小时', MINUTE, '{n} 分钟');
  return two(length, DAY, '{n} 天', HOUR, '{n} 小时');
}

function two(length, large, largeWord, small, smallWord) {
  const rest = Math.floor((length % large) / small);
  const first = t(largeWord, { n: Math.floor(length / large) });
  return rest && length < 10 * large ? `${first} ${t(smallWord, { n: rest })}` : first;
}

/** 剩 2 天 3 小时, or 超期 5 小时. */
export function remaining(dueAt) {
  const left = Date.parse(dueAt) - now();
  return left >= 0 ? t('剩 {span}', { span: span(left) }) : t('超期 {span}', { span: span(-left) });
}

export function ago(at) {
  const gone = now() - Date.parse(at);
  if (gone < MINUTE) return t('刚刚');
  return gone < 2 * DAY ? t('{span}前', { span: span(gone).split(' ').slice(0, 2).join(' ') }) : dayAndTime(at);
}
