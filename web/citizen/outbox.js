// Kept first, sent second: a dead line or a killed page loses nothing, and no retry makes a second appeal.
import { call, persist, Refused } from './api.js';
import { drop, keep } from './draft.js';

export async function send(item, progress = () => {}) {
  await keep('outbox', item.key, item).catch(() => {});
  const lost = item.photos.length ? await sendPhotos(item, progress) : 0;
  progress('正在提交…');
  try {
    const receipt = await post(item);
    await gone(item);
    return { ...receipt, lost };
  } catch (error) {
    // Too many at once is "later", any other refusal is "never": nothing is left to send.
    if (error instanceof Refused && error.status !== 429) await drop('outbox', item.key).catch(() => {});
    throw error;
  }
}

async function sendPhotos(item, progress) {
  const { sendAll } = await import('./uploads.js');
  const lost = await sendAll(item.photos, (n, all) => progress('正在传照片 {n}/{all}…', { n, all }));
  item.body.photos = item.photos.filter((photo) => photo.key).map((photo) => photo.key);
  return lost;
}

// A first try may have arrived though its answer did not; where more photos went up since then,
// the key stands for the first body, and only that one gets its answer.
async function post(item) {
  const first = item.tried;
  item.tried = first || item.body;
  await keep('outbox', item.key, item).catch(() => {});
  const attempt = (body) => persist(() => call('/api/appeals', { body, key: item.key, seconds: 30 }));
  try {
    return await attempt(item.body);
  } catch (error) {
    if (first && error instanceof Refused && error.status === 409) return attempt(first);
    throw error;
  }
}

async function gone(item) {
  await drop('outbox', item.key).catch(() => {});
  await drop('drafts', item.body.code).catch(() => {});
}
