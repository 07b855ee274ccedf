import type { signIn } from '@threadline/shared/session/schema';
import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { type Actor, inOrg, type Origin, type Runtime } from '../db/in-org.js';
import { Conflict, Unauthenticated } from '../errors.js';
import { type AttemptSubject, attemptLimit } from './attempt-limit.js';
import { knowsBrowser } from './devices/known-browsers.js';
import type { SignedIn } from './open-the-desk.js';
import { hashPassword, isHashedAsNow, verifyPassword } from './passwords.js';
import { people } from './schema.js';
import { sessionActorOf } from './session-actor.js';
import type { Standing } from './standing.js';
import { turnInTheQueue } from './turns.js';

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

export interface SignInFrom {
  origin: Origin;
  /** By what the browser is known again in which somebody signed in before; null for one that never was here. */
  browser: string | null;
}

const noMatch = () => new Unauthenticated('Address and password do not match. Check both, or set a new password.');

/**
 * The person behind an address and a password. Unknown address, wrong password and suspended person answer alike;
 * an address of several organisations with this password is asked which one (Conflict with their names).
 */
export async function personOfPassword(
  runtime: Runtime,
  input: z.output<typeof signIn>,
  { origin, browser }: SignInFrom,
): Promise<SignedIn> {
  const { email } = input;
  const limit = attemptLimit(runtime, signInSubjects(email, origin.ip));
  const { crowded } = await limit.take();
  const candidates = await candidatesFor(runtime, email);
  if (crowded && !(await isKnownBrowser(runtime, candidates, browser))) await turnInTheQueue(origin.ip, crowded);
  const matching = await withPassword(candidates, input.password);
  const chosen = input.organisation ? matching.filter((one) => one.slug === input.organisation) : matching;
  const [person, second] = chosen;
  if (!person) throw noMatch();
  // Whoever shares an address with others frees nothing of what was tried at theirs.
  await (candidates.length === 1 ? limit.release() : limit.giveBack());
  if (second) {
    throw new Conflict('This address belongs to several organisations. Choose the one to open.', {
      details: { organisations: chosen.map(({ slug, organisation }) => ({ slug, name: organisation })) },
    });
  }
  const shown = isHashedAsNow(person.passwordHash)
    ? person.passwordHash
    : await hashAnew(runtime, person, input.password);
  const { orgId, personId, role } = person;
  const stands = ({ passwordHash }: Standing) => passwordHash !== null && passwordHash === shown;
  return { person: { orgId, personId, role }, by: 'password', stands: (_, standing) => stands(standing) };
}

/** Parameters grow with the years: what was hashed with smaller ones is hashed again when the password is there. */
async function hashAnew(runtime: Runtime, candidate: Candidate, password: string): Promise<string | null> {
  const { orgId, personId, passwordHash: known } = candidate;
  const passwordHash = await hashPassword(password);
  // A password that has been changed in the meantime stays.
  const isSame = and(eq(people.orgId, orgId), eq(people.id, personId), eq(people.passwordHash, known ?? ''));
  const changed = await inOrg(runtime, sessionActorOf(candidate), (ctx) =>
    ctx.tx.update(people).set({ passwordHash }).where(isSame).returning({ id: people.id }),
  );
  return changed.length > 0 ? passwordHash : known;
}

/**
 * What tries at a password are counted by. The domain stands for the organisation: it is known before anybody is looked
 * up, so that counting takes as long for an unknown address. What is counted for many only slows them down.
 */
export function signInSubjects(email: string, ip: string | null): AttemptSubject[] {
  return [
    `account:${email}`,
    { subject: `domain:${email.slice(email.lastIndexOf('@') + 1)}`, most: 200, slows: true },
    { subject: 'everybody', most: 2000, slows: true },
    networkOf(ip),
  ];
}

function candidatesFor(runtime: Runtime, email: string): Promise<Candidate[]> {
  return runtime.db.sql<Candidate[]>`
    select org_id as "orgId", slug, organisation, person_id as "personId", role, password_hash as "passwordHash"
    from sign_in_candidates(${email})`;
}

async function isKnownBrowser(
  runtime: Runtime,
  candidates: readonly Candidate[],
  browser: string | null,
): Promise<boolean> {
  if (browser === null) return false;
  for (const candidate of candidates) {
    if (await inOrg(runtime, sessionActorOf(candidate), (ctx) => knowsBrowser(ctx, browser))) return true;
  }
  return false;
}

async function withPassword(candidates: readonly Candidate[], password: string): Promise<Candidate[]> {
  if (candidates.length === 0) await verifyPassword(null, password);
  const matching: Candidate[] = [];
  for (const candidate of candidates) {
    if (await verifyPassword(candidate.passwordHash, password)) matching.push(candidate);
  }
  return matching;
}
