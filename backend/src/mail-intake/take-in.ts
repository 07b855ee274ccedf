import { sql } from 'drizzle-orm';
import { admit, type IntakeRules, intakeRules } from '../mailboxes/service.js';
import { codeOf, hasCode, isRefusedByDatabase } from '../platform/db/database-away.js';
import { type Ctx, inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import { isRejected } from '../platform/mail/parse/index.js';
import { type ArrivingMail, type Stored, storeMessages, takeTurn } from '../threads/service.js';
import { addressesIn, arrivingOf } from './arriving.js';
import type { IncomingMail, IntakeTarget, Taken } from './incoming-mail.js';
import { keepContents } from './keep-contents.js';

const mostAttempts = 3;
const passing = ['40001', '40P01', '55P03'];
const sourceOf = { import: 'import', imap: 'import', gmail: 'gmail', graph: 'outlook' } as const;

/**
 * Takes mails into one mailbox, all of them or none: what became of each, in their order. Whoever brings mail into an
 * organisation takes turns, so that none sees half of another's thread; a mail that the database refuses takes no other
 * with it. Ends with an error only where the database or the file store is away, or the mailbox is not there.
 */
export async function takeIn(runtime: Runtime, target: IntakeTarget, mails: readonly IncomingMail[]): Promise<Taken[]> {
  const origin = { source: sourceOf[target.source], ip: null, requestId: null };
  const prepared = { ...runtime, db: { ...runtime.db, orm: runtime.db.prepared } };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inOrg(prepared, { ...systemOf(target.orgId), origin }, (ctx) => takeBatch(ctx, target, mails));
    } catch (error) {
      if (attempt >= mostAttempts || !hasCode(error, passing)) throw error;
    }
  }
}

async function takeBatch(ctx: Ctx, target: IntakeTarget, mails: readonly IncomingMail[]): Promise<Taken[]> {
  await takeTurn(ctx);
  // The same few statements run for every batch: planning them each time would take longer than running them.
  await ctx.tx.execute(sql`select set_config('plan_cache_mode', 'force_generic_plan', true)`);
  const rules = await intakeRules(ctx, target.mailboxId);
  const decided = mails.map((mail) => admitted(rules, mail));
  const arriving = decided.flatMap((one) => ('arriving' in one ? one.arriving : []));
  const outcomes = (await storeMails(ctx, arriving, { target, rules })).values();
  const taken = decided.map((one) => ('arriving' in one ? takenOf(outcomes.next().value) : one));
  await target.alongside?.(ctx, taken);
  return taken;
}

function admitted(rules: IntakeRules, incoming: IncomingMail): Taken | { arriving: ArrivingMail } {
  const { mail, labels = [] } = incoming;
  if (isRejected(mail)) return { outcome: 'rejected', reason: mail.reason };
  const admission = admit(rules, { addresses: addressesIn(mail), labels });
  if ('skipped' in admission) return { outcome: 'skipped', reason: admission.skipped };
  return { arriving: arrivingOf({ ...incoming, mail }, admission.tier) };
}

type Outcome = Stored | { refused: string };

interface Place {
  target: IntakeTarget;
  rules: IntakeRules;
}

// A savepoint: where the database refuses a mail, the halves are tried, so that it takes no other with it.
async function storeMails(ctx: Ctx, mails: readonly ArrivingMail[], place: Place): Promise<Outcome[]> {
  if (mails.length === 0) return [];
  try {
    return await ctx.tx.transaction((tx) => storeMessages({ ...ctx, tx }, mails, storeOptions(place)));
  } catch (error) {
    if (!isRefusedByDatabase(error)) throw error;
    if (mails.length === 1) return [{ refused: codeOf(error) }];
  }
  const half = Math.ceil(mails.length / 2);
  const first = await storeMails(ctx, mails.slice(0, half), place);
  return [...first, ...(await storeMails(ctx, mails.slice(half), place))];
}

function storeOptions({ target, rules }: Place) {
  const { kind, ownerId } = rules;
  // Whose own mailbox colleagues see shows them customers' mail alone, whatever is asked for.
  const isOpened = kind === 'shared' && ownerId !== null;
  return {
    mailbox: { id: target.mailboxId, kind, ownerId },
    store: isOpened ? 'known' : (target.store ?? rules.store),
    keepContents: keepContents(target.files),
  };
}

function takenOf(outcome: Outcome | undefined): Taken {
  if (!outcome) throw new Error('A mail of the batch has no outcome.');
  if ('refused' in outcome)
    return { outcome: 'rejected', reason: `The database did not take this mail (${outcome.refused}).` };
  if (outcome.outcome === 'skipped') return { outcome: 'skipped', reason: outcome.why };
  return { ...outcome, customers: [...outcome.customers] };
}
