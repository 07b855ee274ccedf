import type { FactorWay, showFactor } from '@threadline/shared/security/sign-in';
import type * as z from 'zod';
import { type Actor, type Ctx, inOrg, type Origin, type Runtime } from '../../db/in-org.js';
import { record } from '../../events/record.js';
import { attemptLimit } from '../attempt-limit.js';
import { sessionActorOf } from '../session-actor.js';
import { networkOf } from '../sign-in.js';
import { recoveryCodesLeft, takeRecoveryCode } from './recovery-codes.js';
import { triesOfCodes, tryCode } from './try-code.js';
import { countTry, type Waiting } from './waiting.js';

export interface FactorShown {
  waiting: Waiting;
  shown: z.output<typeof showFactor>;
  origin: Origin;
}

/** Which second factor was shown; null where it is wrong. Counted for the person, the network and this sign-in. */
export async function checkFactor(
  { runtime }: { runtime: Runtime },
  { waiting, shown, origin }: FactorShown,
): Promise<FactorWay | null> {
  if (!(await countTry(runtime, waiting))) return null;
  const actor = { ...sessionActorOf(waiting.person), origin };
  if ('code' in shown) return (await tryCode(runtime, actor, shown.code)) ? 'code' : null;
  return (await tryRecoveryCode(runtime, actor, shown.recoveryCode)) ? 'recovery' : null;
}

/** Counted by itself: who has used up the tries of the app comes in with what was printed for that. */
async function tryRecoveryCode(runtime: Runtime, person: Actor & { origin: Origin }, code: string): Promise<boolean> {
  const { personId, origin } = person;
  const limit = attemptLimit(runtime, [`recovery:${personId}`, networkOf(origin.ip)], triesOfCodes);
  await limit.take();
  if (!(await inOrg(runtime, person, (ctx) => useRecoveryCode(ctx, code)))) return false;
  await limit.release();
  return true;
}

async function useRecoveryCode(ctx: Ctx, code: string): Promise<boolean> {
  if (!(await takeRecoveryCode(ctx, code))) return false;
  const data = { left: await recoveryCodesLeft(ctx) };
  await record(ctx, { name: 'sign_in.recovery_code_used', subject: { type: 'sign_in', id: ctx.personId }, data });
  return true;
}
