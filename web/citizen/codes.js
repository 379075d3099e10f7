// Query codes: how they are written, read aloud, copied, and remembered on this phone.
import { $, h, recall, remember, say, text } from './page.js';
import { all, drop, privacy, put } from './keep.js';

const ALPHABET = /^[0-9A-HJKMNP-TV-Z]{12}$/;

// As Crockford's base32 reads them: O is 0, I and L are 1; spaces and dashes are only for the eye.
function exact(text) {
  const code = text.replace(/[\s\u2010-\u2014\u2212.·_+-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return ALPHABET.test(code) ? code : null;
}

const decoded = (text) => { try { return decodeURIComponent(text); } catch (e) { return text; } };

// What is shared carries a link, a sentence, %20, 。 or &from=timeline around the code.
export function tidy(written) {
  const plain = decoded(written.normalize('NFKC')).normalize('NFKC').replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '').toUpperCase();
  const text = plain.split(/\/[QA]\/+/)[1] || plain;
  const parts = text.match(/[0-9A-Z]{4}([\s\u2010-\u2014\u2212.·_+-]{1,3}[0-9A-Z]{4}){2}(?![0-9A-Z])|[0-9A-Z]+/g) || [];
  return [text, ...parts].map(exact).find(Boolean) || null;
}

// A place is called by its code until the appeal is dispatched, a second or so.
export const placeName = (place) => (tidy(place) ? '' : place);

export const groups = (code) => code.match(/.{1,4}/g) || [];

export const remembers = () => recall('forgetful') !== 'yes';
export const mine = () => JSON.parse(recall('mine') || '[]');

const store = (items) => remember('mine', JSON.stringify(items));

export function rememberCode(code, place, from) {
  const known = mine().find((item) => item.code === code) || {};
  if (remembers()) store([{ from, ...known, code, place }].concat(mine().filter((item) => item.code !== code)).slice(0, 30));
}

// Who wants to be kept out of sight may share this phone with the one they write about.
export function rememberItem({ query_code, danger, protected: readers }, { body, place }) {
  if (readers || privacy.on || body.confidential || !remembers()) return;
  rememberCode(query_code, place, body.code);
  if (!danger) put('recent:' + body.code, { query: query_code, text: Array.from(body.content).slice(0, 40).join(''), at: Date.now() });
}

/** The way to the progress. Where no trace is wanted, the code goes by this tab's memory: an address stays in the history. */
export function wayTo(code, zh, className, unseen = privacy.on) {
  const link = h('a', { className, href: unseen ? '/a/' : '/a/' + code }, text(zh));
  if (unseen) link.onclick = () => { link.href = put('look', code, true) ? '/a/' : '/a/#' + code; };
  return link;
}

/** Who hands reports on reads each of them too; where nobody else may, they are the only ones. */
export const whoReads = ({ readers }, words = text) => (readers === '县里指定的专人'
  ? words('只有县里指定的专人能看到；村里、镇里都看不到。')
  : words('只有{readers}和县里指定的专人能看到；村里、镇里都看不到。', { readers }));

/** Whoever they fear may hold this phone: who reports somebody in office, and whom the lines for women and children are shown. */
export const isFeared = ({ protected: readers, emergency = [] }) => readers || emergency.some(({ number }) => number === '12338' || number === '12355');

/** From here on nothing stays on this phone, nor on a page that Back would bring up again. */
export function untrace() {
  privacy.on = true;
  $('leave').hidden = false;
  const kept = all('sent:');
  kept.forEach((one) => put('sent:' + one.key, one));
  vanish();
}

export function vanish() {
  addEventListener('pagehide', () => { document.querySelector('main').textContent = ''; });
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
}

export function forget(code) {
  const { from } = mine().find((item) => item.code === code) || {};
  drop('recent:' + from);
  store(mine().filter((item) => item.code !== code));
}

export function rememberFromNowOn(on) {
  remember('forgetful', on ? 'no' : 'yes');
  if (!on) mine().forEach(({ code }) => forget(code));
}

/** A button that copies words; where that is not allowed, they are selected. */
export function copyButton(words, label = '复制', from = null) {
  const button = h('button', { type: 'button', className: 'side' }, text(label));
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(words);
      say(button, '已复制');
    } catch (error) {
      getSelection().selectAllChildren(from ? from() : button.previousElementSibling);
      say(button, '已选中，请长按复制');
    }
  };
  return button;
}
