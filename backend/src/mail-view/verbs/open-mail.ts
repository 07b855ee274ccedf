import type { OpenedMail, openMail as openInput } from '@threadline/shared/mail-view/schema';
import type * as z from 'zod';
import type { Ctx, Runtime } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import type { Within } from '../../platform/http/procedure.js';
import type { ShownMail } from '../../platform/mail/show/index.js';
import { authorise } from '../../platform/policy/authorise.js';
import { recordPersonalReading } from '../../threads/service.js';
import { listAttachments } from '../attachments.js';
import { type MailSource, shownFrom, sourceOf } from '../mail-source.js';
import { headsOf } from '../present.js';
import { attachmentsOf, findMail, type MailRow } from '../queries.js';
import { openerOf, signedAddress } from '../signed-address.js';

type Asked = z.output<typeof openInput>;

export interface PreparedMail {
  source: MailSource;
  shown: ShownMail | null;
}

/** Reads the mail's source and makes it harmless, while no connection is held. */
export async function prepareMail(within: Within, { messageId }: Asked, runtime: Runtime): Promise<PreparedMail> {
  const source = await within(async (ctx) => sourceOf(ctx, await requireMail(ctx, messageId)));
  return { source, shown: await shownFrom(runtime, source) };
}

/** A mail as it may be shown, for those who may see it now. Reading what lies in one person's mailbox is recorded. */
export async function openMail(ctx: Ctx, { messageId }: Asked, { source, shown }: PreparedMail): Promise<OpenedMail> {
  const row = await requireMail(ctx, messageId);
  // What was kept of it may have become less while it was read.
  const isStill = await isSameSource(ctx, row, source);
  const seen = isStill ? shown : null;
  await recordPersonalReading(ctx, row.threadId, [row]);
  const [head] = await headsOf(ctx, [row]);
  if (!head) throw new NotFound('message');
  const opener = openerOf(ctx);
  const addressOf = (what: string) =>
    opener ? signedAddress(ctx.secrets, { ...opener, messageId, what }, ctx.now) : null;
  const kept = isStill ? await attachmentsOf(ctx, messageId) : [];
  return {
    ...head,
    html: seen?.html ?? null,
    pictures: (seen?.images ?? []).flatMap(({ key, from }) => {
      const url = addressOf(key);
      return url ? [{ key, remote: from === 'remote', url }] : [];
    }),
    attachments: listAttachments({ row, kept, shown: seen, addressOf }),
    cut: seen?.cut ?? false,
    ownCopy: seen !== null && source.ownCopy,
    room: seen?.room ?? { blocks: 0, characters: 0, imagePixels: 0 },
  };
}

async function requireMail(ctx: Ctx, id: string): Promise<MailRow> {
  authorise(ctx, 'mail.read');
  const row = await findMail(ctx, id);
  if (!row) throw new NotFound('message');
  return row;
}

async function isSameSource(ctx: Ctx, row: MailRow, before: MailSource): Promise<boolean> {
  const now = await sourceOf(ctx, row);
  return (
    (now.raw !== null || now.text !== null) && now.raw?.hash === before.raw?.hash && now.ownCopy === before.ownCopy
  );
}
