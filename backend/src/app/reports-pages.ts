import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';

const built = ['../web/reports', '../../dist/web/reports']
  .map((path) => new URL(path, import.meta.url).pathname)
  .find((path) => existsSync(`${path}/index.html`));

/** The managers' reports: their built files, and their one page for every address below `/reports`. */
export function reportsPages(): Hono {
  const pages = new Hono();
  if (!built) return pages.get('/reports/*', (c) => c.text('These pages are not built. Run npm run build.', 503));
  const root = relative(process.cwd(), built);
  const rewriteRequestPath = (path: string) => path.replace(/^\/reports\//, '/');
  const cached = (value: string) => (_path: string, c: Context) => c.header('cache-control', value);
  const page = serveStatic({ root, path: 'index.html', onFound: cached('no-cache') });
  return pages
    .use(
      '/reports/assets/*',
      serveStatic({ root, rewriteRequestPath, onFound: cached('public, max-age=31536000, immutable') }),
    )
    .get('/reports/assets/*', (c) => c.notFound())
    .get('/reports', page)
    .get('/reports/*', page);
}
