// Talks to the API: a refusal (the server understood and said no) is told from a broken line.
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || String(status));
    this.status = status;
    this.problem = problem;
  }
}

let answered = ''; // to the small sum that was asked where many guess codes: it goes along from then on

/** Chinese digits go into a header in per cent. */
export const answer = ({ token, answer: said }) => { answered = token + ' ' + encodeURIComponent(said); };

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

export async function call(path, { body, key, seconds = 20 } = {}) {
  const headers = { 'Accept-Language': document.documentElement.lang };
  if (body) headers['Content-Type'] = 'application/json';
  if (key) headers['Idempotency-Key'] = key;
  if (answered) headers.Challenge = answered;
  const leash = new AbortController();
  const timer = setTimeout(() => leash.abort(), seconds * 1000);
  try {
    const method = body ? 'POST' : 'GET';
    const answer = await fetch(path, { method, headers, cache: 'no-store', body: body && JSON.stringify(body), signal: leash.signal });
    if (answer.ok) return await answer.json();
    if (answer.status >= 500) throw new Error(String(answer.status));
    throw new Refused(answer.status, await answer.json().catch(() => ({})));
  } finally {
    clearTimeout(timer);
  }
}

// Only what may be repeated without harm: reads, and posts that carry a key.
export async function persist(work, tries = 3) {
  for (let n = 1; ; n += 1) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refused || n === tries) throw error;
      await wait(700 * 2 ** n * (0.5 + Math.random()));
    }
  }
}
