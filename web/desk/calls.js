// Every call to the API: JSON in and out, refusals as one kind of error, the server's clock kept.
import { t, language } from './words.js';

const PATIENCE = 20000;
let county = null;
let skew = 0;

export const now = () => Date.now() + skew;
export const countyId = () => county;
export const chooseCounty = (id) => { county = id; };

export class Refusal extends Error {
  constructor(status, problem = {}) {
    super(problem.detail || problem.title || t('系统出了问题，请稍后再试。'));
    this.status = status;
    this.errors = problem.errors || [];
    this.overtaken = problem.type === 'urn:mashangban:Overtaken';
  }

  of(field) {
    return this.errors.find((error) => error.field === field);
  }
}

/** Calls one address of this county. */
export const call = (path, options) => ask(`/api/t/${encodeURIComponent(county)}${path}`, options);

export async function ask(url, { method = 'GET', body, patience = PATIENCE, keepalive } = {}) {
  const answer = await reach(url, method, body, patience, keepalive);
  keepClock(answer);
  if (answer.ok) return answer.status === 204 ? null : answer.json();
  if (answer.status === 401 && !url.endsWith('/session')) dispatchEvent(new Event('desk:signed-out'));
  throw new Refusal(answer.status, await answer.json().catch(() => ({})));
}

/** What was sent and not answered goes out again under the same key, and so is done once. */
const unanswered = new Map();

function keyOf(url, body) {
  const name = `${url} ${JSON.stringify({ ...body, step: undefined })}`;
  if (!unanswered.has(name)) unanswered.set(name, Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, '0')).join(''));
  return { key: unanswered.get(name), answered: () => unanswered.delete(name) };
}

/** What is said where no answer came; whether it was sent is known only of what was asked offline. */
function lost(method, offline) {
  if (method === 'GET') return t('网络不通，没有取到。请检查网络后再试。');
  if (offline) return t('网络不通，没有送出去。请检查网络后再试。');
  return t(method === 'POST' ? '网络断了，不知道送到没有。请再点一次，不会办两遍。' : '网络断了，不知道送到没有。请刷新后看一看。');
}

async function reach(url, method, body, patience, keepalive) {
  const offline = !navigator.onLine;
  const sent = method === 'POST' && keyOf(url, body);
  const leash = new AbortController();
  const timer = setTimeout(() => leash.abort(), patience);
  try {
    const answer = await fetch(url, {
      method, keepalive, signal: leash.signal, credentials: 'same-origin', cache: 'no-store',
      headers: { Accept: 'application/json', 'Accept-Language': language(), ...(body && { 'Content-Type': 'application/json' }), ...(sent && { 'Idempotency-Key': sent.key }) },
      body: body && JSON.stringify(body),
    });
    if (sent && answer.status < 500) sent.answered();
    return answer;
  } catch {
    throw new Refusal(0, { detail: lost(method, offline) });
  } finally {
    clearTimeout(timer);
  }
}

function keepClock(answer) {
  const at = Date.parse(answer.headers.get('date'));
  if (at && Math.abs(at - Date.now()) > 5000) skew = at - Date.now();
}

const kept = new Map();

/** What changes seldom is asked for once: units, dictionaries. */
export function callOnce(path, ask = call) {
  if (!kept.has(path)) kept.set(path, ask(path).catch((refusal) => { kept.delete(path); throw refusal; }));
  return kept.get(path);
}

export const forget = (path) => (path ? kept.delete(path) : kept.clear());
