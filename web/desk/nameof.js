// The name behind an id, or the id where the name is not known yet.
export const nameOf = (list = [], id) => (list.find((option) => option.id === id) || { name: id }).name;
