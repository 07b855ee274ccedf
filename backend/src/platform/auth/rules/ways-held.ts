import type { SignInWay } from '@threadline/shared/security/rules';
import { and, eq, exists, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../db/in-org.js';
import { passkeys } from '../passkeys/schema.js';
import { identities, people } from '../schema.js';

/** Of the organisation, and neither suspended nor gone. */
export const mayComeIn = (ctx: Ctx): SQL | undefined =>
  and(eq(people.orgId, ctx.orgId), isNull(people.suspendedAt), isNull(people.removedAt));

/**
 * Who has one of the ways: a password or a passkey that stands alone, or an account whose provider this server knows. An
 * account of another server’s setting lets nobody in here, nor does a connection that is off, or vouches for no owner.
 */
export function holdsOneOf(ctx: Ctx, ways: readonly SignInWay[]): SQL | undefined {
  const providers = ways.filter((way) => way === 'sso' || ctx.providers.some((one) => one === way));
  const account = ctx.tx
    .select({ id: identities.id })
    .from(identities)
    .where(
      and(
        eq(identities.orgId, people.orgId),
        eq(identities.personId, people.id),
        inArray(sql`${identities.provider}`, providers),
        or(ne(identities.provider, 'sso'), isByOpenConnection),
      ),
    );
  const passkey = ctx.tx
    .select({ id: passkeys.id })
    .from(passkeys)
    .where(and(eq(passkeys.orgId, people.orgId), eq(passkeys.personId, people.id), eq(passkeys.onlySecond, false)));
  const own = ways.includes('password') ? or(isNotNull(people.passwordHash), exists(passkey)) : undefined;
  return or(sql`false`, own, providers.length > 0 ? exists(account) : undefined);
}

const isByOpenConnection = sql`exists (
  select from sso_connections c
  where c.org_id = ${identities.orgId} and ${identities.issuer} = concat('sso:', c.id, ':', c.issuer)
    and c.enabled_at is not null and c.removed_at is null
    and (c.vouches_for_owners or ${people.role} <> 'owner'))`;
