// Kept first, sent second: what is handed in goes out once, however often the line, the page or the tab dies.
import { part } from './page.js';
import { call, persist, Refused } from './api.js';
import { all, drop, put } from './keep.js';

const AN_HOUR = 3600 * 1000;

// The same words about the same thing within the hour are the same message: Back, a second tab, a reload.
export function parcel(own, path, body, more = {}) {
  const print = digest(JSON.stringify([path, body, own.photos.map(({ id }) => id)]));
  const lately = (one) => one.print === print && Date.now() - one.at < AN_HOUR;
  const before = all('out:').concat('content' in body ? all('sent:') : []);
  const { key = own.key, tried, doubt } = before.find(lately) || {};
  return { key, path, body, print, photos: own.photos, form: own.id, at: Date.now(), tried, doubt, ...more };
}

function digest(words) {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let n = 0; n < words.length; n += 1) {
    a = Math.imul(a ^ words.charCodeAt(n), 2654435761);
    b = Math.imul(b ^ words.charCodeAt(n), 1597334677);
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}

/** Sends and answers what the server says; throws `Refused`, or whatever broke the line (`item.doubt`: it may have arrived). */
export async function send(item, progress = () => {}) {
  put('out:' + item.key, item);
  const lost = item.photos.length ? await sendPhotos(item, progress) : 0;
  progress('正在提交…');
  try {
    const answer = await post(item);
    gone(item);
    return { ...answer, lost };
  } catch (error) {
    if (isFinal(error)) drop('out:' + item.key);
    throw error;
  }
}

/** What earlier pages could not send; not what this one is just sending. */
export const unsent = () => all('out:').filter(({ at }) => at < performance.timeOrigin);

/** Too many at once is "later"; any other refusal, or a sum to be answered, is the writer's turn: nothing is left to send. */
export const isFinal = (error) => error instanceof Refused && (error.status !== 429 || Boolean(error.problem.challenge));

async function sendPhotos(item, progress) {
  const uploads = await part('./uploads.js').catch(() => null);
  const lost = uploads && await uploads.sendAll(item.photos, (n, all) => progress('正在传照片 {n}/{all}…', { n, all }));
  item.body = { ...item.body, photos: item.photos.filter((photo) => photo.key).map((photo) => photo.key) };
  return uploads ? lost : item.photos.length;
}

// A first try may have arrived though its answer did not; where more photos went up since then,
// the key stands for the first body, and only that one gets its answer.
async function post(item) {
  const first = item.tried;
  item.tried = first || item.body;
  const attempt = (body) => persist(() => once(item, body));
  try {
    return await attempt(item.body);
  } catch (error) {
    if (first && error instanceof Refused && error.status === 409) return attempt(first);
    throw error;
  }
}

// From here until the answer nobody knows whether it arrived, not even after a reload.
async function once(item, body) {
  const before = item.doubt;
  const doubt = (is) => put('out:' + item.key, Object.assign(item, { doubt: is }));
  doubt(true);
  try {
    return await call(item.path, { body, key: item.key, seconds: 30 });
  } catch (error) {
    if (!navigator.onLine || error instanceof Refused || error.message === '503') doubt(before);
    throw error;
  }
}

function gone({ key, form, print }) {
  drop('out:' + key);
  drop('draft:' + form);
  all('sent:').filter(({ at }) => Date.now() - at > AN_HOUR).forEach((one) => drop('sent:' + one.key));
  put('sent:' + key, { key, print, at: Date.now() });
}
