import { eq, sql } from 'drizzle-orm';
import { organisations } from '../platform/auth/schema.js';
import { type Ctx, inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import type { ParsedMail } from '../platform/mail/parse/parsed-mail.js';
import { ensureMailbox, type Mailbox, type Stored, storeMessages } from '../threads/service.js';
import type { ReportLine } from './import-report.js';
import type { ReadMail } from './read-ahead.js';

const mostAttempts = 3;
const passing = new Set(['40001', '40P01', '55P03']);

export interface ImportTarget {
  orgId: string;
  store: 'all' | 'known';
  mailbox?: string | undefined;
  kind?: Mailbox['kind'] | undefined;
}

/** Result of one mail, with whether it waits for a decision. */
export interface Imported {
  line: ReportLine;
  unmatched: boolean;
}

/** Stores one batch as a whole. Imports of one organisation take turns, so that none sees half of another's thread. */
export async function importBatch(
  runtime: Runtime,
  target: ImportTarget,
  batch: readonly ReadMail[],
): Promise<Imported[]> {
  const actor = { ...systemOf(target.orgId), origin: { source: 'import' as const, ip: null, requestId: null } };
  const prepared = { ...runtime, db: { ...runtime.db, orm: runtime.db.prepared } };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inOrg(prepared, actor, (ctx) => storeBatch(ctx, target, batch));
    } catch (error) {
      if (attempt >= mostAttempts || !passing.has(codeOf(error))) throw error;
    }
  }
}

async function storeBatch(ctx: Ctx, target: ImportTarget, batch: readonly ReadMail[]): Promise<Imported[]> {
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`mail import ${ctx.orgId}`}, 0))`);
  // The same few statements run for every batch: planning them each time would take longer than running them.
  await ctx.tx.execute(sql`select set_config('plan_cache_mode', 'force_generic_plan', true)`);
  const address = target.mailbox ?? `import@${await slugOf(ctx)}.invalid`;
  const mailbox = await ensureMailbox(ctx, { address, kind: target.kind });
  const mails = batch.flatMap((item) => ('mail' in item ? item.mail : []));
  const outcomes = (await storeMails(ctx, mails, { mailbox, store: target.store })).values();
  return batch.map((item) => ('mail' in item ? mailLine(item.file, outcomes.next().value) : rejection(item)));
}

type Outcome = Stored | { refused: string };

// A savepoint: where the database refuses a mail, the halves are tried, so that it takes no other with it.
async function storeMails(
  ctx: Ctx,
  mails: readonly ParsedMail[],
  options: { mailbox: Mailbox; store: ImportTarget['store'] },
): Promise<Outcome[]> {
  if (mails.length === 0) return [];
  try {
    return await ctx.tx.transaction((tx) => storeMessages({ ...ctx, tx }, mails, options));
  } catch (error) {
    const code = codeOf(error);
    if (passing.has(code) || !/^(22|23|54)/.test(code)) throw error;
    if (mails.length === 1) return [{ refused: code }];
  }
  const half = Math.ceil(mails.length / 2);
  const first = await storeMails(ctx, mails.slice(0, half), options);
  return [...first, ...(await storeMails(ctx, mails.slice(half), options))];
}

const skipReasons = {
  internal: 'Only your own team takes part in this mail; such mail is never stored.',
  unknown_sender: 'No customer takes part in this mail. Import with --store all to keep it.',
} as const;

function mailLine(file: string, outcome: Outcome | undefined): Imported {
  if (!outcome) throw new Error('A mail of the batch has no outcome.');
  if ('refused' in outcome)
    return rejection({ file, rejected: `The database did not take this mail (${outcome.refused}).` });
  return { line: storedLine(file, outcome), unmatched: 'unmatched' in outcome && outcome.unmatched };
}

function rejection({ file, rejected }: { file: string; rejected: string }): Imported {
  return { line: lineOf(file, 'rejected', rejected), unmatched: false };
}

function storedLine(file: string, stored: Stored): ReportLine {
  if (stored.outcome === 'skipped') return lineOf(file, 'skipped', skipReasons[stored.why]);
  const { outcome, rfcMessageId, threadId, customers, idTaken } = stored;
  const reason = idTaken ? 'Its Message-ID belongs to another mail, so it was given one of its own.' : null;
  return { file, outcome, reason, messageId: rfcMessageId, threadId, customers };
}

function lineOf(file: string, outcome: ReportLine['outcome'], reason: string): ReportLine {
  return { file, outcome, reason, messageId: null, threadId: null, customers: [] };
}

async function slugOf(ctx: Ctx): Promise<string> {
  const [row] = await ctx.tx
    .select({ slug: organisations.slug })
    .from(organisations)
    .where(eq(organisations.id, ctx.orgId));
  return row?.slug ?? ctx.orgId;
}

function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return '';
}
