// The form as data: what was typed, what is kept, what goes to the server.
import { $ } from './page.js';

export const FIELDS = ['content', 'address', 'phone', 'name'];
const TICKS = ['confidential', 'public_ok'];
const PHONE = /^(1\d{10}|0\d{9,11})$/;
const [LEAST, MOST] = [4, 2000];

export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, '0')).join('');

export const code = (location.pathname.split('/')[2] || '').toUpperCase();
export const draft = { key: newKey(), code, photos: [] };

export function typed() {
  const values = {};
  for (const name of FIELDS) values[name] = $(name).value.trim();
  for (const name of TICKS) values[name] = $(name).checked;
  return values;
}

export function retype(values) {
  for (const name of FIELDS) $(name).value = values[name] || '';
  for (const name of TICKS) $(name).checked = Boolean(values[name]);
  $('content').dispatchEvent(new Event('input'));
}

// Full-width digits, spaces, dashes and +86 are how people write a number.
const plainNumber = (phone) => phone.normalize('NFKC').replace(/[\s()-]/g, '').replace(/^\+?86(?=1)/, '');

export function toSend() {
  const { content, address, phone, name, confidential, public_ok } = typed();
  const body = { code, content, confidential, public_ok };
  if (address) body.address = address;
  if (name || phone) body.contact = {};
  if (name) body.contact.name = name;
  if (phone) body.contact.phone = plainNumber(phone);
  return body;
}

export function mistakes({ content, contact = {} }) {
  const found = [];
  const length = Array.from(content).length;
  if (length < LEAST) found.push(['content', '请写一写发生了什么事，至少 {n} 个字', { n: LEAST }]);
  if (length > MOST) found.push(['content', '最多 {n} 个字，现在多了 {over} 个', { n: MOST, over: length - MOST }]);
  if (contact.phone && !PHONE.test(contact.phone)) found.push(['phone', '这个号码好像不对，请看一看，也可以不填']);
  return found;
}
