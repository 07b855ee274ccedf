import type { Context } from 'hono';
import type { Actor, Origin } from '../db/in-org.js';
import { Unauthenticated } from '../errors.js';

/** The person at the desk with where they are. */
export type AtDesk = Actor & { origin: Origin };

export interface DeskVisitors {
  /** The person signed in to the desk in this browser. */
  signedIn: (c: Context) => Promise<Actor | null>;
  originOf: (c: Context) => Origin;
}

/** The person at the desk of this browser; ends with Unauthenticated where nobody is signed in. */
export async function atDesk({ signedIn, originOf }: DeskVisitors, c: Context): Promise<AtDesk> {
  const actor = await signedIn(c);
  if (!actor) throw new Unauthenticated('Sign in to go on.');
  return { ...actor, origin: originOf(c) };
}

/** What a challenge is bound to that only the session may answer which asked for it. */
export const sessionOf = ({ orgId, credentialId }: Pick<Actor, 'orgId' | 'credentialId'>): string =>
  `${orgId}:${credentialId}`;
