// When a field is asked, when it is filled, and the body that its form sends.
import { atBeijing } from './moments.js';

export const isAsked = (field, values) => !field.when || field.when(values);

export const isFilled = (value) => value !== undefined && value !== null && String(value).trim() !== '';

const sent = (field, value) => (field.kind === 'moment' ? atBeijing(value) : value);

/** What is sent: the fields that are asked and filled, in the shape of the contract. */
export function bodyOf(fields, values, step) {
  const asked = fields.filter((field) => isAsked(field, values) && isFilled(values[field.name]));
  return { step, ...Object.fromEntries(asked.map((field) => [field.name, sent(field, values[field.name])])) };
}
