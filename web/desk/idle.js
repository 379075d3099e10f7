// A desk that nobody sits at is locked: asked a minute before, then signed out.
import { html, useState, useEffect, useRef } from './view.js';
import { t } from './words.js';
import { signOut } from './out.js';

const LIMIT = 20 * 60, WARNING = 60, SEEN = 'desk.seen';

function markSeen() {
  try {
    localStorage.setItem(SEEN, Date.now());
  } catch {
    markSeen.at = Date.now();
  }
}

/** Another tab at work keeps this one open too. */
function lastSeen() {
  try {
    return Number(localStorage.getItem(SEEN)) || markSeen.at || Date.now();
  } catch {
    return markSeen.at || Date.now();
  }
}

function useIdleSeconds() {
  const [idle, setIdle] = useState(0);
  useEffect(() => {
    markSeen();
    const signs = ['pointerdown', 'keydown', 'wheel', 'touchmove'];
    const seen = () => { if (Date.now() - lastSeen() < (LIMIT - WARNING) * 1000) markSeen(); };
    const timer = setInterval(() => setIdle((Date.now() - lastSeen()) / 1000), 1000);
    signs.forEach((sign) => addEventListener(sign, seen, { passive: true }));
    return () => { clearInterval(timer); signs.forEach((sign) => removeEventListener(sign, seen)); };
  }, []);
  return [idle, () => { markSeen(); setIdle(0); }];
}

export function Screen({ leave }) {
  const [idle, stay] = useIdleSeconds();
  const dialog = useRef();
  const asking = idle > LIMIT - WARNING;
  const goOut = () => signOut().then(leave);
  useEffect(() => { if (idle > LIMIT) goOut(); }, [idle > LIMIT]);
  useEffect(() => { if (asking) dialog.current.showModal(); else dialog.current.close(); }, [asking]);
  return html`<dialog ref=${dialog} class="ask" aria-labelledby="idle-title" onCancel=${stay}>
    <h2 id="idle-title">${t('还在吗？')}</h2>
    <p>${t('您有一会儿没有操作了。为了安全，{n} 秒后自动退出；填写的内容已留在本机。', { n: Math.max(0, Math.ceil(LIMIT - idle)) })}</p>
    <p class="row"><button class="primary" onClick=${stay}>${t('继续工作')}</button><button onClick=${goOut}>${t('现在退出')}</button></p>
  </dialog>`;
}
