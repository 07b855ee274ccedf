import type { FactorWay, showFactor } from '@threadline/shared/security/sign-in';
import type * as z from 'zod';
import { type Actor, type Ctx, inOrg, type Origin, type Runtime } from '../../db/in-org.js';
import { record } from '../../events/record.js';
import { attemptLimit } from '../attempt-limit.js';
import { networkOf } from '../sign-in.js';
import { recoveryCodesLeft, takeRecoveryCode } from './recovery-codes.js';
import { takeTotpCode } from './totp-factor.js';
import { countTry, type Waiting } from './waiting.js';

export interface FactorShown {
  waiting: Waiting;
  shown: z.output<typeof showFactor>;
  origin: Origin;
}

const tooMany = {
  most: 10,
  sentence: 'Too many wrong codes. Wait 15 minutes, or ask an admin of your organisation for help.',
};

/** Which second factor was shown; null where it is wrong. Counted for the person, the network and this sign-in. */
export async function checkFactor(
  { runtime }: { runtime: Runtime },
  { waiting, shown, origin }: FactorShown,
): Promise<FactorWay | null> {
  const { personId } = waiting.person;
  const limit = attemptLimit(runtime, [`code:${personId}`, networkOf(origin.ip)], tooMany);
  await limit.take();
  if (!(await countTry(runtime, waiting))) return null;
  const actor: Actor & { origin: Origin } = { ...waiting.person, via: 'session', credentialId: null, origin };
  const isRight = await inOrg(runtime, actor, (ctx) =>
    'code' in shown ? takeTotpCode(ctx, shown.code) : useRecoveryCode(ctx, shown.recoveryCode),
  );
  if (!isRight) return null;
  await limit.release();
  return 'code' in shown ? 'code' : 'recovery';
}

async function useRecoveryCode(ctx: Ctx, code: string): Promise<boolean> {
  if (!(await takeRecoveryCode(ctx, code))) return false;
  const data = { left: await recoveryCodesLeft(ctx) };
  await record(ctx, { name: 'sign_in.recovery_code_used', subject: { type: 'sign_in', id: ctx.personId }, data });
  return true;
}
