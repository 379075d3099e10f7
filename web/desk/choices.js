// What forms and filters let people choose from: the county's units, dictionaries and places.
import { useState, useEffect } from './view.js';
import { call, callOnce } from './calls.js';
import { every } from './every.js';

/** Dictionaries name things in their own ways; inputs know only id and name. */
const asOption = (entry) => (typeof entry === 'string' ? { id: entry, name: entry } : {
  id: entry.id ?? entry.code ?? entry.level, name: entry.name ?? entry.label ?? entry.code, note: entry.note,
});

const SOURCES = {
  '/units': ({ items }) => ({ unit: items.map(asOption) }),
  '/people': ({ items }) => ({ people: items.map(asOption) }),
  '/dictionaries': ({ categories = [], kinds = [], levels = [], ...reasons }) => ({
    kind: kinds.map(asOption), category: categories.map(asOption), level: levels.map(asOption),
    ...Object.fromEntries(Object.entries(reasons).filter(([, list]) => Array.isArray(list)).map(([name, list]) => [name, list.map(asOption)])),
  }),
  '/places': ({ items }) => ({ place: items.map(asOption) }),
};

const whole = async (path) => ({ items: await every(path) });

export function useChoices(paths = ['/units', '/dictionaries']) {
  const [choices, setChoices] = useState({});
  useEffect(() => {
    paths.forEach((path) => callOnce(path, path === '/places' ? whole : call).then(
      (answer) => setChoices((was) => ({ ...was, ...SOURCES[path](answer) })),
      () => null, // a role that may not list this has no such choice
    ));
  }, []);
  return choices;
}
