import type {
  listSenderRules,
  senderRule,
  senderRuleById,
  senderRulePage,
  setSenderRule,
} from '@threadline/shared/threads/schema';
import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { isFreeMail, registrableDomain } from '../../customers/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Invalid } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import type { Change } from '../link-change.js';
import { actorOf } from '../link-queries.js';
import { rulePage, ruleWithNames } from '../rule-queries.js';
import { senderRules } from '../schema.js';
import { linkableCustomer } from '../thread-queries.js';

type Rule = z.input<typeof senderRule>;

/** The rules in force, newest first; those whose sender or customer holds the words, where some are searched. */
export function rules(ctx: Ctx, page: z.output<typeof listSenderRules>): Promise<z.input<typeof senderRulePage>> {
  return rulePage(ctx, page);
}

/** Decides for every later mail of an address or a domain; a rule that stood for the same one is replaced. */
export async function setRule(ctx: Ctx, input: z.output<typeof setSenderRule>): Promise<Rule> {
  authorise(ctx, 'thread.link');
  if (input.verdict === 'customer') {
    if (!input.customerId) throw new Invalid('Choose the customer that this sender always belongs to.');
    await linkableCustomer(ctx, input.customerId);
  }
  const { id } = await replaceRule(ctx, input);
  return ruleWithNames(ctx, id);
}

/** Ends a rule; ending it twice does nothing more. */
export async function removeRule(ctx: Ctx, { id }: z.output<typeof senderRuleById>): Promise<Rule> {
  const rule = await ruleWithNames(ctx, id);
  authorise(ctx, 'thread.link');
  const ended = await endRules(ctx, [id]);
  if (ended.length > 0) await recordRule(ctx, 'sender_rule.removed', { id, customerId: rule.customer?.id ?? null });
  return rule;
}

/** Writes a rule and ends those it replaces; the ids of all. */
export async function replaceRule(
  ctx: Ctx,
  input: z.output<typeof setSenderRule>,
): Promise<{ id: string; replaced: string[] }> {
  const { address, domain } = subjectOfRule(input);
  const same = await ctx.tx
    .select({ id: senderRules.id })
    .from(senderRules)
    .where(
      and(
        eq(senderRules.orgId, ctx.orgId),
        isNull(senderRules.removedAt),
        or(
          address === null ? undefined : eq(senderRules.address, address),
          domain === null ? undefined : eq(senderRules.domain, domain),
        ),
      ),
    );
  const replaced = same.map((row) => row.id);
  await endRules(ctx, replaced);
  const id = newId();
  const customerId = input.verdict === 'customer' ? (input.customerId ?? null) : null;
  const row = { orgId: ctx.orgId, id, address, domain, verdict: input.verdict, customerId };
  await ctx.tx.insert(senderRules).values({ ...row, createdBy: actorOf(ctx), createdAt: ctx.now });
  await recordRule(ctx, 'sender_rule.set', { id, customerId });
  return { id, replaced };
}

/** Takes back the rules of a change of links. */
export async function takeBackRules(ctx: Ctx, made: Pick<Change, 'rules' | 'at'>): Promise<void> {
  for (const id of await endRules(ctx, made.rules.added))
    await recordRule(ctx, 'sender_rule.removed', { id, customerId: null });
  if (made.rules.ended.length === 0) return;
  const revived = await ctx.tx
    .update(senderRules)
    .set({ removedAt: null })
    .where(and(inOrganisation(ctx, made.rules.ended), eq(senderRules.removedAt, new Date(made.at))))
    .returning({ id: senderRules.id, customerId: senderRules.customerId });
  for (const rule of revived) await recordRule(ctx, 'sender_rule.set', rule);
}

function subjectOfRule(input: { address?: string | undefined; domain?: string | undefined }) {
  const address = input.address?.toLowerCase() ?? null;
  const domain = input.domain === undefined ? null : registrableDomain(input.domain);
  if ((address === null) === (input.domain === undefined)) throw new Invalid('Name either one address or one domain.');
  if (input.domain !== undefined && (!domain || isFreeMail(domain))) {
    throw new Invalid(`Anybody can have an address at ${input.domain}. Make a rule for one address instead.`);
  }
  return { address, domain };
}

async function endRules(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.tx
    .update(senderRules)
    .set({ removedAt: ctx.now })
    .where(and(inOrganisation(ctx, ids), isNull(senderRules.removedAt)))
    .returning({ id: senderRules.id });
  return rows.map((row) => row.id);
}

function inOrganisation(ctx: Ctx, ids: readonly string[]) {
  return and(eq(senderRules.orgId, ctx.orgId), inArray(senderRules.id, [...ids]));
}

function recordRule(
  ctx: Ctx,
  name: 'sender_rule.set' | 'sender_rule.removed',
  rule: { id: string; customerId: string | null },
) {
  return record(ctx, { name, subject: { type: 'sender_rule', id: rule.id }, customerId: rule.customerId });
}
