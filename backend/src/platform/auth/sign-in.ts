import type { signIn } from '@threadline/shared/session/schema';
import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { type Actor, inOrg, type Origin, type Runtime } from '../db/in-org.js';
import { Conflict, Unauthenticated } from '../errors.js';
import { type AttemptSubject, attemptLimit } from './attempt-limit.js';
import { hashPassword, isHashedAsNow, verifyPassword } from './passwords.js';
import { people } from './schema.js';

/** People of one office come from one address. */
export const networkOf = (ip: string | null): AttemptSubject => ({ subject: `network:${ip ?? 'unknown'}`, most: 30 });

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
export async function personOfPassword(
  runtime: Runtime,
  input: z.output<typeof signIn>,
  origin: Origin,
): Promise<Pick<Actor, 'orgId' | 'personId' | 'role'>> {
  const { email } = input;
  const limit = attemptLimit(runtime, signInSubjects(email, origin.ip));
  await limit.take();
  const matching = await matchingCandidates(runtime, email, input.password);
  const chosen = input.organisation ? matching.filter((one) => one.slug === input.organisation) : matching;
  const [person, second] = chosen;
  if (!person) {
    throw new Unauthenticated('Address and password do not match. Check both, or set a new password below.');
  }
  await limit.release();
  if (second) {
    throw new Conflict('This address belongs to several organisations. Choose the one to open.', {
      details: { organisations: chosen.map(({ slug, organisation }) => ({ slug, name: organisation })) },
    });
  }
  if (!isHashedAsNow(person.passwordHash)) await hashAnew(runtime, person, input.password);
  const { orgId, personId, role } = person;
  return { orgId, personId, role };
}

/** Parameters grow with the years: what was hashed with smaller ones is hashed again when the password is there. */
async function hashAnew(runtime: Runtime, candidate: Candidate, password: string): Promise<void> {
  const { orgId, personId, role, passwordHash: known } = candidate;
  const passwordHash = await hashPassword(password);
  const actor: Actor = { orgId, personId, role, via: 'session', credentialId: null };
  // A password that has been changed in the meantime stays.
  const isSame = and(eq(people.orgId, orgId), eq(people.id, personId), eq(people.passwordHash, known ?? ''));
  await inOrg(runtime, actor, (ctx) => ctx.tx.update(people).set({ passwordHash }).where(isSame));
}

/**
 * What tries at a password are counted by. The domain stands for the organisation: it is known before anybody is looked
 * up, so that counting takes as long for an unknown address.
 */
export function signInSubjects(email: string, ip: string | null): AttemptSubject[] {
  return [
    `account:${email}`,
    { subject: `domain:${email.slice(email.lastIndexOf('@') + 1)}`, most: 200 },
    { subject: 'everybody', most: 2000 },
    networkOf(ip),
  ];
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
