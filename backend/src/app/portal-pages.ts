import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';

const built = ['../web/portal', '../../dist/web/portal']
  .map((path) => new URL(path, import.meta.url).pathname)
  .find((path) => existsSync(`${path}/index.html`));

/** The customers' portal: its built files, and its one page for every address below `/portal`. */
export function portalPages(): Hono {
  const pages = new Hono();
  if (!built) return pages.get('/portal/*', (c) => c.text('These pages are not built. Run npm run build.', 503));
  const root = relative(process.cwd(), built);
  const rewriteRequestPath = (path: string) => path.replace(/^\/portal\//, '/');
  const cached = (value: string) => (_path: string, c: Context) => c.header('cache-control', value);
  const page = serveStatic({ root, path: 'index.html', onFound: cached('no-cache') });
  return pages
    .use(
      '/portal/assets/*',
      serveStatic({ root, rewriteRequestPath, onFound: cached('public, max-age=31536000, immutable') }),
    )
    .get('/portal/service-worker.js', serveStatic({ root, rewriteRequestPath, onFound: cached('no-cache') }))
    .get('/portal/assets/*', (c) => c.notFound())
    .get('/portal', page)
    .get('/portal/*', page);
}
