// Photos on their way: kept until they are sent, so that they outlive the page as words do (keep.js), and sent
// to the store one after another: on a weak line two at once only fail twice.
import { call, persist, Refused } from './api.js';
import { privacy } from './keep.js';

const KEPT_BY_THE_STORE = 20 * 3600 * 1000; // it forgets after a day what was never handed in
const watchers = new WeakMap();
let line = Promise.resolve();

export const watch = (photo, progress) => watchers.set(photo, progress);

export const isThere = (photo) => Boolean(photo.key) && Date.now() - photo.at < KEPT_BY_THE_STORE;

/** Sends what is not there yet; answers how many could not be sent. */
export function sendAll(photos, each = () => {}) {
  line = line.then(async () => {
    for (const [index, photo] of photos.entries()) {
      each(index + 1, photos.length);
      if (!isThere(photo) && !(await sent(photo))) break;
    }
    return photos.filter((photo) => !isThere(photo)).length;
  });
  return line;
}

async function sent(photo) {
  try {
    await persist(() => send(photo));
  } catch (error) {
    return error instanceof Refused; // the next photo may fare better; a broken line will not
  }
  return true;
}

async function send(photo) {
  const { code } = photo;
  const blob = photo.blob || (await findBlob(photo.id));
  if (!blob) throw new Refused(410, {}); // the phone could not keep it
  const { key, url, fields } = await call('/api/uploads', { body: { code, type: blob.type, size: blob.size } });
  const parts = new FormData();
  for (const [name, value] of Object.entries(fields)) parts.append(name, value);
  parts.append('file', blob);
  await post(url, parts, watchers.get(photo) || (() => {}));
  Object.assign(photo, { key, at: Date.now() });
  dropBlob(photo.id);
}

// fetch can't tell how far an upload has come; XMLHttpRequest can.
function post(url, parts, progress) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.timeout = 90000;
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onload = () => {
      if (request.status < 300) done();
      else failed(request.status < 500 ? new Refused(request.status, {}) : new Error(String(request.status)));
    };
    request.onerror = () => failed(new Error('the line broke'));
    request.ontimeout = request.onerror;
    request.send(parts);
  });
}

// --- kept until then -----------------------------------------------------------

let opening;

function open() {
  opening = opening || new Promise((done, failed) => {
    const request = indexedDB.open('mashangban', 2);
    request.onupgradeneeded = () => {
      if (!request.result.objectStoreNames.contains('photos')) request.result.createObjectStore('photos');
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
    request.onblocked = () => failed(new Error('an older page is still open'));
  });
  return opening;
}

async function run(mode, work) {
  const transaction = (await open()).transaction('photos', mode);
  const request = work(transaction.objectStore('photos'));
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done(request.result);
    transaction.onabort = () => failed(transaction.error);
  });
}

/** Answers whether it is kept: not where no trace is wanted, nor in private mode, nor where the phone is full. */
export async function keepBlob({ id, blob }) {
  return !privacy.on && run('readwrite', (store) => store.put(blob, id)).then(() => true, () => false);
}
export const findBlob = (id) => run('readonly', (store) => store.get(id)).catch(() => null);
export const dropBlob = (id) => run('readwrite', (store) => store.delete(id)).catch(() => {});

/** Drops what no draft and no message of this phone needs any more: photos are the last to stay by mistake. */
export async function sweep() {
  const needed = [];
  try {
    Object.keys(localStorage).filter((name) => /^(draft|out):/.test(name)).forEach((name) => needed.push(localStorage.getItem(name)));
  } catch (error) { /* nothing is kept there */ }
  const ids = await run('readonly', (store) => store.getAllKeys()).catch(() => []);
  return Promise.all(ids.filter((id) => !needed.some((kept) => kept.includes(id))).map(dropBlob));
}
