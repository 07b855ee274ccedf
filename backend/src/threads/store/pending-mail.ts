import { sql } from 'drizzle-orm';
import { inColumns } from '../../platform/db/in-columns.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { uuidArray } from '../../platform/db/text-array.js';
import type { DomainEvent } from '../../platform/events/domain-event.js';
import { recordAll } from '../../platform/events/record.js';
import { linkEvent } from '../events.js';
import { insertLinks, type NewLink } from '../link-queries.js';
import type { newThread } from '../verbs/ensure-thread.js';
import type { AttachmentRow, KeptContent } from './kept-content.js';
import type { CopyRow, MessageRow, ParticipantRow } from './mail-rows.js';

/** What is decided of some mails and not written yet. */
export interface PendingMail {
  threads: ReturnType<typeof newThread>[];
  messages: MessageRow[];
  people: ParticipantRow[];
  /** By the ids of their messages. */
  copies: Map<string, CopyRow>;
  /** Threads by the keys of their mails' own ids, and of the ids that those name. */
  ownIds: Map<string, string>;
  namedIds: Map<string, string>;
  /** Mails that were there: who may see them now, and how much; and what stands in them from now on. */
  changed: Pick<MessageRow, 'id' | 'shared' | 'tier' | 'rawHash'>[];
  rewritten: (KeptContent & { id: string })[];
  attachments: AttachmentRow[];
  /** Bytes by their hash. */
  contents: Map<string, Uint8Array>;
  /** Threads whose subject is to be found again. */
  titled: Set<string>;
  links: { link: NewLink; subject: string }[];
  events: DomainEvent[];
}

/** Puts bytes where they are kept for good, before anything speaks of them. */
export type KeepContents = (ctx: Ctx, contents: ReadonlyMap<string, Uint8Array>) => Promise<void>;

export const nothingPending = (): PendingMail => ({
  ...{ threads: [], messages: [], people: [], changed: [], rewritten: [], attachments: [] },
  ...{ copies: new Map(), ownIds: new Map(), namedIds: new Map(), contents: new Map(), titled: new Set() },
  ...{ links: [], events: [] },
});

/** Writes it in one question to the database instead of ten for each mail, and tells of mails first, then of links. */
export async function writePending(ctx: Ctx, pending: PendingMail, keepContents: KeepContents): Promise<void> {
  if (pending.contents.size > 0) await keepContents(ctx, pending.contents);
  await keepMails(ctx, pending);
  const subjects = new Map(pending.links.map(({ link, subject }) => [link.threadId, subject]));
  const made = await insertLinks(
    ctx,
    pending.links.map(({ link }) => link),
  );
  const linked = made.map((row) => linkEvent('thread.linked', row, subjects.get(row.threadId) ?? ''));
  await recordAll(ctx, [...pending.events, ...linked]);
}

async function keepMails(ctx: Ctx, { threads, messages, people, copies, ...pending }: PendingMail): Promise<void> {
  if (copies.size === 0) return;
  await ctx.tx.execute(sql`select keep_mails(${inColumns(threads)}::json, ${inColumns(messages)}::json,
    ${inColumns(people)}::json, ${inColumns([...copies.values()])}::json, ${idRows(ctx, pending.ownIds)}::json,
    ${idRows(ctx, pending.namedIds)}::json, ${inColumns(pending.changed)}::json, ${inColumns(pending.rewritten)}::json,
    ${inColumns(pending.attachments)}::json, ${uuidArray([...pending.titled])})`);
}

function idRows(ctx: Ctx, threadByHash: ReadonlyMap<string, string>): string {
  return inColumns(
    [...threadByHash].map(([messageIdHash, threadId]) => ({ orgId: ctx.orgId, messageIdHash, threadId })),
  );
}
