// What is typed outlives its page: WeChat kills it when the camera opens on a phone with little memory.
const TWO_DAYS = 2 * 24 * 3600 * 1000; // a village without a network; longer, and somebody else reads it

// --- where it is kept: on the phone; for who wants no trace, in this tab; where neither works, in the page ---

export const privacy = { on: false };
const page = new Map();
const shelves = [() => sessionStorage, () => localStorage];
const tried = (work) => { try { return work(); } catch (error) { return null; } }; // private mode, or full
const notBlobs = (name, value) => (value instanceof Blob ? undefined : value);

/** Answers how long it will last: 2 for days, 1 for as long as this tab is open, 0 for this page only. */
export function put(name, value, here = privacy.on) {
  drop(name);
  const written = JSON.stringify(value, notBlobs);
  for (let shelf = here ? 0 : 1; shelf >= 0; shelf -= 1) {
    if (tried(() => { shelves[shelf]().setItem(name, written); return true; })) return shelf + 1;
  }
  page.set(name, written);
  return 0;
}

export function get(name) {
  const found = shelves.map((shelf) => tried(() => shelf().getItem(name))).concat(page.get(name)).find(Boolean);
  return found ? JSON.parse(found) : null;
}

export function drop(name) {
  shelves.forEach((shelf) => tried(() => shelf().removeItem(name)));
  page.delete(name);
}

/** Everything that is kept under names which begin so. */
export function all(prefix) {
  const names = [].concat(...shelves.map((shelf) => tried(() => Object.keys(shelf())) || []), Array.from(page.keys()));
  return Array.from(new Set(names)).filter((name) => name.startsWith(prefix)).map(get);
}

// --- drafts -----------------------------------------------------------------------

export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, '0')).join('');
export const newDraft = (id, code) => ({ id, code, key: newKey(), photos: [] });
export const draft = newDraft('', ''); // the form with the photos

const isPick = ({ type }) => type === 'checkbox' || type === 'radio';
const fields = (form) => Array.from(form.elements).filter(({ name, type }) => name && type !== 'file');

export function read(form) {
  const values = {};
  fields(form).forEach((field) => {
    if (!isPick(field)) values[field.name] = field.value.trim();
    else if (field.checked) values[field.name + '=' + field.value] = true;
  });
  return values;
}

export function write(form, values) {
  fields(form).forEach((field) => {
    if (isPick(field)) field.checked = Boolean(values[field.name + '=' + field.value]);
    else field.value = values[field.name] || '';
  });
  form.dispatchEvent(new Event('change'));
}

const isEmpty = (values) => !Object.values(values).some(Boolean);

/** Keeps a form from now on; answers what an earlier page left of it, written back where nothing stands yet. */
export function guard(form, own, lasting = () => {}) {
  const name = 'draft:' + own.id;
  const save = () => {
    if (own.done || !form.isConnected) return;
    const values = read(form);
    if (isEmpty(values) && !own.photos.length) drop(name);
    else lasting(put(name, { ...own, values, at: Date.now() }));
  };
  const kept = left(name);
  const now = read(form);
  const sending = kept && Boolean(get('out:' + kept.key)); // handed in already, only not answered
  const fits = kept && !sending && (isEmpty(now) || JSON.stringify(now) === JSON.stringify(kept.values));
  if (fits) {
    Object.assign(own, { key: kept.key, photos: kept.photos, handed: kept.handed });
    write(form, kept.values);
  }
  ['input', 'change', 'photos'].forEach((event) => form.addEventListener(event, save));
  addEventListener('pagehide', save);
  if (!kept || !fits) save();
  return kept && { ...kept, fits, sending };
}

/** A draft that is still fresh. */
export function left(name) {
  const kept = get(name);
  if (!kept || Date.now() - kept.at < TWO_DAYS) return kept;
  return drop(name);
}
