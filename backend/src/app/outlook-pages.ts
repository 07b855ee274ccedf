import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono, type Next } from 'hono';
import { cached, forAYear } from './cached.js';

const built = ['../web/outlook', '../../dist/web/outlook']
  .map((path) => new URL(path, import.meta.url).pathname)
  .find((path) => existsSync(`${path}/taskpane.html`));

/** Where Outlook in a browser, and the new Outlook for Windows, show their panes. Others show no frame at all. */
const outlooks = [
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook.live.com',
  'https://outlook.cloud.microsoft',
  'https://*.outlook.com',
  'https://*.office.com',
  'https://*.cloud.microsoft',
];

// Office.js comes from Microsoft's network by a rule of its store; it needs no more than to be run.
const policy = [
  "default-src 'none'",
  "script-src 'self' https://appsforoffice.microsoft.com",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' https://login.microsoftonline.com",
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors ${outlooks.join(' ')}`,
].join('; ');

/** Headers of the pane's pages, put in place of the desk's. */
export async function outlookHeaders(c: Context, next: Next): Promise<void> {
  await next();
  c.res.headers.set('content-security-policy', policy);
  c.res.headers.delete('x-frame-options');
  keepOpener(c);
}

/** The pane's sign-in runs in a window that Outlook opens and listens to; no other client's does. */
export async function dialogHeaders(c: Context, next: Next): Promise<void> {
  await next();
  if (c.req.query('client_id') === 'threadline-outlook') keepOpener(c);
}

/** Outlook's pane, its dialog's last page, and its icons. */
export function outlookPages(): Hono {
  const pages = new Hono().basePath('/outlook');
  if (!built) return pages;
  const root = relative(process.cwd(), built);
  const rewriteRequestPath = (path: string) => path.replace(/^\/outlook/, '');
  const pane = serveStatic({ root, path: 'taskpane.html' });
  return pages
    .use('/assets/*', cached(forAYear), serveStatic({ root, rewriteRequestPath }))
    .use(cached('no-cache'))
    .get('/', pane)
    .get('*', (c, next) => (c.req.path === '/outlook/' ? pane(c, next) : next()))
    .get('*', serveStatic({ root, rewriteRequestPath }))
    .get('*', (c) => c.notFound());
}

function keepOpener(c: Context): void {
  c.res.headers.set('cross-origin-opener-policy', 'unsafe-none');
}
