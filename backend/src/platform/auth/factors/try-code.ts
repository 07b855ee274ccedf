import { type Actor, inOrg, type Origin, type Runtime, systemOf } from '../../db/in-org.js';
import { record } from '../../events/record.js';
import { attemptLimit } from '../attempt-limit.js';
import { networkOf } from '../sign-in.js';
import { takeTotpCode } from './totp-factor.js';

/** So many wrong codes are no slip: their person is told, and told again when there are as many more. */
const mostAtOnce = 10;

export const triesOfCodes = {
  most: mostAtOnce,
  sentence: 'Too many wrong codes. Wait 15 minutes, or ask an admin of your organisation for help.',
};
const ofADay = {
  most: 3 * mostAtOnce,
  minutes: 24 * 60,
  sentence: 'Too many wrong codes today. Use a passkey or a recovery code, or wait until tomorrow.',
};

/**
 * Whether a code is that of the person's app. Counted for the person and the network, and for the person over a day,
 * since six digits can be guessed by whoever may try for ever. What was wrong stays counted when a right one comes.
 */
export async function tryCode(runtime: Runtime, person: Actor & { origin: Origin }, code: string): Promise<boolean> {
  const { personId, origin } = person;
  const lately = attemptLimit(runtime, [`code:${personId}`, networkOf(origin.ip)], triesOfCodes);
  const today = attemptLimit(runtime, [{ subject: `codes-of-a-day:${personId}`, ...ofADay }], ofADay);
  await lately.take();
  const { failures } = await today.take();
  if (await inOrg(runtime, person, (ctx) => takeTotpCode(ctx, code))) {
    await lately.release();
    await today.giveBack();
    return true;
  }
  if (failures % mostAtOnce === 0) await tellOfWrongCodes(runtime, person, failures);
  return false;
}

async function tellOfWrongCodes(
  runtime: Runtime,
  { orgId, personId, origin }: Actor & { origin: Origin },
  failures: number,
): Promise<void> {
  await inOrg(runtime, { ...systemOf(orgId), origin }, (ctx) =>
    record(ctx, {
      name: 'sign_in.codes_failed',
      subject: { type: 'sign_in', id: personId },
      data: { failures, ip: origin.ip },
    }),
  );
}
