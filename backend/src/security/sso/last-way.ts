import { canAnOwnerComeIn } from '../../platform/auth/rules/allowed-ways.js';
import { readSignInRules } from '../../platform/auth/rules/sign-in-rules.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, Forbidden } from '../../platform/errors.js';
import { type ConnectionRow, presentConnections } from './queries.js';

/** Ends with Forbidden where nothing but single sign-on is allowed, and whoever would change whom it believes is no owner. */
export async function requireOwnerWhereAlone(ctx: Ctx): Promise<void> {
  if (ctx.role === 'owner' || !(await isAlone(ctx))) return;
  throw new Forbidden('Everybody signs in by single sign-on alone, so only an owner changes this. Ask an owner.');
}

/** Ends with Conflict where nobody, or no owner, could sign in without this connection. */
export async function refuseLastWay(ctx: Ctx, row: ConnectionRow): Promise<void> {
  if (!row.enabledAt || !(await isAlone(ctx))) return;
  const others = (await presentConnections(ctx)).filter(({ id, enabledAt }) => enabledAt && id !== row.id);
  if (others.some(({ vouchesForOwners }) => vouchesForOwners)) return;
  throw new Conflict('Everybody signs in by this connection alone. Allow another way in the sign-in rules first.');
}

/** Ends with Conflict where, after what was changed, no owner could sign in by single sign-on, and nothing else counts. */
export async function requireWayForOwners(ctx: Ctx): Promise<void> {
  if (!(await isAlone(ctx)) || (await canAnOwnerComeIn(ctx, ['sso']))) return;
  throw new Conflict('No owner could sign in any more. An owner has to link such an account first.');
}

async function isAlone(ctx: Ctx): Promise<boolean> {
  return (await readSignInRules(ctx)).ways.every((way) => way === 'sso');
}
