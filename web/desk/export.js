// Take a list along as a workbook (导出): asked for part by part until it is whole; what breaks off goes on where it stood.
import { html, useState, useEffect, useRef } from './view.js';
import { t } from './words.js';
import { call } from './calls.js';
import { dayStarts } from './list.js';
import { Refused } from './marks.js';
import { Sheet } from './sheet.js';

const KEPT = 'desk.export'; // the one that is under way in this tab

/** What the list is narrowed by, as its own address says it. */
const asked = (id, { sort, ...query }) => Object.fromEntries(Object.entries({ ...query, from: dayStarts(query.from), to: dayStarts(query.to, 1), queue: id && id !== 'all' && id }).filter(([, value]) => value));

function underWay(id) {
  try {
    if (id === undefined) return sessionStorage.getItem(KEPT);
    if (id) sessionStorage.setItem(KEPT, id); else sessionStorage.removeItem(KEPT);
  } catch { /* without storage, only a reload forgets it */ }
  return null;
}

function useExport(wanted) {
  const [is, set] = useState({ now: null, busy: false, refusal: null });
  const open = useRef(true);
  useEffect(() => () => { open.current = false; }, []);
  const take = (now) => {
    underWay(now.state === 'reading' ? now.id : '');
    if (open.current) set({ now, busy: now.state === 'reading', refusal: null });
    return now;
  };
  /** Until it is whole, or nobody looks any more. */
  const goOn = async (first) => {
    set((was) => ({ ...was, busy: true, refusal: null }));
    try {
      let now = take(await first());
      while (now.state === 'reading' && open.current) now = take(await call(`/exports/${now.id}/next`, { method: 'POST', body: {} }));
    } catch (refusal) {
      if (refusal.status === 404) underWay('');
      set((was) => ({ ...was, busy: false, refusal }));
    }
  };
  const begin = () => goOn(() => call('/exports', { method: 'POST', body: wanted }));
  const resume = (id) => goOn(() => call(`/exports/${id}`));
  return { ...is, begin, resume };
}

export function Screen({ id, query, source = 'list', title = document.querySelector('h1').textContent }) {
  const [open, show] = useState(false);
  return html`<button class="quiet small" onClick=${() => show(true)}>${t('导出')}</button>
    ${open && html`<${Sheet} title=${t('导出 Excel：{title}', { title })} close=${() => show(false)}><${Taking} wanted=${{ source, asked: asked(id, query) }}/><//>`}`;
}

function Taking({ wanted }) {
  const { now, busy, refusal, begin, resume } = useExport(wanted);
  const left = !now && !busy && underWay();
  return html`<div class="form" aria-busy=${String(busy)}>
    <p>${t('按现在的筛选导出成 .xlsx，一件一行，内容和列表里看到的一样，隐去号码。姓名、电话和受保护的举报不在文件里。谁导出了什么、多少件，都会留下记录。')}</p>
    <div role="status">${busy && html`<p>${t('已读 {n} 件…', { n: now ? now.rows : 0 })}</p><progress aria-label=${t('导出进度')}/>`}
      ${now && now.state === 'ready' && html`<p class="notice good">${t('共 {n} 件，已经可以下载。链接 15 分钟内有效。', { n: now.rows })}${now.cut && ` ${t('超过了一次能导出的件数，其余的没有导出，请缩小筛选范围再导出。')}`}</p>`}</div>
    ${refusal && html`<${Refused} refusal=${refusal}/>`}
    <p class="row acts">${now && now.link ? html`<a class="button primary" href=${now.link} download=${now.file}>${t('下载 {file}', now)}</a>`
    : html`<button class="primary" disabled=${busy} onClick=${refusal && now ? () => resume(now.id) : begin}>${refusal && now ? t('接着导出') : t('开始导出')}</button>`}
      ${left && html`<button onClick=${() => resume(left)}>${t('接着上次没导完的')}</button>`}</p></div>`;
}
