// Photos that are not sent yet outlive the page too; words and keys are kept by keep.js.
import { privacy } from './keep.js';

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
