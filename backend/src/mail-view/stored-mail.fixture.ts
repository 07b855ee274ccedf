import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { and, eq } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { ensureMailbox } from '../mailboxes/service.js';
import { inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import { createDiskStore } from '../platform/files/disk-store.js';
import { isRejected, parseMail } from '../platform/mail/parse/index.js';
import { mailBlobs, messageAttachments } from '../threads/contents/schema.js';
import { messages } from '../threads/schema.js';
import { storeMessage } from '../threads/service.js';

export interface RawMail {
  raw: string | Buffer;
  mailbox?: { address: string; kind: 'shared' | 'personal' };
  /** Attachments as they are kept apart. */
  attachments?: { name: string; type: string; content: Buffer; contentId?: string; inline?: boolean }[];
}

/** Stores a mail with its raw source, as it comes in; where it lies now. */
export async function storeRaw(
  runtime: Runtime,
  orgId: string,
  given: RawMail,
): Promise<{ id: string; threadId: string }> {
  runtime.files ??= createDiskStore(mkdtempSync(join(tmpdir(), 'threadline-mails-')));
  const raw = Buffer.from(given.raw);
  const mail = await parseMail(raw);
  if (isRejected(mail)) throw new Error(mail.reason);
  const address = given.mailbox ?? { address: 'support@vendor.example', kind: 'shared' };
  return inOrg(runtime, systemOf(orgId), async (ctx) => {
    const stored = await storeMessage(ctx, mail, { mailbox: await ensureMailbox(ctx, address), store: 'all' });
    if (stored.outcome === 'skipped') throw new Error(`The mail was left out: ${stored.why}.`);
    const { messageId: id, threadId } = stored;
    const keep = async (bytes: Buffer): Promise<string> => {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const storageKey = `${orgId}/${newId()}`;
      await runtime.files?.put(storageKey, { size: bytes.length, hash, read: () => Readable.from([bytes]) });
      await ctx.tx
        .insert(mailBlobs)
        .values({ orgId, hash, size: bytes.length, storageKey, createdAt: ctx.now })
        .onConflictDoNothing();
      return hash;
    };
    const rawHash = await keep(raw);
    await ctx.tx
      .update(messages)
      .set({ rawHash })
      .where(and(eq(messages.orgId, orgId), eq(messages.id, id)));
    for (const [position, { name, type, content, contentId, inline = false }] of (given.attachments ?? []).entries()) {
      const kept = { position, name, type, size: content.length, contentId: contentId ?? null, inline };
      await ctx.tx
        .insert(messageAttachments)
        .values({ orgId, messageId: id, ...kept, blobHash: await keep(content) })
        .onConflictDoNothing();
    }
    return { id, threadId };
  });
}

/** A mail with one HTML part, from its lines. */
export function htmlMail(html: string, lines: Record<string, string> = {}): string {
  const header = {
    From: 'Jane Roe <jane@acme.com>',
    To: 'support@vendor.example',
    Subject: 'Hello',
    Date: 'Tue, 10 Mar 2026 09:00:00 +0100',
    'Message-ID': `<${newId()}@acme.com>`,
    'MIME-Version': '1.0',
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Transfer-Encoding': 'base64',
    ...lines,
  };
  const top = Object.entries(header).map(([name, value]) => `${name}: ${value}`);
  const body = Buffer.from(html).toString('base64').replace(/.{76}/g, '$&\r\n');
  return `${top.join('\r\n')}\r\n\r\n${body}\r\n`;
}
