import { recover } from '@threadline/shared/security/reset';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { type Context, Hono } from 'hono';
import { attemptLimit } from '../platform/auth/attempt-limit.js';
import { recoveryCodesLeft, takeRecoveryCode } from '../platform/auth/factors/recovery-codes.js';
import { type DeskDoor, openTheDesk } from '../platform/auth/open-the-desk.js';
import { readJson } from '../platform/auth/read-json.js';
import { passwordResets } from '../platform/auth/resets/schema.js';
import { hashSecret } from '../platform/auth/secrets.js';
import { type Actor, type Ctx, inOrg } from '../platform/db/in-org.js';
import { Invalid } from '../platform/errors.js';
import { tellOfSignIn } from './events.js';
import { mayRecover } from './sso/may-recover.js';

const tries = {
  most: 10,
  sentence: 'Too many recovery codes were tried. Wait 15 minutes, then ask for a new link.',
};
const gone = 'This link cannot be used any more: it was used, or is older than 30 minutes. Ask for a new one.';
const wrong = 'This recovery code is wrong or was used before. Take another of your ten.';

/**
 * How an owner gets in while the organisation's own sign-in, which alone is allowed, is away: by a mailed link together
 * with one of the codes that were printed for that.
 */
export function recoverRoutes(door: DeskDoor): Hono {
  const { runtime, originOf } = door;
  return new Hono().post('/auth/recover', async (c: Context) => {
    const { token, recoveryCode } = recover.parse(await readJson(c));
    const origin = originOf(c);
    await attemptLimit(runtime, [`reset-token-network:${origin.ip ?? 'unknown'}`], tries).take();
    const hash = hashSecret(token);
    const [found] = await runtime.db.sql<{ orgId: string; personId: string }[]>`
      select org_id as "orgId", person_id as "personId" from find_password_reset(${hash})`;
    if (!found) throw new Invalid(gone);
    const limit = attemptLimit(runtime, [`recovery:${found.personId}`], tries);
    await limit.take();
    const owner: Actor = { ...found, role: 'owner', via: 'session', credentialId: null };
    await inOrg(runtime, { ...owner, origin }, (ctx) => useBoth(ctx, hash, recoveryCode));
    await limit.release();
    return openTheDesk(door, c, { person: { ...found, role: 'owner' }, by: 'recovery' });
  });
}

/** Uses link and code up together, or neither. */
async function useBoth(ctx: Ctx, hash: string, recoveryCode: string): Promise<void> {
  const isOpen = and(
    eq(passwordResets.orgId, ctx.orgId),
    eq(passwordResets.hash, hash),
    isNull(passwordResets.usedAt),
    gt(passwordResets.expiresAt, ctx.now),
  );
  if (!(await mayRecover(ctx, ctx.personId))) throw new Invalid(gone);
  const used = await ctx.tx.update(passwordResets).set({ usedAt: ctx.now }).where(isOpen).returning();
  if (used.length === 0) throw new Invalid(gone);
  if (!(await takeRecoveryCode(ctx, recoveryCode))) throw new Invalid(wrong);
  await tellOfSignIn(ctx, 'sign_in.recovery_code_used', { data: { left: await recoveryCodesLeft(ctx) } });
}
