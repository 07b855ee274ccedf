import type { MailTier } from '@threadline/shared/mailboxes/choices';
import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import type { TestOrganisation, TestWorld } from '../../../test/world.js';
import { mailboxes } from '../../mailboxes/schema.js';
import type { Actor, Ctx } from '../../platform/db/in-org.js';
import { record } from '../../platform/events/record.js';
import { canonicalSubject } from '../../platform/mail/parse/canonical-subject.js';
import { mailBlobs, messageAttachments } from '../contents/schema.js';
import { mailboxMessages, messageParticipants, messages, threadCustomerLinks, threads } from '../schema.js';

interface Box {
  owner?: Actor;
  kind?: 'shared' | 'personal';
  tier?: MailTier;
  address?: string;
}

/** A mailbox, written straight into its table: somebody's own, or the team's. */
export async function boxIn(world: TestWorld, org: TestOrganisation, box: Box): Promise<string> {
  const id = newId();
  const { owner, tier = 'full', address = `${id}@box.test` } = box;
  const kind = box.kind ?? (owner ? 'personal' : 'shared');
  await world.as(org.system, ({ tx, now }) =>
    tx
      .insert(mailboxes)
      .values({ orgId: org.id, id, address, kind, tier, ownerId: owner?.personId ?? null, createdAt: now }),
  );
  return id;
}

interface StoredMail {
  customerId?: string;
  threadId?: string;
  subject?: string;
  from?: string;
  shared: boolean;
  /** What the row holds. */
  tier?: MailTier;
  copies: { mailboxId: string; tier?: MailTier; labels?: string[] }[];
}

const bodyOf = (tier: MailTier, words: string) => (tier === 'full' ? words : '');

/** A mail with an attachment and its source, as it is stored of mailboxes that agree to so much of it. */
export function storedMail(world: TestWorld, org: TestOrganisation, mail: StoredMail) {
  return world.as(org.system, async (ctx) => {
    const { subject = 'Offer', tier = 'full' } = mail;
    const threadId = mail.threadId ?? (await threadIn(ctx, subject, mail.customerId));
    const id = newId();
    const raw = await blobIn(ctx);
    const attachment = await blobIn(ctx);
    await ctx.tx.insert(messages).values({
      ...{ orgId: org.id, id, threadId, rfcMessageId: id, messageIdHash: id, contentHash: id, sentAt: ctx.now, tier },
      ...{ fromAddress: mail.from ?? 'jane@acme.test', fromName: 'Jane Doe', outgoing: false, shared: mail.shared },
      subject: tier === 'metadata' ? '' : subject,
      ...{
        snippet: bodyOf(tier, 'Secret words'),
        body: bodyOf(tier, 'Secret words'),
        attachments: [],
        storedAt: ctx.now,
      },
      rawHash: mail.copies.some((copy) => (copy.tier ?? 'full') === 'full') ? raw : null,
    });
    await ctx.tx.insert(messageParticipants).values([
      { orgId: org.id, messageId: id, position: 0, role: 'from', address: mail.from ?? 'jane@acme.test' },
      { orgId: org.id, messageId: id, position: 1, role: 'to', address: 'support@team.example' },
    ]);
    if (tier === 'full')
      await ctx.tx.insert(messageAttachments).values({
        ...{ orgId: org.id, messageId: id, position: 0, name: 'Secret.pdf', type: 'application/pdf', size: 1 },
        blobHash: attachment,
      });
    for (const { mailboxId, tier: own = 'full', labels = [] } of mail.copies)
      await ctx.tx
        .insert(mailboxMessages)
        .values({ orgId: org.id, mailboxId, messageId: id, tier: own, labels, createdAt: ctx.now });
    await countIn(ctx, threadId);
    await record(ctx, { name: 'message.stored', subject: { type: 'message', id }, threadId });
    return { id, threadId, raw, attachment };
  });
}

async function threadIn(ctx: Ctx, subject: string, customerId: string | undefined): Promise<string> {
  const id = newId();
  const { orgId, now: createdAt } = ctx;
  await ctx.tx.insert(threads).values({ orgId, id, subject, canonicalSubject: canonicalSubject(subject), createdAt });
  if (customerId === undefined) return id;
  const link = { orgId, id: newId(), threadId: id, customerId, createdAt, primary: true, confidence: 1 };
  await ctx.tx
    .insert(threadCustomerLinks)
    .values({ ...link, reason: 'manual', evidence: { address: 'jane@acme.test' } });
  await record(ctx, {
    name: 'thread.linked',
    subject: { type: 'thread', id },
    threadId: id,
    customerId,
    data: { subject },
  });
  return id;
}

async function countIn(ctx: Ctx, threadId: string): Promise<void> {
  await ctx.tx.execute(sql`update threads set last_message_at = ${ctx.now.toISOString()}::timestamptz, message_count =
    (select count(*) from messages m where m.org_id = ${ctx.orgId} and m.thread_id = ${threadId})
    where org_id = ${ctx.orgId} and id = ${threadId}`);
}

async function blobIn(ctx: Ctx): Promise<string> {
  const hash = newId();
  await ctx.tx
    .insert(mailBlobs)
    .values({ orgId: ctx.orgId, hash, size: 1, storageKey: `${ctx.orgId}/${newId()}`, createdAt: ctx.now });
  return hash;
}
