import { scopeOf } from '@threadline/shared/kernel/permissions';
import type { Role } from '@threadline/shared/kernel/roles';
import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Ctx } from '../db/in-org.js';
import type { DomainEvent } from '../events/domain-event.js';
import { recordAll } from '../events/record.js';
import { waitingSignIns } from './factors/schema.js';
import { passwordResets } from './resets/schema.js';
import { apiKeys, authorisationCodes, deviceGrants, sessions } from './schema.js';
import { holdPerson } from './standing.js';

export interface Ending {
  personId: string;
  /** The session in which the person sits, where that one stays. */
  except: string | null;
  because: 'password' | 'reset' | null;
  /** Whether their API keys end too. */
  keys?: boolean;
}

/** Ends a person's sessions, devices and whatever would open another; streams hear it and end too. */
export async function endSignIns(ctx: Ctx, { personId, except, because, keys = false }: Ending): Promise<number> {
  // Whoever is being let in at this moment holds the person too: they are in by the time of what follows, or stay out.
  await holdPerson(ctx, personId);
  const isTheirs = <Table extends WayIn>(table: Table) => and(eq(table.orgId, ctx.orgId), eq(table.personId, personId));
  // Codes first: one that is being exchanged is waited for, and the device that comes of it is ended below.
  await ctx.tx.delete(authorisationCodes).where(isTheirs(authorisationCodes));
  await ctx.tx.delete(waitingSignIns).where(isTheirs(waitingSignIns));
  const desks = await ctx.tx
    .delete(sessions)
    .where(and(isTheirs(sessions), except ? ne(sessions.handle, except) : undefined))
    .returning({ id: sessions.handle });
  const devices = await ctx.tx
    .update(deviceGrants)
    .set({ revokedAt: ctx.now, endedBecause: because })
    .where(and(isTheirs(deviceGrants), isNull(deviceGrants.revokedAt)))
    .returning({ id: deviceGrants.id });
  await recordAll(ctx, [...desks.map(endOf('session')), ...devices.map(endOf('device_grant'))]);
  const revoked = keys ? await revokeKeys(ctx, personId) : 0;
  return desks.length + devices.length + revoked;
}

/**
 * Makes a person begin anew with other rights: what they had proved in open sessions counts no more, and API keys end
 * where the role may hold none, since they could neither see nor revoke them.
 */
export async function renewRights(ctx: Ctx, { personId, role }: { personId: string; role: Role }): Promise<void> {
  await endProofs(ctx, personId);
  if (scopeOf(role, 'api_key.own') === null) await revokeKeys(ctx, personId);
}

/** Takes back that the person has proved who they are in open sessions. */
export async function endProofs(ctx: Ctx, personId: string): Promise<void> {
  await holdPerson(ctx, personId);
  await ctx.tx
    .update(sessions)
    .set({ provenAt: null })
    .where(and(eq(sessions.orgId, ctx.orgId), eq(sessions.personId, personId)));
}

/** Voids the links by which the person could set another password. */
export async function voidResets(ctx: Ctx, personId: string): Promise<void> {
  await ctx.tx
    .delete(passwordResets)
    .where(and(eq(passwordResets.orgId, ctx.orgId), eq(passwordResets.personId, personId)));
}

/** Ends every API key of a person; how many there were. */
async function revokeKeys(ctx: Ctx, personId: string): Promise<number> {
  const revoked = await ctx.tx
    .update(apiKeys)
    .set({ revokedAt: ctx.now })
    .where(and(eq(apiKeys.orgId, ctx.orgId), eq(apiKeys.personId, personId), isNull(apiKeys.revokedAt)))
    .returning({ id: apiKeys.id, name: apiKeys.name });
  await recordAll(
    ctx,
    revoked.map(({ id, name }) => ({ name: 'api_key.revoked', subject: { type: 'api_key', id }, data: { name } })),
  );
  return revoked.length;
}

type WayIn = typeof sessions | typeof deviceGrants | typeof authorisationCodes | typeof waitingSignIns;

const endings = { session: 'session.ended', device_grant: 'extension.revoked' } as const;

const endOf =
  (type: keyof typeof endings) =>
  ({ id }: { id: string }): DomainEvent => ({ name: endings[type], subject: { type, id } });
