// What one touch does to a line of a list: take what triage proposed, or sign for it.
import { t } from './words.js';
import { hold } from './held.js';

const is = (me, role) => me.user.roles.includes(role);
const filled = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value));

const offered = ({ offer: { unit, category, level, complexity, co_units: helpers } }) =>
  filled({ unit: unit.id, category, level, complexity, co_units: helpers.map((one) => one.id) });

const isOffered = (line, me) => line.offer && !line.offer.mixed && is(me, 'dispatcher') && !line.flags.includes('to_check');
const isToSign = (line, me) => line.status === 'dispatched' && is(me, 'handler');

/** What the touch would do, or null: a person must read it first. */
export function quick(line, me) {
  if (isOffered(line, me)) return { action: 'dispatch', verb: '采用', name: line.offer.unit.name, likely: line.offer.likely };
  return isToSign(line, me) ? { action: 'sign', verb: '签收', name: '' } : null;
}

const said = (action, lines) => {
  const title = lines.length === 1 ? lines[0].title.slice(0, 12) : t('{n} 件', { n: lines.length });
  const [first] = lines;
  if (action === 'sign') return t('签收：{title}', { title });
  return lines.length === 1 ? t('派给{unit}：{title}', { unit: first.offer.unit.name, title }) : t('按建议派单：{title}', { title });
};

/** Do it to each of these lines that it can be done to, each in its own way. */
export function takeAll(lines, me) {
  for (const action of ['dispatch', 'sign']) {
    const fit = lines.filter((line) => (quick(line, me) || {}).action === action);
    if (fit.length) hold({ action, lines: fit, own: action === 'dispatch' ? offered : undefined, words: said(action, fit) });
  }
}
