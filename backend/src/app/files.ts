import { Readable } from 'node:stream';
import { mostFileBytes } from '@threadline/shared/files/schema';
import { id } from '@threadline/shared/kernel/fields';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { addDocument, documentToRead, storedFile } from '../files/service.js';
import { type Ctx, inOrg } from '../platform/db/in-org.js';
import { Invalid, LimitReached, NotFound } from '../platform/errors.js';
import type { FileStore } from '../platform/files/file-store.js';
import { runOnce } from '../platform/http/idempotency.js';
import { permitted, type RequestContext } from '../platform/http/procedure.js';

export interface FileOptions {
  store: FileStore;
  byBearer: (c: Context) => Promise<RequestContext>;
  byCookie: (c: Context) => Promise<RequestContext>;
}

/** What stands around a file in a multipart body. */
const wrapping = 64 * 1024;

/** Where files go up and come down for the team. Every download asks anew whether it is allowed. */
export function fileRoutes({ store, byBearer, byCookie }: FileOptions): Hono {
  const limit = bodyLimit({ maxSize: mostFileBytes + wrapping, onError: refuseLargeFile });
  return new Hono()
    .post('/desk/files', limit, async (c) => c.json(await upload(c, store, await byCookie(c))))
    .post('/api/v1/files', limit, async (c) => c.json(await upload(c, store, await byBearer(c))))
    .get('/desk/files/:id', async (c) => download(c, store, await byCookie(c)))
    .get('/api/v1/files/:id/content', async (c) => download(c, store, await byBearer(c)));
}

/** A file as an attachment: it is never shown in a page of ours. */
export async function sendFile(
  ctx: Ctx,
  store: FileStore,
  { name, fileHash }: { name: string; fileHash: string },
): Promise<Response> {
  const { key, type, size } = await storedFile(ctx, fileHash);
  const stream = await store.open(key);
  if (!stream) throw new NotFound('document');
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      'content-type': type,
      'content-length': String(size),
      'content-disposition': disposition(name),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}

async function upload(c: Context, store: FileStore, request: RequestContext) {
  const actor = permitted(request, 'document.write');
  const customerId = id.parse(c.req.query('customerId'));
  const { file } = await c.req.parseBody().catch(() => ({ file: undefined }));
  if (!(file instanceof File)) throw new Invalid('Send one file as multipart/form-data in the field "file".');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const told = { key: request.idempotencyKey, procedure: 'files.add', input: { customerId, name: file.name } };
  return inOrg(request.runtime, actor, (ctx) =>
    runOnce(ctx, told, () => addDocument(ctx, store, { customerId, name: file.name, bytes })),
  );
}

async function download(c: Context, store: FileStore, request: RequestContext): Promise<Response> {
  const actor = permitted(request, 'document.read');
  const wanted = id.safeParse(c.req.param('id'));
  if (!wanted.success) throw new NotFound('document');
  return inOrg(request.runtime, actor, async (ctx) => sendFile(ctx, store, await documentToRead(ctx, wanted.data)));
}

// RFC 6266: a plain name for old programs, and the whole one in UTF-8.
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

function refuseLargeFile(): never {
  throw new LimitReached('This file is larger than 25 MB. Choose a smaller one.');
}
