import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Document, mostFileBytes } from '@threadline/shared/files/schema';
import { id } from '@threadline/shared/kernel/fields';
import { type Context, Hono } from 'hono';
import {
  addDocument,
  documentToRead,
  keyOfContent,
  mayAddDocument,
  type StoredFile,
  storedFile,
} from '../files/service.js';
import { attemptLimit } from '../platform/auth/attempt-limit.js';
import { type Actor, type Ctx, inOrg } from '../platform/db/in-org.js';
import { Invalid, NotFound, PublicError, TooLarge } from '../platform/errors.js';
import { type FileStore, FileStoreAway } from '../platform/files/file-store.js';
import { type ReceivedFile, receiveFile } from '../platform/files/receive-file.js';
import { sniffType } from '../platform/files/sniff-type.js';
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
  return new Hono()
    .post('/desk/files', async (c) => c.json(await upload(c, store, await byCookie(c))))
    .post('/api/v1/files', async (c) => c.json(await upload(c, store, await byBearer(c))))
    .get('/desk/files/:id', async (c) => download(c, store, await byCookie(c)))
    .get('/api/v1/files/:id/content', async (c) => download(c, store, await byBearer(c)));
}

export interface FileToSend {
  name: string;
  stored: StoredFile;
}

/** Where the bytes lie and what they are called; the store itself is asked when no connection is held any more. */
export async function fileToSend(
  ctx: Ctx,
  { name, fileHash }: { name: string; fileHash: string },
): Promise<FileToSend> {
  return { name, stored: await storedFile(ctx, fileHash) };
}

/** A file as an attachment: it is never shown in a page of ours. People who follow a link read why there is none. */
export async function sendFile(c: Context, store: FileStore, { name, stored }: FileToSend): Promise<Response> {
  const headers = {
    'content-type': stored.type,
    'content-length': String(stored.size),
    'content-disposition': disposition(name),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  };
  // Nobody would read what was opened.
  if (c.req.method === 'HEAD') return new Response(null, { headers });
  const stream = await store.open(stored.key).catch((error: unknown) => {
    if (error instanceof FileStoreAway && c.req.header('accept')?.includes('text/html')) return error;
    throw error;
  });
  if (stream instanceof FileStoreAway) return c.text(stream.message, 503);
  if (!stream) throw new NotFound('document');
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers,
  });
}

/** In a quarter of an hour, on all servers together. */
const mostUploads = { most: 1_000, sentence: 'You have sent a thousand files. Wait a quarter of an hour and go on.' };

async function upload(c: Context, store: FileStore, request: RequestContext): Promise<Document> {
  const actor = permitted(request, 'document.write');
  request.runtime.room?.require();
  await attemptLimit(request.runtime, [`uploads:${actor.orgId}:${actor.personId}`], mostUploads).take();
  const customerId = id.parse(c.req.query('customerId'));
  await inOrg(request.runtime, actor, (ctx) => mayAddDocument(ctx, customerId));
  if (Number(c.req.header('content-length') ?? 0) > mostFileBytes + wrapping) {
    throw new TooLarge('This file is larger than 25 MB. Choose a smaller one.');
  }
  const file = await receiveFile(c.req.raw, mostFileBytes);
  try {
    return await keep({ store, request, actor, customerId }, file);
  } finally {
    await file.discard();
  }
}

interface Keeping {
  store: FileStore;
  request: RequestContext;
  actor: Actor;
  customerId: string;
}

/** The bytes first, then the row. Between the two no connection to the database is held: a store may be slow. */
async function keep({ store, request, actor, customerId }: Keeping, file: ReceivedFile): Promise<Document> {
  const { name, hash, size } = file;
  if (size === 0) throw new Invalid('This file is empty. Choose another one.');
  const known = await inOrg(request.runtime, actor, (ctx) => keyOfContent(ctx, hash));
  const key = known ?? `${actor.orgId}/${randomUUID()}`;
  if (!known) await store.put(key, file);
  const stored = { hash, key, size, type: sniffType(file.head, name) };
  const told = { key: request.idempotencyKey, procedure: 'files.add', input: { customerId, name, hash } };
  try {
    const added = await inOrg(request.runtime, actor, async (ctx) => ({
      document: await runOnce(ctx, told, () => addDocument(ctx, { customerId, name, stored })),
      lies: await keyOfContent(ctx, hash),
    }));
    if (!known && added.lies !== key) await forget(store, key);
    return added.document;
  } catch (error) {
    // Refused means rolled back for certain. After any other failure the row may stand, and its bytes have to.
    if (!known && error instanceof PublicError) await forget(store, key);
    throw error;
  }
}

async function forget(store: FileStore, key: string): Promise<void> {
  await store.remove(key).catch(() => undefined);
}

async function download(c: Context, store: FileStore, request: RequestContext): Promise<Response> {
  const actor = permitted(request, 'document.read');
  const wanted = id.safeParse(c.req.param('id'));
  if (!wanted.success) throw new NotFound('document');
  const file = await inOrg(request.runtime, actor, async (ctx) =>
    fileToSend(ctx, await documentToRead(ctx, wanted.data)),
  );
  return sendFile(c, store, file);
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
