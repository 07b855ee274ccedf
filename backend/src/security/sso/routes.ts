import {
  type BeginSso,
  beginSso,
  confirmSso,
  finishSso,
  type SsoFinished,
  type SsoTried,
} from '@threadline/shared/security/sso';
import { type Context, Hono } from 'hono';
import { type AtDesk, atDesk, sessionOf } from '../../platform/auth/at-desk.js';
import type { BrowserCookie } from '../../platform/auth/browser-cookie.js';
import { limitAsking } from '../../platform/auth/challenges/limit-asking.js';
import { requireLiveSession } from '../../platform/auth/live-session.js';
import { type DeskDoor, openTheDesk } from '../../platform/auth/open-the-desk.js';
import { readJson } from '../../platform/auth/read-json.js';
import { requireStanding } from '../../platform/auth/standing.js';
import { type Actor, inOrg, systemOf } from '../../platform/db/in-org.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { requireProof } from '../../platform/policy/require-proof.js';
import { authorisationUrl } from '../accounts/provider.js';
import { redeemCode } from '../accounts/redeem-code.js';
import {
  type AttemptSecrets,
  beginAttempt,
  endAnswered,
  endAttempt,
  keepForLater,
  requestIdOf,
  takeKept,
} from './attempts.js';
import { tellOfConnection } from './events.js';
import { domainOf, type Word } from './identity.js';
import { createOpenIdConnections, type OpenIdConnections } from './open-id-connections.js';
import { linkIdentity, personOfWord, stillStands } from './person-of-word.js';
import { type ConnectionRow, findConnection, findConnections, noteIdentityUse, noteTested } from './queries.js';
import { samlRequestUrl } from './saml-provider.js';
import { samlRoutes } from './saml-routes.js';
import { secretPlace } from './secret-place.js';

export interface SsoOptions extends DeskDoor {
  browserCookie: BrowserCookie;
  signedIn: (c: Context) => Promise<Actor | null>;
  publicBaseUrl: string;
}

interface Rooms extends SsoOptions {
  openId: OpenIdConnections;
}

const begunElsewhere = 'This sign-in was begun elsewhere or too long ago. Begin again.';

/** Sign-in by an organisation's own provider. The browser comes back to a page of ours, which posts what it brings. */
export function ssoRoutes(options: SsoOptions): Hono {
  const rooms = { ...options, openId: createOpenIdConnections(options.publicBaseUrl, options.runtime.clock) };
  return new Hono()
    .route('/', samlRoutes(options))
    .get('/auth/sso/places', (c) => c.json({ publicBaseUrl: options.publicBaseUrl }))
    .post('/auth/sso/begin', async (c) => {
      const asked = beginSso.parse(await readJson(c));
      await limitAsking(options.runtime, options.originOf(c).ip);
      return c.json({ redirectTo: await begin(rooms, c, asked) });
    })
    .post('/auth/sso/finish', async (c) => finish(rooms, c, finishSso.parse(await readJson(c))))
    .post('/auth/sso/confirm', async (c) => {
      const { ticket } = confirmSso.parse(await readJson(c));
      return c.json(await confirm(rooms, c, ticket));
    });
}

async function begin(rooms: Rooms, c: Context, asked: BeginSso): Promise<string> {
  const { orgId, session, connection } = await connectionOf(rooms, c, asked);
  const about = { ...whichOf(connection), orgId, intent: asked.intent, session };
  const secrets = await beginAttempt(placeOf(rooms), rooms.browserCookie.of(c), about);
  if (connection.kind === 'oidc') return authorisationUrl(openIdOf(rooms, connection), secrets);
  const { state } = secrets;
  return samlRequestUrl(connection, { publicBaseUrl: rooms.publicBaseUrl, requestId: requestIdOf(state), state });
}

interface Chosen {
  orgId: string;
  session: string | null;
  connection: ConnectionRow;
}

async function connectionOf(rooms: Rooms, c: Context, asked: BeginSso): Promise<Chosen> {
  if (asked.intent === 'sign_in') {
    const { orgId, id } = await chosenAmong(rooms, asked);
    return { orgId, session: null, connection: await usable(rooms, { orgId, connectionId: id, intent: 'sign_in' }) };
  }
  const actor = await atDesk(rooms, c);
  const permission = asked.intent === 'test' ? 'security_policy.manage' : 'security.own';
  requireProof(actor, permission, rooms.runtime.clock());
  authorise(actor, permission, { personId: actor.personId });
  const { orgId } = actor;
  const { connection: connectionId, intent } = asked;
  return { orgId, session: sessionOf(actor), connection: await usable(rooms, { orgId, connectionId, intent }) };
}

/** Only the domain of an address is looked at, so that nobody learns who has an account. */
async function chosenAmong({ runtime }: Rooms, asked: BeginSso & { intent: 'sign_in' }) {
  const { organisation: told, connection } = asked;
  const found = await findConnections(runtime, told.includes('@') ? domainOf(told) : told);
  const chosen = connection ? found.filter(({ id }) => id === connection) : found;
  const [first, second] = chosen;
  if (!first)
    throw new Invalid(
      'No organisation with this name or domain signs in this way. Check it, or ask an admin for its short name.',
    );
  if (!second) return first;
  const connections = chosen.map(({ id, organisation, name }) => ({ id, name: `${organisation} · ${name}` }));
  throw new Conflict('There is more than one way in. Choose yours.', { details: { connections } });
}

interface Wanted {
  orgId: string;
  connectionId: string;
  intent: BeginSso['intent'];
}

/** A connection that may be used now: turned on, or tried out by those who set it up. */
async function usable({ runtime }: Rooms, { orgId, connectionId, intent }: Wanted): Promise<ConnectionRow> {
  const row = await inOrg(runtime, systemOf(orgId), (ctx) => findConnection(ctx, connectionId));
  if (!row || row.removedAt || (intent !== 'test' && !row.enabledAt)) throw new NotFound('connection');
  return row;
}

/** The same, where it is as it was when the try began. */
async function unchanged(rooms: Rooms, wanted: Wanted & { setAt: string }): Promise<ConnectionRow> {
  const connection = await usable(rooms, wanted);
  if (whichOf(connection).setAt !== wanted.setAt) throw new Invalid(begunElsewhere);
  return connection;
}

const whichOf = ({ id, changedAt }: ConnectionRow) => ({ connectionId: id, setAt: changedAt.toISOString() });

type Finish = ReturnType<typeof finishSso.parse>;

async function finish(rooms: Rooms, c: Context, answer: Finish): Promise<Response> {
  const browser = rooms.browserCookie.known(c) ?? '';
  const answered = await endAnswered(placeOf(rooms), answer.state, browser);
  const attempt = answered ?? (await endAttempt(placeOf(rooms), answer.state, browser));
  // A code comes back to its connection's own address. An answer by SAML has been held against its connection already.
  const cameBackTo = answer.connection ?? answered?.connectionId;
  if (!attempt || attempt.connectionId !== cameBackTo) throw new Invalid(begunElsewhere);
  const actor = attempt.session ? await atDesk(rooms, c) : null;
  if (actor && sessionOf(actor) !== attempt.session) throw new Invalid(begunElsewhere);
  const connection = await unchanged(rooms, attempt);
  const word = answered?.word ?? (await wordOfCode(rooms, { connection, answer, attempt: attempt as AttemptSecrets }));
  if (!actor) return signIn(rooms, c, { connection, word });
  if (attempt.intent === 'test') return c.json({ tested: await note(rooms, actor, { connection, word }) });
  return c.json(await link(rooms, actor, { connection, word }));
}

interface Brought {
  connection: ConnectionRow;
  answer: Finish;
  attempt: AttemptSecrets;
}

async function wordOfCode(rooms: Rooms, { connection, answer, attempt }: Brought): Promise<Word> {
  const { code, error, issuer } = answer;
  if (connection.kind !== 'oidc') throw new Invalid(begunElsewhere);
  if (error !== undefined || !code)
    throw new Invalid(`${connection.name} did not sign you in. Begin again, or ask an admin whether you may use it.`);
  const { nonce, verifier } = attempt;
  return (await redeemCode(openIdOf(rooms, connection), { code, issuer, nonce, verifier })).word;
}

interface Vouched {
  connection: ConnectionRow;
  word: Word;
}

async function signIn(rooms: Rooms, c: Context, { connection, word }: Vouched): Promise<Response> {
  const { runtime } = rooms;
  const origin = rooms.originOf(c);
  const person = await personOfWord(runtime, { connection, word, origin });
  if (!person) return c.json(await askToConfirm(rooms, c, { connection, word }));
  const opening = await openTheDesk(rooms, c, {
    ...{ person, by: 'sso' },
    stands: (ctx) => stillStands(ctx, { connection, word }),
  });
  const actor: Actor = { ...person, via: 'session', credentialId: null };
  await inOrg(runtime, actor, (ctx) => noteIdentityUse(ctx, connection, word.subject));
  return opening;
}

async function askToConfirm(rooms: Rooms, c: Context, { connection, word }: Vouched): Promise<SsoFinished> {
  const about = { ...whichOf(connection), orgId: connection.orgId, word };
  const ticket = await keepForLater(placeOf(rooms), rooms.browserCookie.of(c), about);
  return { confirm: { ticket, label: labelOf(word) } };
}

async function confirm(rooms: Rooms, c: Context, ticket: string): Promise<SsoFinished> {
  const actor = await atDesk(rooms, c);
  requireProof(actor, 'security.own', rooms.runtime.clock());
  const kept = await takeKept(placeOf(rooms), ticket, rooms.browserCookie.known(c) ?? '');
  if (!kept || kept.orgId !== actor.orgId) throw new Invalid(begunElsewhere);
  const connection = await unchanged(rooms, kept);
  return link(rooms, actor, { connection, word: kept.word });
}

async function link({ runtime }: Rooms, actor: AtDesk, { connection, word }: Vouched): Promise<SsoFinished> {
  await inOrg(runtime, actor, async (ctx) => {
    await requireStanding(ctx);
    await requireLiveSession(ctx);
    if (await linkIdentity(ctx, connection, word)) return;
    if (await noteIdentityUse(ctx, connection, word.subject)) return;
    throw new Conflict('Somebody else of your organisation signs in as this already. Ask an admin.');
  });
  return { linked: true };
}

async function note({ runtime }: Rooms, actor: AtDesk, { connection, word }: Vouched): Promise<SsoTried> {
  await inOrg(runtime, actor, async (ctx) => {
    authorise(ctx, 'security_policy.manage');
    await noteTested(ctx, connection);
    await tellOfConnection(ctx, 'sso.tested', { id: connection.id, facts: { name: connection.name } });
  });
  return word;
}

function openIdOf({ runtime, openId }: Rooms, connection: ConnectionRow) {
  const { orgId, id, clientSecret } = connection;
  return openId.providerOf(connection, runtime.secrets.open(secretPlace(orgId, id), clientSecret ?? ''));
}

const labelOf = ({ address, name, subject }: Word) => address ?? name ?? subject;

const placeOf = ({ runtime }: Rooms) => ({ db: runtime.db.orm, now: runtime.clock() });
