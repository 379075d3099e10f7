// A screen is downloaded when it is first looked at.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';

const loaded = new Map();
const sheets = new Map();

/** The styles of what lies past the first queue come once, with the first screen that wants them. */
function styles(href) {
  if (!sheets.has(href)) sheets.set(href, new Promise((done) => {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'stylesheet', href, onload: done, onerror: done });
    document.head.append(link);
  }));
  return sheets.get(href);
}

/** The shape of what is on its way, so that nothing jumps when it is there. */
export const Bones = () => html`<div class="bones" role="status"><span class="unseen">${t('正在加载…')}</span>${[1, 2, 3, 4, 5].map((n) => html`<i key=${n}></i>`)}</div>`;

export const styled = (load, ...more) => () => Promise.all([load(), ...['./more.css', ...more].map(styles)]).then(([module]) => module);

export function Lazy({ load, quiet, ...props }) {
  const [, redraw] = useState(0);
  const [failed, setFailed] = useState(false);
  const fetchScreen = () => {
    setFailed(false);
    load().then((module) => { loaded.set(load, module.Screen); redraw((n) => n + 1); }, () => setFailed(true));
  };
  useEffect(() => { if (!loaded.has(load)) fetchScreen(); }, [load]);
  const Screen = loaded.get(load);
  if (Screen) return html`<${Screen} ...${props}/>`;
  if (quiet) return null;
  if (!failed) return html`<${Bones}/>`;
  return html`<div class="wait"><p role="alert">${t('这一页没有加载出来，请检查网络。')}</p>
    <button onClick=${fetchScreen}>${t('再试一次')}</button></div>`;
}
