import type { SenderVerdict } from '@threadline/shared/threads/choices';
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { textArray } from '../../platform/db/text-array.js';
import { senderRules } from '../schema.js';
import { identifyingDomainOf } from './outside-person.js';

/** What was decided for a sender; null where nothing was. */
export type VerdictOf = (address: string) => SenderVerdict | null;

/** The rules in force for some senders: one for the address before one for its domain. */
export async function senderVerdicts(ctx: Ctx, senders: readonly string[]): Promise<VerdictOf> {
  const addresses = [...new Set(senders.map((sender) => sender.toLowerCase()))];
  const domains = addresses.flatMap((one) => identifyingDomainOf(one) ?? []);
  const { orgId, verdict, removedAt, address, domain } = senderRules;
  if (addresses.length === 0) return () => null;
  const about = or(sql`${address} = any(${textArray(addresses)})`, sql`${domain} = any(${textArray(domains)})`);
  const rules = await ctx.tx
    .select({ address, domain, verdict })
    .from(senderRules)
    .where(and(eq(orgId, ctx.orgId), isNull(removedAt), about));
  const byAddress = new Map(rules.map((rule) => [rule.address, rule.verdict]));
  const byDomain = new Map(rules.map((rule) => [rule.domain, rule.verdict]));
  return (sender) => {
    const key = sender.toLowerCase();
    return byAddress.get(key) ?? byDomain.get(identifyingDomainOf(key) ?? '') ?? null;
  };
}
