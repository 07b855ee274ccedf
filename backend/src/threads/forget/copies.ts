import { type MailPurgeCause, type MailTier, mailTiers } from '@threadline/shared/mailboxes/choices';
import { sql } from 'drizzle-orm';
import { admit, type IntakeRules } from '../../mailboxes/service.js';
import type { Ctx } from '../../platform/db/in-org.js';

/** A mail in one mailbox, with what decides whether it may stay there. */
export interface Copy {
  id: string;
  tier: MailTier;
  labels: string[];
  addresses: string[];
}

/** Why a copy goes. */
export type WhyGone = 'blocked' | 'label' | 'tier_none' | 'removed' | 'forgotten';
export type CopyFate = { skipped: WhyGone } | { lower: true } | { stays: true };

interface Deciding {
  rules: IntakeRules & { removed: boolean };
  cause: MailPurgeCause;
}

/**
 * What becomes of a kept copy by what is agreed to now. Labels that are wanted say nothing of it: older mail may have
 * come without its labels.
 */
export function fateOf(copy: Copy, { rules, cause }: Deciding): CopyFate {
  if (cause === 'removed') return rules.removed ? { skipped: 'removed' } : { stays: true };
  const admission = admit({ ...rules, labelsIn: [] }, copy);
  if ('skipped' in admission) return { skipped: admission.skipped };
  return mailTiers.indexOf(admission.tier) < mailTiers.indexOf(copy.tier) ? { lower: true } : { stays: true };
}

/** Copies of a mailbox in the order of their ids, after the one that was reached. */
export async function copiesAfter(
  ctx: Ctx,
  { mailboxId, reached, limit }: { mailboxId: string; reached: string | null; limit: number },
): Promise<Copy[]> {
  const rows = await ctx.tx.execute<Copy & Record<string, unknown>>(sql`
    select mm.message_id as id, mm.tier, mm.labels,
      array(select p.address from message_participants p where p.org_id = mm.org_id and p.message_id = mm.message_id) as addresses
    from mailbox_messages mm
    where mm.org_id = ${ctx.orgId} and mm.mailbox_id = ${mailboxId}
      and (${reached}::uuid is null or mm.message_id > ${reached}::uuid)
    order by mm.message_id limit ${limit}`);
  return [...rows];
}
