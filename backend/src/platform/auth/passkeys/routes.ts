import { newPasskey, passkeyAnswer } from '@threadline/shared/security/passkeys';
import { type Context, Hono } from 'hono';
import { type Actor, inOrg, type Origin } from '../../db/in-org.js';
import { Unauthenticated } from '../../errors.js';
import { requireProof } from '../../policy/require-proof.js';
import { attemptLimit } from '../attempt-limit.js';
import type { BrowserCookie } from '../challenges/browser-cookie.js';
import { limitAsking } from '../challenges/limit-asking.js';
import { type DeskDoor, finishWaiting, openTheDesk } from '../challenges/open-the-desk.js';
import { countTry, type Waiting, waitedFor } from '../factors/waiting.js';
import { countAsProven } from '../proof-routes.js';
import { readJson } from '../read-json.js';
import { networkOf } from '../sign-in.js';
import { askForPasskey, checkPasskey, type PasskeyAsked, passkeyRefused } from './assertion.js';
import { relyingPartyOf } from './relying-party.js';
import { addPasskey } from './service.js';

export interface PasskeyOptions extends DeskDoor {
  browserCookie: BrowserCookie;
  publicBaseUrl: string;
  signedIn: (c: Context) => Promise<Actor | null>;
}

const tooLate = () =>
  new Unauthenticated('This sign-in has ended. Begin again with your address and password.', {
    details: { ended: true },
  });

type AtDesk = Actor & { origin: Origin };

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
      const person = await answered(options, c, toSignIn(holder));
      return openTheDesk(options, c, { person, by: 'passkey' });
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
      if (!(await countTry(runtime, waiting))) throw tooLate();
      await answered(options, c, toFinish(waiting));
      if (!(await finishWaiting(options, c, { waiting, factor: 'passkey' }))) throw tooLate();
      return c.body(null, 204);
    })
    .post('/auth/passkeys', async (c) => {
      const actor = await atDesk(options, c);
      requireProof(actor, 'security.own', runtime.clock());
      const made = newPasskey.parse(await readJson(c));
      return c.json(await inOrg(runtime, actor, (ctx) => addPasskey(ctx, made, at)));
    });
}

/** The person whose passkey has answered; tries that fail are counted, as those of passwords are. */
async function answered({ runtime, originOf }: PasskeyOptions, c: Context, asked: PasskeyAsked) {
  const answer = passkeyAnswer.parse(await readJson(c));
  const limit = attemptLimit(runtime, [`passkey:${answer.id}`, networkOf(originOf(c).ip)]);
  await limit.take();
  const person = await checkPasskey(runtime, answer, asked);
  await limit.release();
  return person;
}

async function waitedForHere({ runtime, sessions }: PasskeyOptions, c: Context): Promise<Waiting> {
  const waiting = await waitedFor(runtime, c, sessions.secure);
  if (!waiting) throw tooLate();
  return waiting;
}

async function atDesk({ signedIn, originOf }: PasskeyOptions, c: Context): Promise<AtDesk> {
  const actor = await signedIn(c);
  if (!actor) throw new Unauthenticated('Sign in to go on.');
  return { ...actor, origin: originOf(c) };
}

const sessionOf = ({ orgId, credentialId }: Actor) => `${orgId}:${credentialId}`;
