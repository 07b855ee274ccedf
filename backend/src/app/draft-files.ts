import { randomUUID } from 'node:crypto';
import { id } from '@threadline/shared/kernel/fields';
import { type MailDraft, mostDraftBytes } from '@threadline/shared/mail-writing/schema';
import { type Context, Hono } from 'hono';
import { attachFile, ContentGone, keyOfBlob, mayAttach } from '../mail-writing/service.js';
import { attemptLimit } from '../platform/auth/attempt-limit.js';
import { type Actor, inOrg, type Runtime } from '../platform/db/in-org.js';
import { Invalid, PublicError, TooLarge } from '../platform/errors.js';
import type { FileStore } from '../platform/files/file-store.js';
import { type ReceivedFile, receiveFile } from '../platform/files/receive-file.js';
import { sniffType } from '../platform/files/sniff-type.js';
import { runOnce } from '../platform/http/idempotency.js';
import { permitted } from '../platform/http/procedure.js';
import type { FileOptions } from './files.js';

/** What stands around a file in a multipart body. */
const wrapping = 64 * 1024;
/** In a quarter of an hour, on all servers together. */
const mostUploads = { most: 1_000, sentence: 'You have sent a thousand files. Wait a quarter of an hour and go on.' };

/** Where files are attached to mails that are being written. */
export function draftFileRoutes({ store, byBearer, byCookie }: FileOptions): Hono {
  const upload = async (c: Context, request: Awaited<ReturnType<typeof byCookie>>) => {
    const actor = permitted(request, 'mail.write');
    const { runtime, idempotencyKey } = request;
    return c.json(await attach(c, { store, runtime, actor, key: idempotencyKey }));
  };
  return new Hono()
    .post('/desk/draft-files', async (c) => upload(c, await byCookie(c)))
    .post('/api/v1/draft-files', async (c) => upload(c, await byBearer(c)));
}

interface Upload {
  store: FileStore;
  runtime: Runtime;
  actor: Actor;
  key: string | null;
}

async function attach(c: Context, upload: Upload): Promise<MailDraft> {
  const { runtime, actor } = upload;
  runtime.room?.require();
  await attemptLimit(runtime, [`uploads:${actor.orgId}:${actor.personId}`], mostUploads).take();
  const draftId = id.parse(c.req.query('draftId'));
  const told = Number(c.req.header('content-length') ?? 0);
  await inOrg(runtime, actor, (ctx) => mayAttach(ctx, draftId, Math.max(0, told - wrapping)));
  if (told > mostDraftBytes + wrapping)
    throw new TooLarge('This file is larger than 18 MB. Send a link to it instead.');
  const file = await receiveFile(c.req.raw, mostDraftBytes);
  try {
    if (file.size === 0) throw new Invalid('This file is empty. Choose another one.');
    return await keep(upload, draftId, file);
  } finally {
    await file.discard();
  }
}

/** The bytes first, then the row; between the two no connection to the database is held. */
async function keep(upload: Upload, draftId: string, file: ReceivedFile): Promise<MailDraft> {
  const known = await inOrg(upload.runtime, upload.actor, (ctx) => keyOfBlob(ctx, file.hash));
  try {
    return await keepAt(upload, { draftId, file, known });
  } catch (error) {
    if (!(error instanceof ContentGone)) throw error;
    return keepAt(upload, { draftId, file, known: null });
  }
}

async function keepAt(
  { store, runtime, actor, key }: Upload,
  { draftId, file, known }: { draftId: string; file: ReceivedFile; known: string | null },
): Promise<MailDraft> {
  const { name, hash, size } = file;
  const storageKey = known ?? `${actor.orgId}/${randomUUID()}`;
  if (!known) await store.put(storageKey, file);
  const told = { key, procedure: 'mailWriting.attach', input: { draftId, name, hash } };
  const attached = { draftId, name, hash, size, storageKey, found: known !== null, type: sniffType(file.head, name) };
  try {
    return await inOrg(runtime, actor, (ctx) => runOnce(ctx, told, () => attachFile(ctx, attached)));
  } catch (error) {
    // Refused means rolled back for certain; after any other failure the row may stand, and its bytes have to.
    if (!known && error instanceof PublicError) await store.remove(storageKey).catch(() => undefined);
    throw error;
  }
}
