import type { FactorWay } from '@threadline/shared/security/sign-in';
import type { Ctx } from '../../db/in-org.js';
import { countPasskeys } from '../passkeys/passkeys-queries.js';
import { readSignInRules } from '../rules/sign-in-rules.js';
import { recoveryCodesLeft } from './recovery-codes.js';
import { totpSince } from './totp-factor.js';

export interface Factors {
  /** Whether a second factor is asked for at sign-in, of those that the person has. */
  asked: boolean;
  ways: FactorWay[];
}

/**
 * The second factors of the person of this transaction. An app is asked for by whoever has set it up; a passkey only
 * where the organisation wants a second factor of everybody. Who has none is led to set one up once they are in.
 */
export async function factorsOf(ctx: Ctx): Promise<Factors> {
  const app = (await totpSince(ctx)) !== null;
  const passkeys = await countPasskeys(ctx, ctx.personId);
  const { requireSecondFactor } = await readSignInRules(ctx);
  const ways: FactorWay[] = [];
  if (app) ways.push('code');
  if (passkeys > 0) ways.push('passkey');
  if (app && (await recoveryCodesLeft(ctx)) > 0) ways.push('recovery');
  return { asked: app || (requireSecondFactor && passkeys > 0), ways };
}
