import type { listSenderRules, senderRule } from '@threadline/shared/threads/schema';
import { and, desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { customers } from '../customers/schema.js';
import { people } from '../platform/auth/schema.js';
import { instantCursor, readCursor } from '../platform/db/cursor-shape.js';
import type { Ctx } from '../platform/db/in-org.js';
import { pageFrom } from '../platform/db/keyset.js';
import { textArray } from '../platform/db/text-array.js';
import { NotFound } from '../platform/errors.js';
import { senderRules } from './schema.js';

/** One page of the rules in force, newest first. */
export async function rulePage(ctx: Ctx, { cursor, limit, search, verdict }: z.output<typeof listSenderRules>) {
  const after = readCursor(cursor, instantCursor);
  const older = after
    ? sql`(${senderRules.createdAt}, ${senderRules.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : undefined;
  const found = search
    ? sql`strpos(lower(concat_ws(' ', ${senderRules.address}, ${senderRules.domain}, ${customers.name})), lower(${search})) > 0`
    : undefined;
  const ofVerdict = verdict ? eq(senderRules.verdict, verdict) : undefined;
  const rows = await named(ctx, and(isNull(senderRules.removedAt), ofVerdict, found, older)).limit(limit + 1);
  const page = pageFrom(rows, limit, (row) => [row.rule.createdAt.toISOString(), row.rule.id]);
  return { items: page.items.map(present), nextCursor: page.nextCursor };
}

/** One rule, ended or not. */
export async function ruleWithNames(ctx: Ctx, id: string): Promise<z.input<typeof senderRule>> {
  const [row] = await named(ctx, eq(senderRules.id, id));
  if (!row) throw new NotFound('rule');
  return present(row);
}

function named(ctx: Ctx, where: SQL | undefined) {
  return ctx.tx
    .select({ rule: senderRules, customerName: customers.name, personName: people.name })
    .from(senderRules)
    .leftJoin(customers, and(eq(customers.orgId, senderRules.orgId), eq(customers.id, senderRules.customerId)))
    .leftJoin(people, and(eq(people.orgId, senderRules.orgId), eq(people.id, senderRules.createdBy)))
    .where(and(eq(senderRules.orgId, ctx.orgId), where))
    .orderBy(desc(senderRules.createdAt), desc(senderRules.id));
}

type NamedRule = Awaited<ReturnType<typeof named>>[number];

function present({ rule, customerName, personName }: NamedRule): z.input<typeof senderRule> {
  const { id, address, domain, verdict, customerId, createdBy, createdAt } = rule;
  return {
    ...{ id, address, domain, verdict, createdAt: createdAt.toISOString() },
    customer: customerId && customerName !== null ? { id: customerId, name: customerName } : null,
    createdBy: createdBy && personName !== null ? { id: createdBy, name: personName } : null,
  };
}

/** Tells whether somebody has decided never to hear of one of these people, or of their domain. */
export async function ignoredAmong(ctx: Ctx, people: readonly Sender[]): Promise<(person: Sender) => boolean> {
  const { orgId, verdict, removedAt, address, domain } = senderRules;
  const domains = people.flatMap((person) => person.domain ?? []);
  const addresses = people.map((person) => person.address);
  const about = or(sql`${address} = any(${textArray(addresses)})`, sql`${domain} = any(${textArray(domains)})`);
  const rules = await ctx.tx
    .select({ address, domain })
    .from(senderRules)
    .where(and(eq(orgId, ctx.orgId), eq(verdict, 'ignore'), isNull(removedAt), about));
  return (person) =>
    rules.some((rule) => rule.address === person.address || (rule.domain !== null && rule.domain === person.domain));
}

interface Sender {
  address: string;
  domain: string | null;
}
