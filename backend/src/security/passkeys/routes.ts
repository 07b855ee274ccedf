import { newPasskey, passkeyAnswer } from '@threadline/shared/security/passkeys';
import { type Context, Hono } from 'hono';
import { type AtDesk, atDesk, sessionOf } from '../../platform/auth/at-desk.js';
import { attemptLimit } from '../../platform/auth/attempt-limit.js';
import type { BrowserCookie } from '../../platform/auth/browser-cookie.js';
import { limitAsking } from '../../platform/auth/challenges/limit-asking.js';
import { countTry, type Waiting, waitedFor } from '../../platform/auth/factors/waiting.js';
import { type DeskDoor, finishWaiting, openTheDesk } from '../../platform/auth/open-the-desk.js';
import {
  askForPasskey,
  checkPasskey,
  type PasskeyAsked,
  passkeyRefused,
} from '../../platform/auth/passkeys/assertion.js';
import { ownPasskey } from '../../platform/auth/passkeys/passkeys-queries.js';
import { relyingPartyOf } from '../../platform/auth/passkeys/relying-party.js';
import { countAsProven } from '../../platform/auth/proof-routes.js';
import { readJson } from '../../platform/auth/read-json.js';
import { networkOf } from '../../platform/auth/sign-in.js';
import { signInEnded } from '../../platform/auth/standing.js';
import { type Actor, type Ctx, inOrg } from '../../platform/db/in-org.js';
import { requireProof } from '../../platform/policy/require-proof.js';
import { addPasskey } from './service.js';

export interface PasskeyOptions extends DeskDoor {
  browserCookie: BrowserCookie;
  publicBaseUrl: string;
  signedIn: (c: Context) => Promise<Actor | null>;
}

/** Passkeys where they need the browser: to sign in, to prove who one is, and to add one. */
export function passkeyRoutes(options: PasskeyOptions): Hono {
  const { runtime, browserCookie, originOf } = options;
  const at = relyingPartyOf(options.publicBaseUrl);
  const toSignIn = (holder: string): PasskeyAsked => ({ use: 'passkey_sign_in', holder, at, person: null });
  const toProve = (actor: AtDesk): PasskeyAsked => ({
    use: 'passkey_proof',
    holder: sessionOf(actor),
    at,
    person: actor,
  });
  const toFinish = ({ person, hash }: Waiting): PasskeyAsked => ({
    ...{ use: 'passkey_second_factor', holder: hash, at, person },
  });
  return new Hono()
    .post('/auth/passkeys/sign-in/ask', async (c) => {
      await limitAsking(runtime, originOf(c).ip);
      return c.json(await askForPasskey(runtime, toSignIn(browserCookie.of(c))));
    })
    .post('/auth/passkeys/sign-in', async (c) => {
      const holder = browserCookie.known(c);
      if (!holder) throw passkeyRefused();
      const key = await answered(options, c, toSignIn(holder));
      const stands = async (ctx: Ctx) => (await ownPasskey(ctx, key.id)) !== null;
      return openTheDesk(options, c, { person: key, by: 'passkey', stands });
    })
    .post('/auth/passkeys/prove/ask', async (c) =>
      c.json(await askForPasskey(runtime, toProve(await atDesk(options, c)))),
    )
    .post('/auth/passkeys/prove', async (c) => {
      const actor = await atDesk(options, c);
      await answered(options, c, toProve(actor));
      await countAsProven(options, c, { actor, by: 'passkey' });
      return c.body(null, 204);
    })
    .post('/auth/passkeys/factor/ask', async (c) => {
      const waiting = await waitedForHere(options, c);
      return c.json(await askForPasskey(runtime, toFinish(waiting)));
    })
    .post('/auth/passkeys/factor', async (c) => {
      const waiting = await waitedForHere(options, c);
      if (!(await countTry(runtime, waiting))) throw signInEnded();
      await answered(options, c, toFinish(waiting));
      if (!(await finishWaiting(options, c, { waiting, factor: 'passkey' }))) throw signInEnded();
      return c.body(null, 204);
    })
    .post('/auth/passkeys', async (c) => {
      const actor = await atDesk(options, c);
      requireProof(actor, 'security.own', runtime.clock());
      const made = newPasskey.parse(await readJson(c));
      return c.json(await inOrg(runtime, actor, (ctx) => addPasskey(ctx, made, at)));
    });
}

/** The passkey that has answered; tries that fail are counted, as those of passwords are. */
async function answered({ runtime, originOf }: PasskeyOptions, c: Context, asked: PasskeyAsked) {
  const answer = passkeyAnswer.parse(await readJson(c));
  const limit = attemptLimit(runtime, [`passkey:${answer.id}`, networkOf(originOf(c).ip)]);
  await limit.take();
  const key = await checkPasskey(runtime, answer, asked);
  await limit.release();
  return key;
}

async function waitedForHere({ runtime, sessions }: PasskeyOptions, c: Context): Promise<Waiting> {
  const waiting = await waitedFor(runtime, c, sessions.secure);
  if (!waiting) throw signInEnded();
  return waiting;
}
