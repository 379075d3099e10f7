// What every citizen's page shares: finding elements, two languages, three sizes of type.
// ES2019 on purpose: the web views of old phones run these files as they are.
export const $ = (id) => document.getElementById(id);

let english = null;
const source = new WeakMap(); // text node → [its Chinese, values to fill in]
const described = new WeakMap(); // element → its attributes in Chinese
const ATTRIBUTES = ['aria-label', 'placeholder', 'alt'];

const inOurTongue = (zh) => (english && english[zh]) || zh;
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export const t = (zh, values = {}) => filled(inOurTongue(zh), values);

export function text(zh, values) {
  const node = document.createTextNode(t(zh, values));
  source.set(node, [zh, values]);
  return node;
}

export function say(element, zh, values) {
  fill(element, zh ? [text(zh, values)] : []);
}

export function fill(element, children) {
  element.textContent = '';
  element.append(...children);
}

export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name in element && name !== 'translate') element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export const isEnglish = () => english !== null;

function translateText(node) {
  const known = source.get(node);
  const [zh, values] = known || [node.data.trim()];
  if (!known && !(english && english[zh])) return;
  source.set(node, [zh, values]);
  node.data = known && values ? t(zh, values) : node.data.replace(node.data.trim(), t(zh, values));
}

function translateAttributes(element) {
  const zh = described.get(element) || {};
  for (const name of ATTRIBUTES) {
    const value = zh[name] || element.getAttribute(name);
    if (!value) continue;
    zh[name] = value;
    element.setAttribute(name, inOurTongue(value));
  }
  described.set(element, zh);
}

function translate(root) {
  if (root.nodeType === Node.TEXT_NODE) return translateText(root);
  if (root.nodeType !== Node.ELEMENT_NODE || root.getAttribute('translate') === 'no') return;
  translateAttributes(root);
  root.childNodes.forEach(translate);
}

/** A module that is only needed now; asked for twice, for a weak line loses one of several. */
export const part = (path) => import(path).catch(() => import(path + '?' + Date.now()));

export function remember(key, value) {
  try { localStorage.setItem(key, value); } catch (e) { /* private mode: not remembered */ }
}

export function recall(key) {
  try { return localStorage.getItem(key) || ''; } catch (e) { return ''; }
}

async function speak(tongue) {
  english = tongue === 'en' ? (await part('./english.js')).default : null;
  document.documentElement.lang = english ? 'en' : 'zh-CN';
  translate(document.body);
  translate(document.querySelector('title'));
  const [short, name, lang] = english ? ['中文', '中文', 'zh-CN'] : ['EN', 'English', 'en'];
  $('tongue').textContent = short;
  $('tongue').setAttribute('aria-label', name);
  $('tongue').lang = lang;
  document.dispatchEvent(new Event('tongue'));
}

/** Gone at a tap, for who must not be seen here: another page stands in this one's place. */
function leave() {
  document.body.textContent = '';
  try { sessionStorage.clear(); } catch (e) { /* nothing was kept */ }
  location.replace('https://www.weather.com.cn/');
}

const SIZES = ['', 'large', 'largest'];
const NEXT_SIZE = ['大字', '特大字', '标准字'];

function resize(step) {
  document.documentElement.className = SIZES[step];
  say($('size'), NEXT_SIZE[step]);
}

export function furnish() {
  document.documentElement.dataset.on = ''; // only now do buttons show that need this script
  let step = Math.max(0, SIZES.indexOf(recall('size')));
  if (step) resize(step);
  $('size').onclick = () => {
    step = (step + 1) % SIZES.length;
    resize(step);
    remember('size', SIZES[step]);
  };
  $('tongue').onclick = () => {
    const tongue = english ? 'zh' : 'en';
    remember('tongue', tongue);
    speak(tongue);
  };
  if (recall('tongue') === 'en') speak('en');
  $('leave').onclick = leave;
}
