// Where rows come from: a file as it is (.xlsx, CSV in any encoding; the server reads it), or what is pasted.
import { html } from './view.js';
import { t } from './words.js';
import { Refusal } from './calls.js';

const LARGEST = 1024 * 1024;
const LONGEST = 16 * LARGEST; // of text

function asBase64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(new Refusal(0, { detail: t('文件读不出来，请再选一次。') }));
    reader.readAsDataURL(file);
  });
}

/** A long list as text, in whichever of two encodings it was written; it goes out in parts. */
async function asText(file) {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

async function chosen(file) {
  if (file.size > LARGEST && file.size < LONGEST && !/\.xlsx$/i.test(file.name)) return { csv: await asText(file), title: file.name };
  if (file.size > LARGEST) throw new Refusal(413, { detail: t('文件太大，最多 1 MB，请分成几份。') });
  return { file: await asBase64(file), title: file.name };
}

export const isEmpty = ({ csv = '', file }) => !file && !csv.trim();

/** What is sent of it. */
export const bodyOf = ({ csv, file }) => (file ? { file } : { csv });

export function Source({ value, set, fail, example }) {
  const take = (event) => {
    const [file] = event.target.files;
    event.target.value = '';
    if (file) chosen(file).then(set, fail);
  };
  return html`<p class="row"><label class="button upload">${t('选择文件')}<input type="file" accept=".xlsx,.csv,.tsv,.txt" onChange=${take}/></label>
      ${value.title && html`<span role="status">${value.title}</span><button type="button" class="small" onClick=${() => set({ csv: '' })}>${t('改用粘贴')}</button>`}</p>
    ${!value.title && html`<div class="field"><label for="csv">${t('表格内容')}</label><textarea id="csv" rows="8" spellcheck=${false} placeholder=${t(example)} value=${value.csv} onInput=${(event) => set({ csv: event.target.value })}/></div>`}`;
}

/** What is wrong, row by row; each message names its row. */
export const Wrong = ({ refusal }) => html`<div class="notice bad" role="alert">${refusal.errors && refusal.errors.length
  ? html`<p>${t('有读不懂的行，什么都没有改：')}</p><ul>${refusal.errors.map((error) => html`<li key=${error.field + error.code}>${error.message}</li>`)}</ul>`
  : html`<p>${refusal.message}</p>`}</div>`;
