// The way out: what was decided is sent before one goes.
import { call } from './calls.js';

const unsent = new Set();

export const sendFirst = (send) => unsent.add(send);

export async function signOut() {
  await Promise.allSettled([...unsent].map((send) => send()));
  await call('/session', { method: 'DELETE' }).catch(() => null);
}
