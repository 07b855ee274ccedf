import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Ctx } from '../db/in-org.js';
import type { DomainEvent } from '../events/domain-event.js';
import { recordAll } from '../events/record.js';
import { waitingSignIns } from './factors/schema.js';
import { passwordResets } from './resets/schema.js';
import { authorisationCodes, deviceGrants, sessions } from './schema.js';

export interface Ending {
  personId: string;
  /** The session in which the person sits, where that one stays. */
  except: string | null;
  because: 'password' | 'reset' | null;
}

/** Ends a person's sessions, devices and whatever would open another; streams hear it and end too. */
export async function endSignIns(ctx: Ctx, { personId, except, because }: Ending): Promise<number> {
  const mine = <Table extends typeof sessions | typeof deviceGrants>(table: Table) =>
    and(eq(table.orgId, ctx.orgId), eq(table.personId, personId));
  const kept = except ? ne(sessions.handle, except) : undefined;
  // Codes first: one that is being exchanged is waited for, and the device that comes of it is ended below.
  await ctx.tx
    .delete(authorisationCodes)
    .where(and(eq(authorisationCodes.orgId, ctx.orgId), eq(authorisationCodes.personId, personId)));
  const ended = await ctx.tx
    .delete(sessions)
    .where(and(mine(sessions), kept))
    .returning({ id: sessions.handle });
  const devices = await ctx.tx
    .update(deviceGrants)
    .set({ revokedAt: ctx.now, endedBecause: because })
    .where(and(mine(deviceGrants), isNull(deviceGrants.revokedAt)))
    .returning({ id: deviceGrants.id });
  await ctx.tx
    .delete(waitingSignIns)
    .where(and(eq(waitingSignIns.orgId, ctx.orgId), eq(waitingSignIns.personId, personId)));
  await recordAll(ctx, [...ended.map(endOf('session')), ...devices.map(endOf('device_grant'))]);
  return ended.length + devices.length;
}

/** Voids the links by which the person could set another password. */
export async function voidResets(ctx: Ctx, personId: string): Promise<void> {
  await ctx.tx
    .delete(passwordResets)
    .where(and(eq(passwordResets.orgId, ctx.orgId), eq(passwordResets.personId, personId)));
}

const endOf =
  (type: 'session' | 'device_grant') =>
  ({ id }: { id: string }): DomainEvent => ({
    name: type === 'session' ? 'session.ended' : 'extension.revoked',
    subject: { type, id },
  });
