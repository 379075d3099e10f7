// The list one came from, so that after an act the next item is one tap away.
let list = { href: '#/', title: '', nos: [] };

export function rememberOrder(href, title, nos) {
  list = { href, title, nos };
}

export const cameFrom = () => list;

export function after(no) {
  const at = list.nos.indexOf(no);
  return at >= 0 ? list.nos[at + 1] : undefined;
}
