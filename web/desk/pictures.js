// Photos as small squares; one tap makes them large.
import { html, useState, useRef } from './view.js';
import { t } from './words.js';

export function Pictures({ photos = [] }) {
  const [at, setAt] = useState(0);
  const dialog = useRef();
  const ready = photos.filter((photo) => photo.url);
  const failed = photos.filter((photo) => photo.state === 'failed');
  const pending = photos.length - ready.length - failed.length;
  const open = (n) => { setAt(n); dialog.current.showModal(); };
  if (!photos.length) return null;
  return html`<ul class="photos">${ready.map((photo, n) => html`<li key=${photo.url}><button onClick=${() => open(n)} aria-label=${t('放大照片 {n}', { n: n + 1 })}><img src=${photo.url} alt="" loading="lazy"/></button></li>`)}</ul>
    ${pending > 0 && html`<p class="soft">${t('{n} 张照片正在处理，稍后可见。', { n: pending })}</p>`}
    ${failed.length > 0 && html`<p class="soft">${t('{n} 张照片没能收下：{why}', { n: failed.length, why: [...new Set(failed.map((photo) => photo.why))].join('；') })}</p>`}
    ${photos.some((photo) => photo.public !== undefined) && html`<p class="soft">${photos.some((photo) => photo.public) ? t('群众能看到这些照片。') : t('审核通过后，群众能看到这些照片。')}</p>`}
    <dialog ref=${dialog} class="photo" aria-label=${t('照片')}>${ready[at] && html`<img src=${ready[at].url} alt=${t('照片 {n}', { n: at + 1 })}/>`}
      <p class="row">${ready.length > 1 && html`<button onClick=${() => setAt((at + 1) % ready.length)}>${t('下一张（{n}/{all}）', { n: at + 1, all: ready.length })}</button>`}
        <button onClick=${() => dialog.current.close()}>${t('关闭')}</button></p></dialog>`;
}
