import { Readable } from 'node:stream';
import { type Context, Hono, type Next } from 'hono';
import { type Actor, type Ctx, inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import { NotFound } from '../platform/errors.js';
import { authorise } from '../platform/policy/authorise.js';
import { plainContentId, plainFileName } from './attachments.js';
import { type MailSource, shownFrom, sourceOf } from './mail-source.js';
import { actorOf } from './opener.js';
import { pictureOf } from './pictures.js';
import { attachmentsOf, findMail, storageKeyOf } from './queries.js';
import { readSignedAddress } from './signed-address.js';

// Whatever comes from a mail is inert wherever it is opened: it has no origin, and nothing in it runs or loads.
const inert = {
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Pictures and attachments of mails, by addresses that are signed for one person. Each request is authorised anew. */
export function mailFileRoutes(runtime: Runtime): Hono {
  return new Hono().get('/mail-files/:token', async (c) => {
    const opening = readSignedAddress(runtime.secrets, c.req.param('token'), runtime.clock());
    const actor = opening ? await actorOf(runtime, opening) : null;
    if (!opening || !actor) throw new NotFound('attachment');
    const asked = { runtime, actor, ...opening };
    return opening.what.startsWith('a') ? sendAttachment(asked) : sendPicture(asked);
  });
}

interface Asked {
  runtime: Runtime;
  actor: Actor;
  messageId: string;
  what: string;
}

/** Stands before the headers of all answers, and so has the last word over them. */
export async function makeInert(c: Context, next: Next): Promise<void> {
  await next();
  for (const [name, value] of Object.entries(inert)) c.res.headers.set(name, value);
}

async function sendPicture({ runtime, actor, messageId, what }: Asked): Promise<Response> {
  const source = await inOrg(runtime, actor, (ctx) => requireSource(ctx, messageId));
  const shown = await shownFrom(runtime, source);
  const image = shown?.images.find(({ key }) => key === what);
  const keyOfPart = (contentId: string) => inOrg(runtime, actor, (ctx) => keyOfInline(ctx, messageId, contentId));
  const picture = image ? await pictureOf(runtime, { orgId: actor.orgId, image, keyOfPart }) : null;
  if (!picture) throw new NotFound('picture');
  return new Response(new Uint8Array(picture.bytes), {
    headers: { 'content-type': picture.type, 'cache-control': 'private, max-age=3600' },
  });
}

async function sendAttachment({ runtime, actor, messageId, what }: Asked): Promise<Response> {
  const found = await inOrg(runtime, actor, async (ctx) => {
    await requireSource(ctx, messageId);
    const attachment = (await attachmentsOf(ctx, messageId)).find(({ position }) => `a${position}` === what);
    const key = attachment?.blobHash ? await storageKeyOf(ctx, attachment.blobHash) : null;
    return attachment && key ? { attachment, key } : null;
  });
  if (!found) throw new NotFound('attachment');
  return sendKept(runtime, { name: found.attachment.name, key: found.key });
}

/** An attachment whose bytes are kept under a hash, for somebody who may have it. */
export async function sendAttachmentOf(
  runtime: Runtime,
  orgId: string,
  { name, blobHash }: { name: string; blobHash: string },
): Promise<Response> {
  const key = await inOrg(runtime, systemOf(orgId), (ctx) => storageKeyOf(ctx, blobHash));
  if (!key) throw new NotFound('attachment');
  return sendKept(runtime, { name, key });
}

async function sendKept({ files }: Runtime, { name, key }: { name: string; key: string }): Promise<Response> {
  const stream = await files?.open(key);
  if (!stream) throw new NotFound('attachment');
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      // Never the type that the sender names: what is downloaded is no page of ours.
      'content-type': 'application/octet-stream',
      'content-disposition': disposition(plainFileName(name)),
      'cache-control': 'no-store',
    },
  });
}

async function requireSource(ctx: Ctx, messageId: string): Promise<MailSource> {
  authorise(ctx, 'mail.read');
  const row = await findMail(ctx, messageId);
  const source = row ? await sourceOf(ctx, row) : null;
  if (!source || (source.raw === null && source.text === null)) throw new NotFound('message');
  return source;
}

async function keyOfInline(ctx: Ctx, messageId: string, contentId: string): Promise<string | null> {
  const part = (await attachmentsOf(ctx, messageId)).find((one) => {
    return one.contentId !== null && plainContentId(one.contentId) === plainContentId(contentId);
  });
  return part?.blobHash ? storageKeyOf(ctx, part.blobHash) : null;
}

// RFC 6266: a plain name for old programs, and the whole one in UTF-8.
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const mark = (found: string) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`;
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, mark)}`;
}
