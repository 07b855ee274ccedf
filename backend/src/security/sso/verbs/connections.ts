import type { SaveConnection, SsoConnection } from '@threadline/shared/security/sso';
import { v7 as newId } from 'uuid';
import { readSignInRules, writeSignInRules } from '../../../platform/auth/rules/sign-in-rules.js';
import type { Ctx } from '../../../platform/db/in-org.js';
import { Conflict, Invalid, LimitReached, NotFound } from '../../../platform/errors.js';
import { authorise } from '../../../platform/policy/authorise.js';
import { endSignInsBy } from '../end-sign-ins-by.js';
import { tellOfConnection } from '../events.js';
import { refuseLastWay, requireOwnerWhereAlone, requireWayForOwners } from '../last-way.js';
import { presentConnection } from '../present.js';
import {
  type ConnectionRow,
  changeConnection,
  countPeople,
  domainsOf,
  findConnection,
  insertConnection,
  presentConnections,
} from '../queries.js';
import { factsOfTrust, isOtherTrust, requireVouching, type Trust, trustOf } from '../trust.js';

const mostConnections = 10;

/** Where the organisation's people sign in elsewhere. */
export async function listConnections(ctx: Ctx): Promise<{ items: SsoConnection[] }> {
  authorise(ctx, 'person.manage');
  const [rows, domains, people] = [await presentConnections(ctx), await domainsOf(ctx), await countPeople(ctx)];
  return { items: rows.map((row) => presentConnection(row, { domains, people: people.get(row.id) ?? 0 })) };
}

/**
 * Sets whom to believe. A connection that believes somebody else than before is off until it has been tried anew, and lets
 * owners in once an owner says so of just these certificates: never because something else of it was saved.
 */
export async function saveConnection(ctx: Ctx, input: SaveConnection): Promise<SsoConnection> {
  authorise(ctx, 'security_policy.manage');
  const before = input.id === undefined ? null : await requireConnection(ctx, input.id);
  if (before && before.kind !== input.kind)
    throw new Invalid('A connection keeps its kind. Make a new one for the other.');
  const id = before?.id ?? newId();
  const trust = trustOf(ctx, { id, input, before });
  const trustChanged = before !== null && isOtherTrust(before, trust);
  const vouchesForOwners = vouches(ctx, {
    input,
    trust,
    kept: before ? before.vouchesForOwners && !trustChanged : null,
  });
  const { name, kind, createsPeople, createsRole } = input;
  const settings = { name, createsPeople, createsRole, vouchesForOwners, ...trust };
  if (before) await change(ctx, before, { settings, trustChanged });
  else await add(ctx, { ...blank(ctx), ...settings, id, kind });
  const facts = { name, kind, issuer: trust.issuer, trustChanged, vouchesForOwners, ...factsOfTrust(before, trust) };
  await tellOfConnection(ctx, 'sso.saved', { id, facts });
  return showConnection(ctx, id);
}

/** Turns a connection on once it has been tried, or off; what was signed in by it ends then. */
export async function switchConnection(
  ctx: Ctx,
  { id, enabled }: { id: string; enabled: boolean },
): Promise<SsoConnection> {
  authorise(ctx, 'security_policy.manage');
  const row = await requireConnection(ctx, id);
  if ((row.enabledAt !== null) === enabled) return showConnection(ctx, id);
  if (enabled && !row.testedAt) throw new Conflict('Try this connection out first, so that nobody is sent astray.');
  if (!enabled) await requireOwnerWhereAlone(ctx);
  if (!enabled) await refuseLastWay(ctx, row);
  await changeConnection(ctx, id, { enabledAt: enabled ? ctx.now : null });
  if (enabled) await allowSso(ctx);
  else await shut(ctx, id);
  await tellOfConnection(ctx, enabled ? 'sso.enabled' : 'sso.disabled', { id, facts: { name: row.name } });
  return showConnection(ctx, id);
}

/** Takes a connection away. Whoever signs in by it is signed out; who they are there is known again if it comes back. */
export async function removeConnection(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  authorise(ctx, 'security_policy.manage');
  const row = await findConnection(ctx, id);
  if (!row) throw new NotFound('connection');
  if (row.removedAt) return { id };
  await requireOwnerWhereAlone(ctx);
  await refuseLastWay(ctx, row);
  await changeConnection(ctx, id, { removedAt: ctx.now, enabledAt: null });
  if (row.enabledAt) await requireWayForOwners(ctx);
  await endSignInsBy(ctx, id);
  await tellOfConnection(ctx, 'sso.removed', { id, facts: { name: row.name } });
  return { id };
}

/** Brings a removed connection back, turned off. */
export async function restoreConnection(ctx: Ctx, { id }: { id: string }): Promise<SsoConnection> {
  authorise(ctx, 'security_policy.manage');
  const row = await findConnection(ctx, id);
  if (!row) throw new NotFound('connection');
  if (row.removedAt) {
    await refuseMany(ctx);
    await changeConnection(ctx, id, { removedAt: null });
    await tellOfConnection(ctx, 'sso.restored', { id, facts: { name: row.name } });
  }
  return showConnection(ctx, id);
}

/** A connection that is there; NotFound for one that was removed. */
export async function requireConnection(ctx: Ctx, id: string): Promise<ConnectionRow> {
  const row = await findConnection(ctx, id);
  if (!row || row.removedAt) throw new NotFound('connection');
  return row;
}

/** A connection as an admin sees it. */
export async function showConnection(ctx: Ctx, id: string): Promise<SsoConnection> {
  const found = (await listConnections(ctx)).items.find((one) => one.id === id);
  if (!found) throw new NotFound('connection');
  return found;
}

type Settings = Trust & Pick<ConnectionRow, 'name' | 'createsPeople' | 'createsRole' | 'vouchesForOwners'>;

interface Vouching {
  input: SaveConnection;
  trust: Trust;
  /** Whether it vouches already; null for a new connection, of which nobody else has entered anything. */
  kept: boolean | null;
}

function vouches(ctx: Ctx, { input, trust, kept }: Vouching): boolean {
  if (input.vouchFor) requireVouching(ctx, trust, input.vouchFor);
  return input.vouchFor !== undefined || (kept ?? ctx.role === 'owner');
}

async function add(ctx: Ctx, row: Omit<ConnectionRow, 'orgId'>): Promise<void> {
  await refuseMany(ctx);
  await insertConnection(ctx, row);
}

async function change(
  ctx: Ctx,
  before: ConnectionRow,
  { settings, trustChanged }: { settings: Settings; trustChanged: boolean },
): Promise<void> {
  if (!trustChanged) return changeConnection(ctx, before.id, settings);
  await requireOwnerWhereAlone(ctx);
  await refuseLastWay(ctx, before);
  await changeConnection(ctx, before.id, { ...settings, testedAt: null, enabledAt: null });
  if (before.enabledAt) await shut(ctx, before.id);
}

async function shut(ctx: Ctx, id: string): Promise<void> {
  await requireWayForOwners(ctx);
  await endSignInsBy(ctx, id);
}

const blank = (ctx: Ctx) => ({
  ...{ testedAt: null, enabledAt: null, removedAt: null },
  ...{ createdAt: ctx.now, changedAt: ctx.now },
});

async function refuseMany(ctx: Ctx): Promise<void> {
  if ((await presentConnections(ctx)).length < mostConnections) return;
  throw new LimitReached(`An organisation has at most ${mostConnections} connections. Remove one first.`);
}

/** Whoever turns a connection on wants people to come in by it. */
async function allowSso(ctx: Ctx): Promise<void> {
  const rules = await readSignInRules(ctx);
  if (!rules.ways.includes('sso')) await writeSignInRules(ctx, { ...rules, ways: [...rules.ways, 'sso'] });
}
