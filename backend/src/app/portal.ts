import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { serialize } from 'hono/utils/cookie';
import { logoBytes } from '../branding/service.js';
import { sendAttachmentOf } from '../mail-view/service.js';
import { inOrg, type Origin, systemOf } from '../platform/db/in-org.js';
import { inPortal, type PortalRuntime } from '../platform/db/in-portal.js';
import { organisationBySlug } from '../platform/db/organisations.js';
import { NotFound, Unauthenticated } from '../platform/errors.js';
import type { FileStore } from '../platform/files/file-store.js';
import type { PortalCookies, PortalRequest } from '../platform/http/portal-procedure.js';
import { portalRouter } from '../portal/router.js';
import { attachmentBytes, documentBytes, findGuest } from '../portal/service.js';
import { fileToSend, sendFile } from './files.js';

export interface PortalOptions {
  runtime: PortalRuntime;
  store: FileStore;
  secure: boolean;
  originOf: (c: Context) => Origin;
  onFailure: (c: Context, error: Error, path: string | undefined) => void;
}

const mostCallsAtOnce = 20;
const nonceMinutes = 15;

/** The customers' door: its own router, its own cookie, its own database role. */
export function portalRoutes(options: PortalOptions): Hono {
  const { runtime, store, onFailure } = options;
  return new Hono()
    .all('/portal/trpc/*', async (c) => {
      const answerHeaders = new Headers();
      const request = await requestOf(c, options, (cookie) => answerHeaders.append('set-cookie', cookie));
      const answer = await fetchRequestHandler({
        endpoint: '/portal/trpc',
        req: c.req.raw,
        router: portalRouter,
        maxBatchSize: mostCallsAtOnce,
        createContext: () => request,
        onError: ({ error, path }) => onFailure(c, error, path),
      });
      const headers = new Headers(answer.headers);
      for (const cookie of answerHeaders.getSetCookie()) headers.append('set-cookie', cookie);
      headers.set('cache-control', 'no-store');
      return new Response(answer.body, { status: answer.status, headers });
    })
    .get('/portal/files/:id', async (c) => {
      const { guest } = await requestOf(c, options, (cookie) => c.header('set-cookie', cookie, { append: true }));
      if (!guest) throw new Unauthenticated('Your visit has ended. Ask for a new link to go on.');
      const document = await inPortal(runtime, guest, (view) => documentBytes(view, c.req.param('id')));
      const file = await inOrg(runtime, systemOf(guest.orgId), (ctx) => fileToSend(ctx, document));
      return sendFile(c, store, file);
    })
    .get('/portal/mail-files/:conversationId/:messageId/:position', async (c) => {
      const { guest } = await requestOf(c, options, (cookie) => c.header('set-cookie', cookie, { append: true }));
      if (!guest) throw new Unauthenticated('Your visit has ended. Ask for a new link to go on.');
      const attachment = await inPortal(runtime, guest, (view) => attachmentBytes(view, c.req.param()));
      return sendAttachmentOf(runtime, guest.orgId, attachment);
    })
    .get('/portal/logo/:slug/:hash', async (c) => {
      const orgId = await organisationBySlug(runtime, c.req.param('slug'));
      const logo = orgId ? await inOrg(runtime, systemOf(orgId), (ctx) => logoBytes(ctx, c.req.param('hash'))) : null;
      if (!logo) throw new NotFound('logo');
      c.header('cache-control', 'public, max-age=31536000, immutable');
      return c.body(new Uint8Array(logo.bytes), 200, { 'content-type': logo.type });
    });
}

async function requestOf(
  c: Context,
  { runtime, secure, originOf }: PortalOptions,
  answer: (cookie: string) => void,
): Promise<PortalRequest> {
  const names = portalCookieNames(secure);
  const cookies = cookiesOf(names, secure, answer);
  const value = getCookie(c, names.session);
  const found = value ? await findGuest(runtime, value) : null;
  if (value && found?.renewedUntil) cookies.session(value, found.renewedUntil);
  return {
    runtime,
    guest: found?.guest ?? null,
    origin: { ...originOf(c), source: 'portal' },
    idempotencyKey: c.req.header('idempotency-key') ?? null,
    userAgent: c.req.header('user-agent') ?? null,
    nonce: getCookie(c, names.nonce) ?? null,
    cookies,
  };
}

interface CookieNames {
  session: string;
  nonce: string;
}

// `__Host-` cookies need HTTPS; on a loopback without it there is none.
export const portalCookieNames = (secure: boolean): CookieNames =>
  secure
    ? { session: '__Host-tl-portal', nonce: '__Host-tl-portal-asked' }
    : { session: 'tl-portal', nonce: 'tl-portal-asked' };

function cookiesOf(names: CookieNames, secure: boolean, answer: (cookie: string) => void): PortalCookies {
  const attributes = { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const;
  return {
    session: (value, expires) => answer(serialize(names.session, value, { ...attributes, expires })),
    forgetSession: () => answer(serialize(names.session, '', { ...attributes, maxAge: 0 })),
    nonce: (value) => answer(serialize(names.nonce, value, { ...attributes, maxAge: nonceMinutes * 60 })),
  };
}
