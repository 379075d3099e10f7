// Photos of the work done: sent straight to the store, one after the other, with the progress shown.
import { html, useState, useRef } from './view.js';
import { t } from './words.js';
import { ask, Refusal } from './calls.js';
import { shrink } from './shrink.js';
import { Icon } from './icons.js';

const MOST = 9, LARGEST = 10 * 1024 * 1024, TYPES = ['image/jpeg', 'image/png', 'image/webp'];

function send(target, file, progress) {
  const form = new FormData();
  Object.entries(target.fields).forEach(([name, value]) => form.append(name, value));
  form.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch cannot say how much of an upload has gone
    request.upload.onprogress = (event) => progress(event.loaded / event.total);
    request.onload = () => (request.status < 300 ? resolve(target.key) : reject(new Refusal(request.status, { detail: t('照片没有传上去，请再试一次。') })));
    request.onerror = () => reject(new Refusal(0, { detail: t('照片没有传上去，请再试一次。') }));
    request.open('POST', target.url);
    request.send(form);
  });
}

async function upload(chosen, code, progress) {
  const file = await shrink(chosen);
  if (!TYPES.includes(file.type)) throw new Refusal(422, { detail: t('只能上传 JPG、PNG 或 WebP 照片。') });
  if (file.size > LARGEST) throw new Refusal(422, { detail: t('照片太大，最多 10 MB。') });
  return send(await ask('/api/uploads', { method: 'POST', body: { code, type: file.type, size: file.size } }), file, progress);
}

Photos.grouped = true;

export function Photos({ value = [], set, context, attrs }) {
  const [sending, setSending] = useState(null);
  const [wrong, setWrong] = useState('');
  const input = useRef();
  const add = async (files) => {
    const keys = [...value];
    setWrong('');
    try {
      const room = MOST - keys.length;
      const left = files.length - room;
      for (const file of [...files].slice(0, room)) {
        setSending(0);
        keys.push(await upload(file, context.code, setSending));
        set([...keys]);
      }
      if (left > 0) setWrong(t('最多 {most} 张照片，有 {n} 张没有加上。', { most: MOST, n: left }));
    } catch (refusal) {
      setWrong(refusal.message);
    } finally {
      setSending(null);
      input.current.value = '';
    }
  };
  return html`<ul class="picked">${value.map((key, n) => html`<li key=${key}>${t('照片 {n}', { n: n + 1 })}
      <button type="button" aria-label=${t('去掉照片 {n}', { n: n + 1 })} onClick=${() => set(value.filter((one) => one !== key))}><${Icon} name="close"/></button></li>`)}</ul>
    <label class="button upload" for=${attrs.id}>${t('添加照片')}<input ref=${input} id=${attrs.id} type="file" accept="image/*" multiple disabled=${sending !== null || value.length >= MOST}
      onChange=${(event) => add(event.target.files)}/></label>
    ${sending !== null && html`<p role="status">${t('正在上传…')} <progress max="1" value=${sending} aria-label=${t('上传进度')}/></p>`}
    ${wrong && html`<p class="error" role="alert">${wrong}</p>`}`;
}
