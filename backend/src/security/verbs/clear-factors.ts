import type { clearFactors as input } from '@threadline/shared/security/own';
import type * as z from 'zod';
import { endSignIns } from '../../platform/auth/end-credentials.js';
import { removeRecoveryCodes } from '../../platform/auth/factors/recovery-codes.js';
import { removeTotp } from '../../platform/auth/factors/totp-factor.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Forbidden, NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { tellOfSignIn } from '../events.js';
import { findPerson } from '../queries.js';
import { deletePasskeys } from '../rules-queries.js';

/**
 * Helps a colleague who has lost their telephone and their codes: their app, codes and passkeys are forgotten and all
 * that they were signed in to ends. The password is still asked for. The colleague is told by mail.
 */
export async function clearFactors(ctx: Ctx, { personId }: z.output<typeof input>): Promise<{ done: true }> {
  authorise(ctx, 'security_policy.manage');
  const person = await findPerson(ctx, personId);
  if (!person) throw new NotFound('person');
  if (personId === ctx.personId) throw new Forbidden('Change your own sign-in on your page “Sign-in and devices”.');
  if (person.role === 'owner' && ctx.role !== 'owner') {
    throw new Forbidden('Only an owner can do this for an owner. Ask one of your owners.');
  }
  await removeTotp(ctx, personId);
  await removeRecoveryCodes(ctx, personId);
  await deletePasskeys(ctx, personId);
  await endSignIns(ctx, { personId, except: null, because: null });
  await tellOfSignIn(ctx, 'sign_in.factor_removed', { personId, data: { by: 'admin' } });
  return { done: true };
}
