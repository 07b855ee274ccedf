import { and, eq, isNull } from 'drizzle-orm';
import { queueMail } from '../../mail-outbox/service.js';
import { organisationOf } from '../../platform/auth/organisation-of.js';
import { people } from '../../platform/auth/schema.js';
import type { Ctx } from '../../platform/db/in-org.js';
import type { Subscriber } from '../../platform/events/subscriber.js';
import { lettersIn } from '../letters.js';
import { findPerson } from '../queries.js';
import type { ConnectionFacts } from './events.js';

/** Tells owners by mail that another word than before would open desks of their organisation. */
export function tellOwnersOfTrust(publicBaseUrl: string): Subscriber {
  return {
    name: 'tell-owners-of-single-sign-on',
    events: ['sso.saved'],
    run: async (ctx, { data, actorId }) => {
      const { trustChanged, name = '', added = [], removed = [] } = data as Partial<ConnectionFacts>;
      if (!trustChanged) return;
      const { name: organisation, locale } = await organisationOf(ctx);
      const actor = actorId ? ((await findPerson(ctx, actorId))?.name ?? '') : '';
      const page = `${publicBaseUrl}/single-sign-on`;
      const letter = lettersIn(locale).trustChanged({ organisation, name, actor, added, removed, page });
      for (const to of await ownersOf(ctx)) await queueMail(ctx, { to, ...letter });
    },
  };
}

async function ownersOf(ctx: Ctx): Promise<string[]> {
  const isHere = and(eq(people.orgId, ctx.orgId), isNull(people.suspendedAt), isNull(people.removedAt));
  const rows = await ctx.tx
    .select({ email: people.email })
    .from(people)
    .where(and(isHere, eq(people.role, 'owner')));
  return rows.map(({ email }) => email);
}
