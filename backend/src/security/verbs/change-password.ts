import type { changePassword as input } from '@threadline/shared/security/own';
import type { AfterReset } from '@threadline/shared/security/reset';
import type * as z from 'zod';
import { endSignIns, voidResets } from '../../platform/auth/end-credentials.js';
import { aboutPerson, requireGoodPassword } from '../../platform/auth/password-rules.js';
import { hashPassword } from '../../platform/auth/passwords.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { record } from '../../platform/events/record.js';
import type { Within } from '../../platform/http/procedure.js';
import { setPasswordHash } from '../queries.js';
import { endAdded, recently } from './end-added.js';

/**
 * Sets the person's own password. Every other session and device ends with the old one, and so does every link that was
 * mailed to set another. That it is really them has been proved before.
 */
export async function changePassword(
  ctx: Ctx,
  _input: z.output<typeof input>,
  { passwordHash }: Hashed,
): Promise<{ done: true }> {
  await setPassword(ctx, { personId: ctx.personId, passwordHash, except: ctx.credentialId, because: 'password' });
  return { done: true };
}

export interface Hashed {
  passwordHash: string;
}

/** Weighs and hashes the person's new password before anything is held for it: both take long. */
export async function hashOwnPassword(within: Within, { password }: z.output<typeof input>): Promise<Hashed> {
  const about = await within((ctx) => aboutPerson(ctx, ctx.personId));
  await requireGoodPassword(password, about);
  return { passwordHash: await hashPassword(password) };
}

export interface NewPassword {
  personId: string;
  /** Of one that was found to be good. */
  passwordHash: string;
  /** The session that stays. */
  except: string | null;
  because: 'password' | 'reset';
}

/** As many as a mail names. */
const mostNamed = 30;

type Ended = Omit<AfterReset, 'ticket'>;
const nothing: Ended = { ended: [], narrowed: [], stays: [] };

/**
 * Sets a person's password, and ends what the old one had opened. Who had forgotten theirs may
 * have lost it to somebody: what was added lately to come in by ends too.
 */
export async function setPassword(ctx: Ctx, { personId, passwordHash, except, because }: NewPassword): Promise<Ended> {
  await setPasswordHash(ctx, personId, passwordHash);
  await voidResets(ctx, personId);
  await endSignIns(ctx, { personId, except, because });
  const added = because === 'reset' ? await endAdded(ctx, recently(ctx)) : nothing;
  const ended = [...added.ended, ...added.narrowed].slice(0, mostNamed).map(({ name }) => name);
  await record(ctx, {
    name: 'person.password_changed',
    subject: { type: 'person', id: personId },
    data: because === 'reset' ? { by: 'reset', ended } : {},
  });
  return added;
}
