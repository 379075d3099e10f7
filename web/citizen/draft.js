// What must outlive the page: WeChat kills it when the camera opens on a phone with little memory.
import { remember } from './page.js';

let opening;

function open() {
  opening = opening || new Promise((done, failed) => {
    const request = indexedDB.open('mashangban', 1);
    request.onupgradeneeded = () => ['drafts', 'outbox'].forEach((name) => request.result.createObjectStore(name));
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  return opening;
}

async function run(name, mode, work) {
  const transaction = (await open()).transaction(name, mode);
  const request = work(transaction.objectStore(name));
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done(request.result);
    transaction.onabort = () => failed(transaction.error);
  });
}

export function keep(name, key, value) {
  remember('kept', '1'); // so that only a visit with something to bring back fetches what brings it back
  return run(name, 'readwrite', (store) => store.put(value, key));
}
export const find = (name, key) => run(name, 'readonly', (store) => store.get(key));
export const drop = (name, key) => run(name, 'readwrite', (store) => store.delete(key));
export const all = (name) => run(name, 'readonly', (store) => store.getAll());
