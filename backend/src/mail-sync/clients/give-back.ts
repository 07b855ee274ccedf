import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import type { Subscriber } from '../../platform/events/subscriber.js';
import { connectionSecret } from '../open-session.js';
import { mailConnections } from '../schema.js';
import type { MailGrants } from './grants.js';

/**
 * Gives back at the vendor what a person agreed to, once their mailbox is disconnected, and forgets it here. A vendor that
 * does not answer is asked again by the job; a mailbox that has been connected anew meanwhile keeps its grant.
 */
export function giveBackGrants(grants: readonly MailGrants[]): Subscriber {
  return {
    name: 'give-back-mailbox-grants',
    events: ['mailbox.disconnected'],
    run: async (ctx, { subjectId: mailboxId }) => {
      if (mailboxId === null) return;
      for (const row of await endedConnections(ctx, mailboxId)) {
        const vendor = grants.find((one) => one.vendor === row.vendor);
        const isLive = await isConnected(ctx, mailboxId, row.vendor);
        const place = connectionSecret(ctx.orgId, row.id);
        if (vendor && !isLive) await vendor.revoke(JSON.parse(ctx.secrets.open(place, row.sealedSecret ?? '')));
        await forget(ctx, row.id);
      }
    },
  };
}

type Vendor = (typeof mailConnections.$inferSelect)['vendor'];

function endedConnections(ctx: Ctx, mailboxId: string) {
  const { id, vendor, sealedSecret, removedAt } = mailConnections;
  return ctx.tx
    .select({ id, vendor, sealedSecret })
    .from(mailConnections)
    .where(and(of(ctx, mailboxId), isNotNull(removedAt), isNotNull(sealedSecret)));
}

async function isConnected(ctx: Ctx, mailboxId: string, vendor: Vendor): Promise<boolean> {
  const rows = await ctx.tx
    .select({ id: mailConnections.id })
    .from(mailConnections)
    .where(and(of(ctx, mailboxId), eq(mailConnections.vendor, vendor), isNull(mailConnections.removedAt)));
  return rows.length > 0;
}

async function forget(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx
    .update(mailConnections)
    .set({ sealedSecret: null })
    .where(and(eq(mailConnections.orgId, ctx.orgId), eq(mailConnections.id, id)));
}

const of = (ctx: Ctx, mailboxId: string) =>
  and(eq(mailConnections.orgId, ctx.orgId), eq(mailConnections.mailboxId, mailboxId));
