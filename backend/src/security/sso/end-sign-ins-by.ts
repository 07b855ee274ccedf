import { endSignIns } from '../../platform/auth/end-credentials.js';
import { readSignInRules } from '../../platform/auth/rules/sign-in-rules.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { peopleOf } from './queries.js';

/**
 * Signs everybody out who signs in by a connection, programs among it; whoever does it stays where they sit. API keys end
 * where nothing else is allowed: they were made by nobody who has come in another way.
 */
export async function endSignInsBy(ctx: Ctx, connectionId: string): Promise<void> {
  const keys = (await readSignInRules(ctx)).ways.every((way) => way === 'sso');
  for (const personId of await peopleOf(ctx, connectionId)) {
    const except = personId === ctx.personId ? ctx.credentialId : null;
    await endSignIns(ctx, { personId, except, because: null, keys });
  }
}
