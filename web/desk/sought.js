// What is looked for in a list, however it is typed: half width, any case, each part of it.
const plain = (text) => text.normalize('NFKC').toLowerCase().replace(/\p{Cf}/gu, '');

/** The items whose words hold every part of what was typed; `words` gives an item's. */
export function sought(items, typed, words) {
  const parts = plain(typed).split(/\s+/).filter(Boolean);
  return items.filter((item) => parts.every((part) => plain(words(item)).includes(part)));
}
