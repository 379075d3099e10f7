// When a field is asked, when it is filled, and the body that its form sends.

/** What a datetime-local or date input says, as RFC 3339. */
const atBeijing = (typed) => typed && `${typed.length > 10 ? typed : `${typed}T23:59`}:00+08:00`;

export const isAsked = (field, values) => !field.when || field.when(values);

export const isFilled = (value) => value !== undefined && value !== null && String(value).trim() !== '';

const SENT = { moment: atBeijing, number: Number };
const sent = (field, value) => (SENT[field.kind] ? SENT[field.kind](value) : value);

/** What is sent: the fields that are asked and filled, in the shape of the contract. */
export function bodyOf(fields, values, step) {
  const asked = fields.filter((field) => isAsked(field, values) && isFilled(values[field.name]));
  return { step, ...Object.fromEntries(asked.map((field) => [field.name, sent(field, values[field.name])])) };
}
