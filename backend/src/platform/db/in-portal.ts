import { sql } from 'drizzle-orm';
import type { Database, Tx } from './database.js';
import type { Ctx, Runtime } from './in-org.js';

/** The process with its second door: a pool of connections as the portal's own role, which reads what is shared and no more. */
export interface PortalRuntime extends Runtime {
  portalDb: Database;
}

/** A customer's person who looks at what is shared with one of their companies. */
export interface Guest {
  orgId: string;
  customerId: string;
  /** Null where the team looks through the eyes of nobody in particular. */
  contactId: string | null;
  /** What came after this instant is new to them; null on the first visit. */
  since: Date | null;
  timeZone: string;
}

/** What every reading of the portal receives: a guest, and a transaction that sees with their eyes only. */
export interface View extends Guest {
  tx: Tx;
  now: Date;
}

/** The only road from a portal's request to what it shows. */
export async function inPortal<T>(runtime: PortalRuntime, guest: Guest, work: (view: View) => Promise<T>): Promise<T> {
  return runtime.portalDb.prepared.transaction(async (tx) => {
    await tx.execute(settings(guest, 'portal'));
    return work({ ...guest, tx, now: runtime.clock() });
  });
}

/**
 * The same look from within a transaction of the team or the product, in the portal's role and with nothing kept: what
 * `work` changes and the change of eyes are rolled back together. `before` runs with the actor's own rights.
 */
export async function throughPortal<T>(
  ctx: Ctx,
  guest: Guest,
  { before, look }: { before?: ((open: Ctx) => Promise<void>) | undefined; look: (view: View) => Promise<T> },
): Promise<T> {
  let seen: { value: T } | undefined;
  const back = new Error('The look is over.');
  try {
    await ctx.tx.transaction(async (tx) => {
      await before?.({ ...ctx, tx });
      await tx.execute(settings(guest, guest.contactId === null ? 'portal_preview' : 'portal'));
      await tx.execute(sql`set local role threadline_portal`);
      seen = { value: await look({ ...guest, tx, now: ctx.now }) };
      throw back;
    });
  } catch (error) {
    if (error !== back) throw error;
  }
  if (!seen) throw new Error('A look through the portal saw nothing.');
  return seen.value;
}

function settings(guest: Guest, role: 'portal' | 'portal_preview') {
  return sql`select set_config('app.org_id', ${guest.orgId}, true), set_config('app.person_id', '', true),
    set_config('app.role', ${role}, true), set_config('app.contact_id', ${guest.contactId ?? ''}, true),
    set_config('app.customer_id', ${guest.customerId}, true)`;
}
