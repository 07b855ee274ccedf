import {
  type BeginGrant,
  beginGrant,
  type FinishGrant,
  finishGrant,
  type GrantFinished,
  grantAnswerPath,
} from '@threadline/shared/mail-sync/clients';
import { type Context, Hono } from 'hono';
import { type AtDesk, atDesk, type DeskVisitors, sessionOf } from '../../platform/auth/at-desk.js';
import type { BrowserCookie } from '../../platform/auth/browser-cookie.js';
import { limitAsking } from '../../platform/auth/challenges/limit-asking.js';
import { requireLiveSession } from '../../platform/auth/live-session.js';
import { readJson } from '../../platform/auth/read-json.js';
import { requireStanding } from '../../platform/auth/standing.js';
import { inOrg, type Runtime } from '../../platform/db/in-org.js';
import { Invalid } from '../../platform/errors.js';
import { connectGranted, requireAskable } from './connect-granted.js';
import { beginAttempt, endAttempt } from './grant-attempts.js';
import { grantRefusal } from './grant-refusals.js';
import type { Granted, MailGrants } from './grants.js';
import { openClientOf } from './open-client.js';

export interface GrantRoutesOptions extends DeskVisitors {
  runtime: Runtime;
  browserCookie: BrowserCookie;
  publicBaseUrl: string;
  /** The vendors where people can say yes. */
  grants: readonly MailGrants[];
}

const begunElsewhere = 'This connection was begun elsewhere or too long ago. Begin again.';

/** Connecting a mailbox by a yes at its vendor. The browser comes back to a page of ours, which posts what it brings. */
export function grantRoutes(options: GrantRoutesOptions): Hono {
  return new Hono()
    .get('/auth/mailboxes/places', (c) => c.json({ publicBaseUrl: options.publicBaseUrl }))
    .post('/auth/mailboxes/begin', async (c) => {
      const asked = beginGrant.parse(await readJson(c));
      await limitAsking(options.runtime, options.originOf(c).ip);
      return c.json({ redirectTo: await begin(options, c, asked) });
    })
    .post('/auth/mailboxes/finish', async (c) => {
      const answer = finishGrant.parse(await readJson(c));
      return c.json(await finish(options, c, answer));
    });
}

async function begin(options: GrantRoutesOptions, c: Context, asked: BeginGrant): Promise<string> {
  const actor = await atDesk(options, c);
  const grants = grantsOf(options, asked.vendor);
  const { vendor, mailboxId = null, kind, backFillFrom } = asked;
  const connecting = { vendor, mailboxId, kind, backFillFrom };
  const client = await inOrg(options.runtime, actor, async (ctx) => {
    await requireAskable(ctx, connecting);
    return openClientOf(ctx, grants);
  });
  const holder = { browser: options.browserCookie.of(c), session: sessionOf(actor) };
  const about = { ...connecting, clientRow: client.row };
  const secrets = await beginAttempt(placeOf(options), holder, about);
  return grants.authorisationUrl(client, { ...secrets, redirectUri: redirectUriOf(options, grants) });
}

async function finish(options: GrantRoutesOptions, c: Context, answer: FinishGrant): Promise<GrantFinished> {
  const actor = await atDesk(options, c);
  const holder = { browser: options.browserCookie.known(c) ?? '', session: sessionOf(actor) };
  const attempt = await endAttempt(placeOf(options), holder, answer.state);
  if (!attempt || attempt.vendor !== answer.vendor) throw new Invalid(begunElsewhere);
  const grants = grantsOf(options, attempt.vendor);
  const code = codeIn(answer, grants);
  const client = await inOrg(options.runtime, actor, (ctx) => openClientOf(ctx, grants));
  if (client.row !== attempt.clientRow) throw new Invalid(begunElsewhere);
  const journey = { redirectUri: redirectUriOf(options, grants), verifier: attempt.verifier, code };
  const granted: Granted = await grants.redeem(client, journey).catch((problem: unknown) => {
    throw grantRefusal(problem, grants.name);
  });
  return connect(options, actor, { ...attempt, granted });
}

function connect({ runtime }: GrantRoutesOptions, actor: AtDesk, found: Parameters<typeof connectGranted>[1]) {
  return inOrg(runtime, actor, async (ctx) => {
    await requireStanding(ctx);
    await requireLiveSession(ctx);
    return connectGranted(ctx, found);
  });
}

function codeIn({ code, error }: FinishGrant, { name }: MailGrants): string {
  if (error === 'access_denied')
    throw new Invalid(`You did not let ${name} give us your mail. Begin again, or ask an admin whether you may.`);
  if (error !== undefined || !code)
    throw new Invalid(`${name} could not connect this mailbox. Begin again in a moment.`);
  return code;
}

function grantsOf({ grants }: GrantRoutesOptions, vendor: MailGrants['vendor']): MailGrants {
  const found = grants.find((one) => one.vendor === vendor);
  if (!found) throw new Invalid('Mailboxes of this vendor cannot be connected in this way. Choose another.');
  return found;
}

const redirectUriOf = ({ publicBaseUrl }: GrantRoutesOptions, { vendor }: MailGrants) =>
  publicBaseUrl + grantAnswerPath(vendor);

const placeOf = ({ runtime }: GrantRoutesOptions) => ({ db: runtime.db.orm, now: runtime.clock() });
