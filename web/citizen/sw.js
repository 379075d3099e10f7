// Keeps the citizen's pages at hand without a network. Installed only once somebody begins to write.
// What is kept comes with this script: publishing puts the files themselves in the place of their names.
const KIT = [
  './acts.js', './api.js', './ask.js', './codes.js', './emergency.js', './english.js', './keep.js', './kinds.js',
  './notes.js', './outbox.js', './page.js', './pending.js', './photos.js', './receipt.js', './track.js', './turned.js',
  './uploads.js', './view.js', './when.js', './q.html', './a.html',
];
const NAME = Object.keys(KIT).join(); // the published names carry their hashes: other files, another cache
const GENERATIONS = 2; // a page opened before an update still asks for the files of its own time
const SHELLS = { q: './q.html', a: './a.html' };
const PATIENCE = 4000;

self.addEventListener('install', (event) => event.waitUntil(
  caches.open(NAME).then((cache) => Promise.all(Object.entries(KIT).map(([address, { body, headers }]) => cache.put(address, new Response(body, { headers }))))).then(() => self.skipWaiting())));

self.addEventListener('activate', (event) => event.waitUntil(
  caches.keys().then((names) => Promise.all(names.slice(0, -GENERATIONS).map((name) => caches.delete(name)))).then(() => self.clients.claim())));

async function page(request, shell) {
  const kept = await (await caches.open(NAME)).match(shell);
  const late = new Promise((done) => setTimeout(done, kept ? PATIENCE : 60000, kept));
  return Promise.race([fetch(request).catch(() => kept || Response.error()), late]);
}

async function place(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) (await caches.open(NAME)).put(request, answer.clone());
    return answer;
  } catch (error) {
    return (await caches.match(request, { ignoreSearch: true })) || Response.error();
  }
}

self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin) return;
  const shell = event.request.mode === 'navigate' && SHELLS[(/^\/([qa])\//i.exec(pathname) || [])[1]];
  if (shell) event.respondWith(page(event.request, shell));
  else if (pathname.startsWith('/api/places/')) event.respondWith(place(event.request));
  else if (pathname.startsWith('/assets/')) event.respondWith(caches.match(event.request, { ignoreSearch: true }).then((kept) => kept || fetch(event.request)));
});
