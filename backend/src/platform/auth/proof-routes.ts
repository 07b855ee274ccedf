import { type ProofOffer, proofWays, prove } from '@threadline/shared/security/schema';
import { and, eq } from 'drizzle-orm';
import { type Context, Hono } from 'hono';
import type * as z from 'zod';
import { type Actor, inOrg, type Runtime } from '../db/in-org.js';
import { Forbidden, Invalid } from '../errors.js';
import { record } from '../events/record.js';
import { type AtDesk, atDesk, type DeskVisitors } from './at-desk.js';
import { attemptLimit } from './attempt-limit.js';
import { factorsOf } from './factors/factors-of.js';
import { tryCode } from './factors/try-code.js';
import { verifyPassword } from './passwords.js';
import { readJson } from './read-json.js';
import { people } from './schema.js';
import type { Sessions } from './sessions.js';
import { networkOf } from './sign-in.js';

export interface ProofOptions extends DeskVisitors {
  runtime: Runtime;
  sessions: Sessions;
}

type Proof = z.output<typeof prove>;

const notByPassword = 'You sign in with a second factor. Confirm with its code or your passkey.';
const wrong = {
  password: 'This is not your password. Try again.',
  code: 'This code is wrong or was used before. Wait for the next one and try again.',
};

/** Where a signed-in person shows once more that it is really them, before something that asks for it. */
export function proofRoutes(options: ProofOptions): Hono {
  const { runtime } = options;
  return new Hono()
    .get('/auth/prove', async (c) => c.json(await offer(runtime, await atDesk(options, c))))
    .post('/auth/prove', async (c) => {
      const actor = await atDesk(options, c);
      const proof = prove.parse(await readJson(c));
      await check(runtime, actor, proof);
      await countAsProven(options, c, { actor, by: 'password' in proof ? 'password' : 'code' });
      return c.body(null, 204);
    });
}

/** Renews the session of a person who has shown that it is them: what was copied of it before is worth nothing now. */
export async function countAsProven(
  { runtime, sessions }: Pick<ProofOptions, 'runtime' | 'sessions'>,
  c: Context,
  { actor, by }: { actor: AtDesk; by: ProofOffer['ways'][number] },
): Promise<void> {
  const cookie = await sessions.renew(actor);
  await inOrg(runtime, actor, (ctx) =>
    record(ctx, { name: 'session.proved', subject: { type: 'session', id: actor.credentialId ?? '' }, data: { by } }),
  );
  c.header('set-cookie', cookie);
}

async function offer(runtime: Runtime, actor: AtDesk): Promise<ProofOffer> {
  const { asked, ways } = await inOrg(runtime, actor, factorsOf);
  const others = proofWays.filter((way) => way !== 'password' && ways.includes(way));
  // Who signs in with a second factor proves with it too: a password alone would otherwise take it away.
  const byPassword = !asked && (await passwordHashOf(runtime, actor)) !== null;
  return { ways: byPassword ? ['password', ...others] : others };
}

async function check(runtime: Runtime, actor: AtDesk, proof: Proof): Promise<void> {
  const right =
    'password' in proof
      ? await isOwnPassword(runtime, actor, proof.password)
      : await tryCode(runtime, actor, proof.code);
  if (!right) throw new Invalid(wrong['password' in proof ? 'password' : 'code']);
}

async function isOwnPassword(runtime: Runtime, actor: AtDesk, password: string): Promise<boolean> {
  const { ways } = await offer(runtime, actor);
  if (!ways.includes('password')) throw new Forbidden(notByPassword);
  const limit = attemptLimit(runtime, [`proof:${actor.personId}`, networkOf(actor.origin.ip)]);
  await limit.take();
  if (!(await verifyPassword(await passwordHashOf(runtime, actor), password))) return false;
  await limit.release();
  return true;
}

async function passwordHashOf(runtime: Runtime, actor: Actor): Promise<string | null> {
  return inOrg(runtime, actor, async (ctx) => {
    const isSelf = and(eq(people.orgId, ctx.orgId), eq(people.id, ctx.personId));
    const [row] = await ctx.tx.select({ hash: people.passwordHash }).from(people).where(isSelf);
    return row?.hash ?? null;
  });
}
