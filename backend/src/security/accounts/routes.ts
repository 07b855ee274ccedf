import {
  type AccountProvider,
  beginAccount,
  chooseOrganisation,
  finishAccount,
  type WaysOffered,
} from '@threadline/shared/security/linked-accounts';
import { type Context, Hono } from 'hono';
import { type AtDesk, atDesk, sessionOf } from '../../platform/auth/at-desk.js';
import type { BrowserCookie } from '../../platform/auth/browser-cookie.js';
import { limitAsking } from '../../platform/auth/challenges/limit-asking.js';
import type { DeskDoor } from '../../platform/auth/open-the-desk.js';
import { readJson } from '../../platform/auth/read-json.js';
import { type Actor, inOrg } from '../../platform/db/in-org.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import { requireProof } from '../../platform/policy/require-proof.js';
import { type AttemptSecrets, beginAttempt, endAttempt } from './attempt.js';
import { authorisationUrl, createProviders, type ProviderSettings, type SignInProvider } from './provider.js';
import { redeemCode } from './redeem-code.js';
import { linkAccount } from './service.js';
import { chooseAmongHolders, signInByAccount } from './sign-in-by-account.js';

export interface AccountOptions extends DeskDoor {
  settings: ProviderSettings;
  browserCookie: BrowserCookie;
  signedIn: (c: Context) => Promise<Actor | null>;
}

type Finish = ReturnType<typeof finishAccount.parse>;

/** Sign-in by somebody else's word. The browser comes back to a page of ours, which posts what it came back with. */
export function accountRoutes(options: AccountOptions): Hono {
  const { runtime, browserCookie, originOf } = options;
  const providers = createProviders(options.settings, runtime.clock);
  const asked = (c: Context) => {
    const provider = providers.find(({ key }) => key === c.req.param('provider'));
    if (!provider) throw new NotFound('way to sign in');
    return provider;
  };
  return new Hono()
    .get('/auth/ways', (c) => c.json(offered(providers)))
    .post('/auth/accounts/choose', async (c) => {
      const choice = chooseOrganisation.parse(await readJson(c));
      return chooseAmongHolders(options, c, choice);
    })
    .post('/auth/accounts/:provider/begin', async (c) => {
      const provider = asked(c);
      const { intent } = beginAccount.parse(await readJson(c));
      await limitAsking(runtime, originOf(c).ip);
      const session = intent === 'link' ? sessionOf(await provenAtDesk(options, c)) : null;
      const attempt = { provider: provider.key, intent, browser: browserCookie.of(c), session };
      const secrets = await beginAttempt(placeOf(options), attempt);
      return c.json({ redirectTo: await authorisationUrl(provider, secrets) });
    })
    .post('/auth/accounts/:provider/finish', async (c) => {
      const provider = asked(c);
      const answer = finishAccount.parse(await readJson(c));
      return (await finishLink(options, c, { provider, answer })) ?? finishSignIn(options, c, { provider, answer });
    });
}

const offered = (providers: readonly SignInProvider[]): WaysOffered => {
  const has = (key: AccountProvider) => providers.some((provider) => provider.key === key);
  return { password: true, google: has('google'), microsoft: has('microsoft'), passkey: true };
};

interface Returned {
  provider: SignInProvider;
  answer: Finish;
}

async function finishSignIn(options: AccountOptions, c: Context, { provider, answer }: Returned): Promise<Response> {
  const browser = options.browserCookie.known(c) ?? '';
  const attempt = { provider: provider.key, intent: 'sign_in', browser, session: null } as const;
  const secrets = await endAttempt(placeOf(options), answer.state, attempt);
  if (!secrets) throw new Invalid('This sign-in was begun elsewhere or too long ago. Begin again.');
  const vouched = await redeemCode(provider, codeOf({ provider, answer }, secrets));
  return signInByAccount(options, c, { provider, vouched });
}

/** Null where the state is none of a link. */
async function finishLink(
  options: AccountOptions,
  c: Context,
  { provider, answer }: Returned,
): Promise<Response | null> {
  const actor = await options.signedIn(c);
  if (!actor) return null;
  const browser = options.browserCookie.known(c) ?? '';
  const attempt = { provider: provider.key, intent: 'link', browser, session: sessionOf(actor) } as const;
  const secrets = await endAttempt(placeOf(options), answer.state, attempt);
  if (!secrets) return null;
  const vouched = await redeemCode(provider, codeOf({ provider, answer }, secrets));
  const origin = options.originOf(c);
  await inOrg(options.runtime, { ...actor, origin }, (ctx) => linkAccount(ctx, provider.key, vouched));
  return c.json({ linked: true });
}

function codeOf({ provider: { name }, answer: { code, error, issuer } }: Returned, secrets: AttemptSecrets) {
  if (error === 'access_denied') {
    throw new Invalid(`You did not let ${name} tell us who you are. Begin again, or sign in in another way.`);
  }
  if (error !== undefined || !code) throw new Invalid(`${name} could not sign you in. Begin again in a moment.`);
  return { code, issuer, nonce: secrets.nonce, verifier: secrets.verifier };
}

async function provenAtDesk(options: AccountOptions, c: Context): Promise<AtDesk> {
  const actor = await atDesk(options, c);
  requireProof(actor, 'security.own', options.runtime.clock());
  return actor;
}

const placeOf = ({ runtime }: AccountOptions) => ({ db: runtime.db.orm, now: runtime.clock() });
