// The units that this person chose last stand first where one is chosen.
const MOST = 5;
let last = [];

export function rememberUnit(id) {
  if (id) last = [id, ...last.filter((one) => one !== id)].slice(0, MOST);
}

export function recentFirst(options) {
  const known = last.map((id) => options.find((option) => option.id === id)).filter(Boolean);
  return [...known, ...options.filter((option) => !known.includes(option))];
}
