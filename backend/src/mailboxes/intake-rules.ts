import { and, eq, isNull, or } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { NotFound } from '../platform/errors.js';
import type { IntakeRules } from './admit.js';
import { mailBlocks, mailboxes } from './schema.js';

/** What decides about mail that comes into a mailbox; for the product itself, since nobody sees a colleague's blocks. */
export async function intakeRules(ctx: Ctx, mailboxId: string): Promise<IntakeRules> {
  const { removed, ...rules } = await keepingRules(ctx, mailboxId);
  return removed ? { ...rules, tier: 'none' } : rules;
}

/** The same for mail that was kept, which also that of a removed mailbox may be. */
export async function keepingRules(ctx: Ctx, mailboxId: string): Promise<IntakeRules & { removed: boolean }> {
  const [mailbox] = await ctx.tx
    .select()
    .from(mailboxes)
    .where(and(eq(mailboxes.orgId, ctx.orgId), eq(mailboxes.id, mailboxId)));
  if (!mailbox) throw new NotFound('mailbox');
  const { kind, ownerId, tier, labelsIn, labelsOut } = mailbox;
  return {
    ...{ kind, ownerId, tier, labelsIn, labelsOut },
    store: kind === 'shared' && ownerId !== null ? 'known' : mailbox.store,
    blocked: await blocksOf(ctx, { mailboxId, ownerId }),
    removed: mailbox.removedAt !== null,
  };
}

async function blocksOf(ctx: Ctx, { mailboxId, ownerId }: { mailboxId: string; ownerId: string | null }) {
  const { orgId, personId, address, domain, removedAt } = mailBlocks;
  const rows = await ctx.tx
    .select({ address, domain })
    .from(mailBlocks)
    .where(
      and(
        eq(orgId, ctx.orgId),
        isNull(removedAt),
        or(eq(mailBlocks.mailboxId, mailboxId), ownerId === null ? undefined : eq(personId, ownerId)),
      ),
    );
  return {
    addresses: new Set(rows.flatMap((row) => row.address ?? [])),
    domains: new Set(rows.flatMap((row) => row.domain ?? [])),
  };
}
