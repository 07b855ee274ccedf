import type { OwnSecurity } from '@threadline/shared/security/own';
import { factorsOf } from '../../platform/auth/factors/factors-of.js';
import { recoveryCodesLeft } from '../../platform/auth/factors/recovery-codes.js';
import { totpSince } from '../../platform/auth/factors/totp-factor.js';
import { readSignInRules } from '../../platform/auth/rules/sign-in-rules.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { findPerson } from '../queries.js';

/** How the person signs in, as their own page shows it. */
export async function readOwnSecurity(ctx: Ctx): Promise<OwnSecurity> {
  const person = await findPerson(ctx, ctx.personId);
  if (!person) throw new NotFound('person');
  const { requireSecondFactor } = await readSignInRules(ctx);
  const { ways } = await factorsOf(ctx);
  return {
    email: person.email,
    hasPassword: person.passwordHash !== null,
    appSince: (await totpSince(ctx))?.toISOString() ?? null,
    recoveryCodesLeft: await recoveryCodesLeft(ctx),
    factorRequired: requireSecondFactor,
    lacksFactor: requireSecondFactor && ways.length === 0,
  };
}
