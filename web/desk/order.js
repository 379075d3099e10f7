// The list one came from, so that after an act the next item is one tap away.
let list = { href: '#/', title: '', nos: [] };

export function rememberOrder(href, title, nos) {
  list = { href, title, nos };
}

export const cameFrom = () => list;

function beside(no, by) {
  const at = list.nos.indexOf(no);
  return at >= 0 ? list.nos[at + by] : undefined;
}

export const after = (no) => beside(no, 1);
export const before = (no) => beside(no, -1);
