import type { changePassword as input } from '@threadline/shared/security/own';
import type * as z from 'zod';
import { endSignIns, voidResets } from '../../platform/auth/end-credentials.js';
import { aboutPerson, requireGoodPassword } from '../../platform/auth/password-rules.js';
import { hashPassword } from '../../platform/auth/passwords.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { record } from '../../platform/events/record.js';
import { setPasswordHash } from '../queries.js';

/**
 * Sets the person's own password. Every other session and device ends with the old one, and so does every link that was
 * mailed to set another. That it is really them has been proved before.
 */
export async function changePassword(ctx: Ctx, { password }: z.output<typeof input>): Promise<{ done: true }> {
  await setPassword(ctx, { personId: ctx.personId, password, except: ctx.credentialId, because: 'password' });
  return { done: true };
}

export interface NewPassword {
  personId: string;
  password: string;
  /** The session that stays. */
  except: string | null;
  because: 'password' | 'reset';
}

/** Sets a person's password where it is a good one, and ends what the old one had opened. */
export async function setPassword(ctx: Ctx, { personId, password, except, because }: NewPassword): Promise<void> {
  await requireGoodPassword(password, await aboutPerson(ctx, personId));
  await setPasswordHash(ctx, personId, await hashPassword(password));
  await voidResets(ctx, personId);
  await endSignIns(ctx, { personId, except, because });
  await record(ctx, {
    name: 'person.password_changed',
    subject: { type: 'person', id: personId },
    data: because === 'reset' ? { by: 'reset' } : {},
  });
}
