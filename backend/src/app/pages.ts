import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { appPages } from './app-pages.js';
import { cached, forAYear } from './cached.js';
import { outlookPages } from './outlook-pages.js';

const built = ['../web/desk', '../../dist/web/desk']
  .map((path) => new URL(path, import.meta.url).pathname)
  .find((path) => existsSync(`${path}/index.html`));

/** The desk: its built files, and its one page for every address that is nobody else's. */
export function pageRoutes(): Hono {
  const pages = new Hono().route('/', outlookPages()).route('/', appPages('portal')).route('/', appPages('reports'));
  if (!built) return pages.get('*', (c) => c.text('The pages are not built. Run npm run build and start again.', 503));
  const root = relative(process.cwd(), built);
  return pages
    .use('/assets/*', cached(forAYear), serveStatic({ root }))
    .get('/favicon.svg', serveStatic({ root }))
    .on(
      'GET',
      ['/desk.webmanifest', '/reports.webmanifest', '/:icon{[a-z0-9-]+\\.png}', '/service-worker.js'],
      async (c, next) => {
        c.header('cache-control', 'no-cache');
        return serveStatic({ root })(c, next);
      },
    )
    .get('*', async (c) => {
      if (/\.[a-z0-9]+$/i.test(c.req.path) || c.req.path.startsWith('/assets/')) return c.notFound();
      c.header('cache-control', 'no-cache');
      return c.html(await readFile(`${built}/index.html`, 'utf8'));
    });
}
