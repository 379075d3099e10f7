// Query codes: how they are written, read aloud, and remembered on this phone.
const ALPHABET = /^[0-9A-HJKMNP-TV-Z]{12}$/;

// As Crockford's base32 reads them: O is 0, I and L are 1; spaces and dashes are only for the eye.
export function tidy(written) {
  const code = written.normalize('NFKC').toUpperCase().replace(/[\s\u2010-\u2014\u2212.·-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return ALPHABET.test(code) ? code : null;
}

export const groups = (code) => code.match(/.{1,4}/g) || [];

function stored(key) {
  try { return JSON.parse(localStorage.getItem(key)); } catch (e) { return null; }
}
function store(key, value) {
  try { localStorage.setItem(key, JSON.stringify(value)); } catch (e) { /* private mode: not remembered */ }
}

export const remembers = () => stored('remember') !== false;
export const mine = () => stored('mine') || [];

export function remember(code, place, at) {
  if (!remembers()) return;
  store('mine', [{ code, place, at }].concat(mine().filter((item) => item.code !== code)).slice(0, 30));
}

export const forget = (code) => store('mine', mine().filter((item) => item.code !== code));

export function rememberFromNowOn(on) {
  store('remember', on);
  if (!on) store('mine', []);
}
