// Query codes: how they are written, read aloud, and remembered on this phone.
import { recall, remember } from './page.js';

const ALPHABET = /^[0-9A-HJKMNP-TV-Z]{12}$/;

// As Crockford's base32 reads them: O is 0, I and L are 1; spaces and dashes are only for the eye.
export function tidy(written) {
  const code = written.normalize('NFKC').toUpperCase().replace(/[\s\u2010-\u2014\u2212.·-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return ALPHABET.test(code) ? code : null;
}

// A place is called by its code until the appeal is dispatched, a second or so.
export const placeName = (place) => (tidy(place) ? '' : place);

export const groups = (code) => code.match(/.{1,4}/g) || [];

export const remembers = () => recall('forgetful') !== 'yes';
export const mine = () => JSON.parse(recall('mine') || '[]');

const store = (items) => remember('mine', JSON.stringify(items));

export function rememberCode(code, place) {
  if (remembers()) store([{ code, place }].concat(mine().filter((item) => item.code !== code)).slice(0, 30));
}

export const forget = (code) => store(mine().filter((item) => item.code !== code));

export function rememberFromNowOn(on) {
  remember('forgetful', on ? 'no' : 'yes');
  if (!on) store([]);
}
