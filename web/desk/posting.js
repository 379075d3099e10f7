// That a code hangs where it belongs: by its number, as it is read or scanned from the wall, with a photo.
import { html, useState, useEffect } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { Form } from './form.js';
import { Photos } from './photos.js';

const FIELDS = [
  { name: 'code', label: '点位编码', kind: 'text', exact: true, required: true, max: 200, help: '海报上的 12 位编码；扫码得到的网址也可以粘贴进来。' },
  { name: 'photos', label: '张贴照片', kind: Photos, help: '拍一张贴好的照片。' },
];

const bare = (typed = '') => typed.trim().replace(/[?#].*$/, '').replace(/\/+$/, '').split('/').pop();

export function Screen({ route }) {
  const [values, setValues] = useState({ code: route.rest[0] || '' });
  const [said, say] = useState('');
  useEffect(() => { document.title = t('登记张贴'); }, []);
  const send = async () => {
    const place = await call(`/places/${encodeURIComponent(bare(values.code))}/posted`, { method: 'POST', body: { photo: (values.photos || [])[0] || '' } });
    setValues({ code: '' });
    say(t('已登记张贴：{name}', { name: place.name }));
  };
  return html`<header class="head"><h1>${t('登记张贴')}</h1></header>
    <div role="status">${said && html`<p class="notice good">${said}</p>`}</div>
    <div class="panel narrow"><p class="soft">${t('您负责的点位贴好后在这里登记，计入张贴覆盖。')}</p>
    <${Form} fields=${FIELDS} values=${values} change=${(next) => { say(''); setValues(next); }} context=${{ code: bare(values.code) }} send=${send} submit=${t('登记')}/></div>`;
}
