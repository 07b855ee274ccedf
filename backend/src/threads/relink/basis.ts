import type { RelinkCause } from '@threadline/shared/threads/choices';
import type { relinkBasis } from '@threadline/shared/threads/relink';
import { and, eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { isFreeMail, registrableDomain } from '../../customers/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import { senderRules } from '../schema.js';
import type { relinkBatches } from './schema.js';

/** Whose history is linked anew, for which customer. */
export interface Basis {
  customerId: string;
  cause: RelinkCause;
  evidence: (typeof relinkBatches.$inferSelect)['evidence'];
  addresses: string[];
  domains: string[];
}

/** What was asked for, as far as the asker sees it. Ends with Invalid where it is not one thing, or not the customer's. */
export async function basisOf(ctx: Ctx, input: z.output<typeof relinkBasis>): Promise<Basis> {
  const { customerId, address, contactId, domain, ruleId } = input;
  if ([address, contactId, domain, ruleId].filter((one) => one !== undefined).length !== 1)
    throw new Invalid('Name one address, one contact, one domain or one rule.');
  if (domain !== undefined) return ofDomain(ctx, customerId, domain);
  if (ruleId !== undefined) return ofRule(ctx, customerId, ruleId);
  if (contactId !== undefined) return ofContact(ctx, customerId, contactId);
  const key = (address ?? '').toLowerCase();
  return { customerId, cause: 'contact', evidence: { address: key }, addresses: [key], domains: [] };
}

async function ofDomain(ctx: Ctx, customerId: string, written: string): Promise<Basis> {
  const domain = registrableDomain(written);
  const rows = await ctx.tx.execute(sql`
    select 1 from customer_domains where org_id = ${ctx.orgId} and customer_id = ${customerId} and domain = ${domain}`);
  if (!domain || isFreeMail(domain) || rows.length === 0)
    throw new Invalid(`${written} is not a domain of this customer. Add it to the customer first.`);
  return { customerId, cause: 'domain', evidence: { domain }, addresses: [], domains: [domain] };
}

async function ofRule(ctx: Ctx, customerId: string, ruleId: string): Promise<Basis> {
  const [rule] = await ctx.tx
    .select()
    .from(senderRules)
    .where(and(eq(senderRules.orgId, ctx.orgId), eq(senderRules.id, ruleId)));
  if (!rule) throw new NotFound('rule');
  if (rule.verdict !== 'customer' || rule.customerId !== customerId)
    throw new Invalid('This rule does not send mail to this customer. Choose a rule of the customer.');
  const { address, domain } = rule;
  const evidence = { ruleId, ...(address ? { address } : {}), ...(domain ? { domain } : {}) };
  return { customerId, cause: 'rule', evidence, addresses: address ? [address] : [], domains: domain ? [domain] : [] };
}

async function ofContact(ctx: Ctx, customerId: string, contactId: string): Promise<Basis> {
  const rows = await ctx.tx.execute<{ address: string }>(sql`
    select a.address from customer_contacts c join contact_addresses a on a.org_id = c.org_id and a.contact_id = c.contact_id
    where c.org_id = ${ctx.orgId} and c.customer_id = ${customerId} and c.contact_id = ${contactId}
    order by a.address`);
  const addresses = rows.map((row) => row.address);
  const [address] = addresses;
  if (address === undefined)
    throw new Invalid('This contact has no address, or is not one of the customer’s. Add it to the customer first.');
  return { customerId, cause: 'contact', evidence: { contactId, address }, addresses, domains: [] };
}
