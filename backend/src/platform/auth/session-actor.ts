import type { Actor, Origin } from '../db/in-org.js';

/** The person themselves before they hold a credential: who is showing who they are, or has just done so. */
export const sessionActorOf = (
  { orgId, personId, role }: Pick<Actor, 'orgId' | 'personId' | 'role'>,
  origin?: Origin,
): Actor & { origin?: Origin } => ({
  ...{ orgId, personId, role, via: 'session', credentialId: null },
  ...(origin ? { origin } : {}),
});
