// Times as people in the county say them: Beijing time, today and tomorrow by name.
import { isEnglish, t } from './page.js';

const DAY = 24 * 3600 * 1000;
const SHAPES = {
  date: { year: 'numeric', month: 'numeric', day: 'numeric' },
  day: { month: 'long', day: 'numeric', weekday: 'short' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};
const made = {}; // a format takes an old phone longer to make than a whole page takes to draw

function format(date, shape) {
  const tongue = isEnglish() ? 'en-GB' : 'zh-CN';
  const name = tongue + shape;
  made[name] = made[name] || new Intl.DateTimeFormat(tongue, { timeZone: 'Asia/Shanghai', ...SHAPES[shape] });
  return made[name].format(date);
}

function dayInWords(date, now) {
  if (format(date, 'date') === format(now, 'date')) return t('今天');
  if (format(date, 'date') === format(new Date(+now + DAY), 'date')) return t('明天');
  return format(date, 'day');
}

export function when(time, now = new Date()) {
  const date = new Date(time);
  const endsDay = format(date, 'time') === '00:00'; // tonight at 24:00, or it reads like a day more
  return dayInWords(endsDay ? new Date(+date - 1) : date, now) + ' ' + (endsDay ? '24:00' : format(date, 'time'));
}
