import { asc, eq, inArray } from 'drizzle-orm';
import { customers } from '../../customers/schema.js';
import { people } from '../../platform/auth/schema.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { threadCustomerLinks } from '../schema.js';

/** One row of the ledger, in names. */
export interface ToldLink {
  customer: string;
  reason: string;
  why: string;
  confidence: number;
  primary: boolean;
  createdAt: string;
  createdBy: string | null;
  endedAt: string | null;
  endedBy: string | null;
  /** The batch of history that made it. */
  batchId: string | null;
}

/** The ledger of a thread, in the order of writing. */
export async function toldLinks(ctx: Ctx, threadId: string): Promise<ToldLink[]> {
  const links = threadCustomerLinks;
  const rows = await ctx.tx.select().from(links).where(eq(links.threadId, threadId)).orderBy(asc(links.createdAt));
  const names = await namesOfCustomers(
    ctx,
    rows.map((row) => row.customerId),
  );
  const persons = await namesOfPeople(
    ctx,
    rows.flatMap((row) => [row.actorId ?? [], row.removedBy ?? []].flat()),
  );
  return rows.map(({ reason, evidence, confidence, primary, batchId, ...row }) => ({
    ...{ customer: names.get(row.customerId) ?? row.customerId, reason, confidence, primary, batchId },
    why: whyOf(reason, evidence, persons.get(row.actorId ?? '') ?? null),
    createdAt: row.createdAt.toISOString(),
    createdBy: persons.get(row.actorId ?? '') ?? null,
    endedAt: row.removedAt?.toISOString() ?? null,
    endedBy: persons.get(row.removedBy ?? '') ?? null,
  }));
}

export async function namesOfCustomers(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { id, name } = customers;
  const rows = await ctx.tx
    .select({ id, name })
    .from(customers)
    .where(inArray(id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

async function namesOfPeople(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { id, name } = people;
  const rows = await ctx.tx
    .select({ id, name })
    .from(people)
    .where(inArray(id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

type Row = typeof threadCustomerLinks.$inferSelect;

function whyOf(reason: Row['reason'], { address, domain }: Row['evidence'], actor: string | null): string {
  switch (reason) {
    case 'manual':
      return `${actor ?? 'somebody'} said so`;
    case 'contact':
      return `${address ?? 'an address'} is a contact`;
    case 'domain':
      return `${domain ?? 'a domain'} is one of its domains`;
    case 'rule':
      return `a rule says so of ${domain ?? address ?? 'the sender'}`;
    case 'thread':
      return 'the conversation was linked already';
    case 'alias':
      return `${address ?? 'an address'} looks like a contact`;
    case 'forward':
      return `a colleague forwarded a mail of ${address ?? 'a contact'}`;
  }
}
