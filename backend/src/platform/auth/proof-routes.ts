import { type ProofOffer, proofWays, prove } from '@threadline/shared/security/schema';
import { and, eq } from 'drizzle-orm';
import { type Context, Hono } from 'hono';
import type * as z from 'zod';
import { type Actor, inOrg, type Origin, type Runtime } from '../db/in-org.js';
import { Invalid, Unauthenticated } from '../errors.js';
import { record } from '../events/record.js';
import { attemptLimit } from './attempt-limit.js';
import { factorsOf } from './factors/factors-of.js';
import { takeTotpCode } from './factors/totp-factor.js';
import { verifyPassword } from './passwords.js';
import { readJson } from './read-json.js';
import { people } from './schema.js';
import type { Sessions } from './sessions.js';
import { networkOf } from './sign-in.js';

export interface ProofOptions {
  runtime: Runtime;
  sessions: Sessions;
  signedIn: (c: Context) => Promise<Actor | null>;
  originOf: (c: Context) => Origin;
}

type Proof = z.output<typeof prove>;
type AtDesk = Actor & { origin: Origin };

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

/** The person at the desk with where they are; ends with Unauthenticated where nobody is signed in. */
async function atDesk({ signedIn, originOf }: ProofOptions, c: Context): Promise<AtDesk> {
  const actor = await signedIn(c);
  if (!actor) throw new Unauthenticated('Sign in to go on.');
  return { ...actor, origin: originOf(c) };
}

async function offer(runtime: Runtime, actor: AtDesk): Promise<ProofOffer> {
  const hash = await passwordHashOf(runtime, actor);
  const { ways } = await inOrg(runtime, actor, factorsOf);
  const others = proofWays.filter((way) => way !== 'password' && ways.includes(way));
  return { ways: hash ? ['password', ...others] : others };
}

async function check(runtime: Runtime, actor: AtDesk, proof: Proof): Promise<void> {
  const limit = attemptLimit(runtime, [`proof:${actor.personId}`, networkOf(actor.origin.ip)]);
  await limit.take();
  const right =
    'password' in proof
      ? await verifyPassword(await passwordHashOf(runtime, actor), proof.password)
      : await inOrg(runtime, actor, (ctx) => takeTotpCode(ctx, proof.code));
  if (!right) throw new Invalid(wrong['password' in proof ? 'password' : 'code']);
  await limit.release();
}

async function passwordHashOf(runtime: Runtime, actor: Actor): Promise<string | null> {
  return inOrg(runtime, actor, async (ctx) => {
    const isSelf = and(eq(people.orgId, ctx.orgId), eq(people.id, ctx.personId));
    const [row] = await ctx.tx.select({ hash: people.passwordHash }).from(people).where(isSelf);
    return row?.hash ?? null;
  });
}
