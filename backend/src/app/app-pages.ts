import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { cached, forAYear } from './cached.js';

/** One app of ours below its own path: its built files, and its one page for every address that is none of them. */
export function appPages(name: 'portal' | 'reports'): Hono {
  const pages = new Hono();
  const at = `/${name}`;
  const built = findBuilt(name);
  if (!built) return pages.get(`${at}/*`, (c) => c.text('These pages are not built. Run npm run build.', 503));
  const root = relative(process.cwd(), built);
  const rewriteRequestPath = (path: string) => path.slice(at.length);
  const page = serveStatic({ root, path: 'index.html' });
  return pages
    .get(`${at}/assets/*`, cached(forAYear), serveStatic({ root, rewriteRequestPath }), (c) => c.notFound())
    .get(`${at}/service-worker.js`, cached('no-cache'), serveStatic({ root, rewriteRequestPath }), (c) => c.notFound())
    .get(at, cached('no-cache'), page)
    .get(`${at}/*`, cached('no-cache'), page);
}

function findBuilt(name: string): string | undefined {
  return [`../web/${name}`, `../../dist/web/${name}`]
    .map((path) => new URL(path, import.meta.url).pathname)
    .find((path) => existsSync(`${path}/index.html`));
}
