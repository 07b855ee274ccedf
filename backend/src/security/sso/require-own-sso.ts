import type { SignInWay } from '@threadline/shared/security/rules';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict } from '../../platform/errors.js';
import { issuerOf } from './identity.js';
import { ownersWithCodes } from './may-recover.js';
import { ownIssuers, presentConnections } from './queries.js';

/**
 * Ends with Conflict where nothing but the organisation's own sign-in would be left, and whoever asks for that has not come
 * in by it themselves, or it lets no owner in.
 */
export async function requireOwnSso(ctx: Ctx, ways: readonly SignInWay[]): Promise<void> {
  if (ways.some((way) => way !== 'sso')) return;
  const own = await ownIssuers(ctx);
  const mine = (await presentConnections(ctx)).filter((row) => row.enabledAt && own.includes(issuerOf(row)));
  if (mine.length === 0)
    throw new Conflict('Link your own account of this sign-in first, so that you know that it works.');
  if (!mine.some(({ vouchesForOwners }) => vouchesForOwners))
    throw new Conflict('This sign-in lets no owner in yet. An owner has to vouch for it under Single sign-on.');
  if ((await ownersWithCodes(ctx)).length === 0)
    throw new Conflict(
      'No owner has recovery codes, by which somebody gets in while the provider is away. An owner has to set up an authenticator app first.',
    );
}
