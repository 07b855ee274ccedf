import { type Permission, proofMinutes, provenPermissions } from '@threadline/shared/kernel/permissions';
import type { Actor } from '../db/in-org.js';
import { Forbidden, ProofRequired } from '../errors.js';

/** What a person may do who has yet to set up the second factor that their organisation asks for. */
const beforeFactor: readonly Permission[] = ['session.read', 'session.end', 'security.read', 'security.own'];

/** Ends with Forbidden for whoever has to set up a second factor first, in everything but that. */
export function requireFactor({ lacksFactor }: Pick<Actor, 'lacksFactor'>, permission: Permission): void {
  if (!lacksFactor || beforeFactor.includes(permission)) return;
  throw new Forbidden('Your organisation asks for a second factor. Set one up to go on.', {
    details: { secondFactor: true },
  });
}

/**
 * Ends with ProofRequired where the permission asks for a proof that is not there or too old. Programs with a token or
 * a key cannot give one; the command line is trusted as it is.
 */
export function requireProof(actor: Pick<Actor, 'via' | 'provenAt'>, permission: Permission, now: Date): void {
  if (!provenPermissions.has(permission) || actor.via === 'system') return;
  if (actor.via !== 'session') throw new Forbidden('This can only be done at the desk. Open Threadline in a browser.');
  requireFreshProof(actor, now);
}

/** Ends with ProofRequired unless the person has shown within the last minutes that it is really them. */
export function requireFreshProof({ provenAt }: Pick<Actor, 'provenAt'>, now: Date): void {
  if (!provenAt || now.getTime() - provenAt.getTime() >= proofMinutes * 60_000) throw new ProofRequired();
}
