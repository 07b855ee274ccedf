/** What this worker needs of its surroundings; the compiler here knows pages only. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
  readonly request: Request;
  readonly data: unknown;
}
interface WorkerScope {
  addEventListener(name: 'install' | 'activate' | 'fetch' | 'message', listener: (event: WorkerEvent) => void): void;
  skipWaiting(): Promise<void>;
}

/** Written in by the build: the shell's files, its page, and which addresses are its pages. */
declare const shell: { name: string; version: string; files: string[]; page: string; pages: string; others: string };

const worker = globalThis as unknown as WorkerScope;
const cacheName = `${shell.name} ${shell.version}`;
const pages = new RegExp(shell.pages);
const others = new RegExp(shell.others);

worker.addEventListener('install', (event) => event.waitUntil(keepShell()));
worker.addEventListener('activate', (event) => event.waitUntil(forgetOldShells()));
worker.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(worker.skipWaiting());
});

// Only the shell is answered from here. What the API, files and other pages say is never kept.
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (shell.files.includes(pathname)) event.respondWith(fromShell(pathname, request));
  else if (request.mode === 'navigate' && pages.test(pathname) && !others.test(pathname)) {
    event.respondWith(fromShell(shell.page, request));
  }
});

async function keepShell(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll([shell.page, ...shell.files].map((path) => new Request(path, { cache: 'reload' })));
}

async function forgetOldShells(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(`${shell.name} `) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function fromShell(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(path)) ?? fetch(request);
}
