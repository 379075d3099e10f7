// What was typed and not yet sent stays on this device for a week, under the name of who typed it.
const PREFIX = 'desk.draft.';
const WEEK = 7 * 24 * 3600 * 1000;

export const draftKey = (...parts) => PREFIX + parts.join('.');

export function readDraft(key) {
  const found = parse(quietly(() => localStorage.getItem(key)));
  return found && Date.now() - found.at < WEEK ? found.values : null;
}

export function keepDraft(key, values) {
  quietly(() => localStorage.setItem(key, JSON.stringify({ at: Date.now(), values })));
}

export const dropDraft = (key) => quietly(() => localStorage.removeItem(key));

export function dropOldDrafts() {
  quietly(() => Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX) && !readDraft(key))
    .forEach(dropDraft));
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A full or closed store costs the draft, never the work. */
function quietly(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
