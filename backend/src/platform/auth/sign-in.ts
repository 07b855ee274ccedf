import type { signIn } from '@threadline/shared/session/schema';
import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import { type Actor, inOrg, type Origin, type Runtime } from '../db/in-org.js';
import { Conflict, Unauthenticated } from '../errors.js';
import { record } from '../events/record.js';
import { attemptLimit } from './attempt-limit.js';
import { verifyPassword } from './passwords.js';
import { people } from './schema.js';

interface Candidate {
  orgId: string;
  slug: string;
  organisation: string;
  personId: string;
  role: Actor['role'];
  passwordHash: string | null;
}

/**
 * The person behind an address and a password. Unknown address, wrong password and suspended person answer alike;
 * an address of several organisations with this password is asked which one (Conflict with their names).
 */
export async function signInWithPassword(
  runtime: Runtime,
  input: z.infer<typeof signIn>,
  origin: Origin,
): Promise<Actor> {
  const email = input.email.trim().toLowerCase();
  const limit = attemptLimit(runtime, [`account:${email}`, `network:${origin.ip ?? 'unknown'}`]);
  await limit.take();
  const matching = await matchingCandidates(runtime, email, input.password);
  const chosen = input.organisation ? matching.filter((one) => one.slug === input.organisation) : matching;
  const [person, second] = chosen;
  if (!person) {
    throw new Unauthenticated('Address and password do not match. Check both, or ask an admin to set a new password.');
  }
  await limit.release();
  if (second) {
    throw new Conflict('This address belongs to several organisations. Choose the one to open.', {
      details: { organisations: chosen.map(({ slug, organisation }) => ({ slug, name: organisation })) },
    });
  }
  const actor: Actor = {
    orgId: person.orgId,
    personId: person.personId,
    role: person.role,
    via: 'session',
    credentialId: null,
  };
  await inOrg(runtime, { ...actor, origin }, async (ctx) => {
    await ctx.tx.update(people).set({ lastSeenAt: ctx.now }).where(eq(people.id, actor.personId));
    await record(ctx, { name: 'person.signed_in', subject: { type: 'person', id: actor.personId } });
  });
  return actor;
}

async function matchingCandidates(runtime: Runtime, email: string, password: string): Promise<Candidate[]> {
  const candidates = await runtime.db.sql<Candidate[]>`
    select org_id as "orgId", slug, organisation, person_id as "personId", role, password_hash as "passwordHash"
    from sign_in_candidates(${email})`;
  if (candidates.length === 0) await verifyPassword(null, password);
  const matching: Candidate[] = [];
  for (const candidate of candidates) {
    if (await verifyPassword(candidate.passwordHash, password)) matching.push(candidate);
  }
  return matching;
}
