import type { AppBegun, confirmApp as confirmInput } from '@threadline/shared/security/own';
import { renderSVG } from 'uqr';
import type * as z from 'zod';
import { removeRecoveryCodes, renewRecoveryCodes } from '../../platform/auth/factors/recovery-codes.js';
import { totpAddress } from '../../platform/auth/factors/totp.js';
import { beginTotp, confirmTotp, removeTotp, totpSince } from '../../platform/auth/factors/totp-factor.js';
import { organisationOf } from '../../platform/auth/organisation-of.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import { tellOfSignIn } from '../events.js';
import { findPerson } from '../queries.js';

/** A secret for an authenticator app, as text and as a picture; it counts once a code has confirmed it. */
export async function beginApp(ctx: Ctx): Promise<AppBegun> {
  const person = await findPerson(ctx, ctx.personId);
  if (!person) throw new NotFound('person');
  const { name } = await organisationOf(ctx);
  const secret = await beginTotp(ctx);
  const address = totpAddress({ secret, account: person.email, issuer: `Threadline (${name})` });
  return { secret, picture: renderSVG(address, { border: 2, ecc: 'M' }) };
}

/** Takes the app into use and answers the recovery codes, which are told this once. */
export async function confirmApp(ctx: Ctx, { code }: z.output<typeof confirmInput>): Promise<{ codes: string[] }> {
  if (!(await confirmTotp(ctx, code))) {
    throw new Invalid('This code does not fit. Check that your telephone shows the right time, and type the next one.');
  }
  await tellOfSignIn(ctx, 'sign_in.factor_added');
  return { codes: await renewRecoveryCodes(ctx) };
}

/** Takes the app out of use, and its recovery codes with it. Says nothing where there is none. */
export async function removeApp(ctx: Ctx): Promise<{ done: true }> {
  if (await removeTotp(ctx)) await tellOfSignIn(ctx, 'sign_in.factor_removed');
  await removeRecoveryCodes(ctx);
  return { done: true };
}

/** Ten new recovery codes; the old ones open nothing any more. */
export async function renewCodes(ctx: Ctx): Promise<{ codes: string[] }> {
  if (!(await totpSince(ctx))) throw new Conflict('Recovery codes belong to an authenticator app. Set one up first.');
  await tellOfSignIn(ctx, 'sign_in.recovery_codes_renewed');
  return { codes: await renewRecoveryCodes(ctx) };
}
