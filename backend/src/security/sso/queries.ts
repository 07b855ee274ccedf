import { and, asc, count, eq, isNotNull, isNull, like, sql } from 'drizzle-orm';
import { identities, people } from '../../platform/auth/schema.js';
import type { Ctx, Runtime } from '../../platform/db/in-org.js';
import { issuerOf, issuersOf } from './identity.js';
import { ssoConnections, ssoDomains } from './schema.js';

export type ConnectionRow = typeof ssoConnections.$inferSelect;
export type DomainRow = typeof ssoDomains.$inferSelect;

/** A connection by which people sign in, as it is found before anybody is known. */
export interface FoundConnection {
  orgId: string;
  id: string;
  organisation: string;
  name: string;
}

/** Where people of an organisation sign in, by its short name or a domain of its own. */
export function findConnections({ db }: Runtime, asked: string): Promise<FoundConnection[]> {
  return db.sql<FoundConnection[]>`
    select org_id as "orgId", id, organisation, name from find_sso_connections(${asked})`;
}

export function presentConnections(ctx: Ctx): Promise<ConnectionRow[]> {
  return ctx.tx
    .select()
    .from(ssoConnections)
    .where(and(eq(ssoConnections.orgId, ctx.orgId), isNull(ssoConnections.removedAt)))
    .orderBy(asc(ssoConnections.createdAt), asc(ssoConnections.id));
}

/** A connection, removed or not. */
export async function findConnection(ctx: Ctx, id: string): Promise<ConnectionRow | null> {
  const [row] = await ctx.tx.select().from(ssoConnections).where(isThis(ctx, id));
  return row ?? null;
}

export async function insertConnection(ctx: Ctx, row: Omit<ConnectionRow, 'orgId'>): Promise<void> {
  await ctx.tx.insert(ssoConnections).values({ ...row, orgId: ctx.orgId });
}

export async function changeConnection(ctx: Ctx, id: string, changes: Partial<ConnectionRow>): Promise<void> {
  await ctx.tx
    .update(ssoConnections)
    .set({ ...changes, changedAt: ctx.now })
    .where(isThis(ctx, id));
}

/** Notes that a try has succeeded, unless the connection has changed since. */
export async function noteTested(ctx: Ctx, { id, changedAt }: ConnectionRow): Promise<void> {
  await ctx.tx
    .update(ssoConnections)
    .set({ testedAt: ctx.now })
    .where(and(isThis(ctx, id), eq(ssoConnections.changedAt, changedAt)));
}

export function domainsOf(ctx: Ctx): Promise<DomainRow[]> {
  return ctx.tx.select().from(ssoDomains).where(eq(ssoDomains.orgId, ctx.orgId)).orderBy(asc(ssoDomains.domain));
}

export async function findDomain(ctx: Ctx, domain: string): Promise<DomainRow | null> {
  const [row] = await ctx.tx.select().from(ssoDomains).where(isDomain(ctx, domain));
  return row ?? null;
}

/** False where the organisation has named the domain already. */
export async function insertDomain(
  ctx: Ctx,
  row: Pick<DomainRow, 'domain' | 'connectionId' | 'challenge'>,
): Promise<boolean> {
  const inserted = await ctx.tx
    .insert(ssoDomains)
    .values({ ...row, orgId: ctx.orgId, createdAt: ctx.now })
    .onConflictDoNothing()
    .returning({ domain: ssoDomains.domain });
  return inserted.length > 0;
}

export async function noteVerified(ctx: Ctx, domain: string): Promise<void> {
  await ctx.tx.update(ssoDomains).set({ verifiedAt: ctx.now }).where(isDomain(ctx, domain));
}

export async function deleteDomain(ctx: Ctx, domain: string): Promise<boolean> {
  const deleted = await ctx.tx.delete(ssoDomains).where(isDomain(ctx, domain)).returning({ domain: ssoDomains.domain });
  return deleted.length > 0;
}

export async function isDomainOf(ctx: Ctx, { id }: ConnectionRow, domain: string): Promise<boolean> {
  const [row] = await ctx.tx
    .select({ domain: ssoDomains.domain })
    .from(ssoDomains)
    .where(and(isDomain(ctx, domain), eq(ssoDomains.connectionId, id), isNotNull(ssoDomains.verifiedAt)));
  return row !== undefined;
}

/** How many people sign in by each connection, by its id. */
export async function countPeople(ctx: Ctx): Promise<Map<string, number>> {
  const connection = sql<string>`split_part(${identities.issuer}, ':', 2)`;
  const rows = await ctx.tx
    .select({ connection, people: count() })
    .from(identities)
    .where(and(eq(identities.orgId, ctx.orgId), eq(identities.provider, 'sso')))
    .groupBy(connection);
  return new Map(rows.map((row) => [row.connection, row.people]));
}

/** Everybody who signs in by a connection. */
export async function peopleOf(ctx: Ctx, id: string): Promise<string[]> {
  const rows = await ctx.tx
    .selectDistinct({ personId: identities.personId })
    .from(identities)
    .where(and(eq(identities.orgId, ctx.orgId), like(identities.issuer, `${issuersOf(id)}%`)));
  return rows.map(({ personId }) => personId);
}

export interface KnownPerson {
  id: string;
  role: (typeof people.$inferSelect)['role'];
  suspendedAt: Date | null;
  removedAt: Date | null;
}
const known = { id: people.id, role: people.role, suspendedAt: people.suspendedAt, removedAt: people.removedAt };

/** Whom a subject of a connection stands for. */
export async function findBySubject(ctx: Ctx, connection: ConnectionRow, subject: string): Promise<KnownPerson | null> {
  const [row] = await ctx.tx
    .select(known)
    .from(identities)
    .innerJoin(people, and(eq(people.orgId, identities.orgId), eq(people.id, identities.personId)))
    .where(isIdentity(ctx, connection, subject));
  return row ?? null;
}

/** Whoever has the address here; somebody who has left only where nobody has it now. */
export async function findByAddress(ctx: Ctx, address: string): Promise<KnownPerson | null> {
  const rows = await ctx.tx
    .select(known)
    .from(people)
    .where(and(eq(people.orgId, ctx.orgId), eq(people.email, address)));
  return rows.find(({ removedAt }) => removedAt === null) ?? rows[0] ?? null;
}

/** Whether a person is known to this connection already, as whichever subject. */
export async function isKnownTo(ctx: Ctx, connection: ConnectionRow, personId: string): Promise<boolean> {
  const [row] = await ctx.tx
    .select({ id: identities.id })
    .from(identities)
    .where(
      and(
        eq(identities.orgId, ctx.orgId),
        eq(identities.personId, personId),
        eq(identities.issuer, issuerOf(connection)),
      ),
    );
  return row !== undefined;
}

/** False where the subject stands for somebody of the organisation already. */
export async function insertIdentity(
  ctx: Ctx,
  connection: ConnectionRow,
  { subject, label }: { subject: string; label: string | null },
): Promise<boolean> {
  const row = { issuer: issuerOf(connection), subject, label, provider: 'sso' } as const;
  const inserted = await ctx.tx
    .insert(identities)
    .values({ ...row, orgId: ctx.orgId, personId: ctx.personId, linkedAt: ctx.now, lastUsedAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: identities.id });
  return inserted.length > 0;
}

/** Holds an identity of the actor's own and notes its use; false where there is none any more. */
export async function noteIdentityUse(ctx: Ctx, connection: ConnectionRow, subject: string): Promise<boolean> {
  const noted = await ctx.tx
    .update(identities)
    .set({ lastUsedAt: ctx.now })
    .where(and(isIdentity(ctx, connection, subject), eq(identities.personId, ctx.personId)))
    .returning({ id: identities.id });
  return noted.length > 0;
}

/** Issuers by which the actor signs in, of connections. */
export async function ownIssuers(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.tx
    .select({ issuer: identities.issuer })
    .from(identities)
    .where(and(eq(identities.orgId, ctx.orgId), eq(identities.personId, ctx.personId), eq(identities.provider, 'sso')));
  return rows.map(({ issuer }) => issuer);
}

/** False where somebody has the address already. */
export async function insertPerson(
  ctx: Ctx,
  row: Pick<typeof people.$inferInsert, 'id' | 'name' | 'email' | 'role'>,
): Promise<boolean> {
  const inserted = await ctx.tx
    .insert(people)
    .values({ ...row, orgId: ctx.orgId, createdAt: ctx.now })
    .onConflictDoNothing({ target: [people.orgId, people.email], where: isNull(people.removedAt) })
    .returning({ id: people.id });
  return inserted.length > 0;
}

const isThis = (ctx: Ctx, id: string) => and(eq(ssoConnections.orgId, ctx.orgId), eq(ssoConnections.id, id));
const isDomain = (ctx: Ctx, domain: string) => and(eq(ssoDomains.orgId, ctx.orgId), eq(ssoDomains.domain, domain));
const isIdentity = (ctx: Ctx, connection: ConnectionRow, subject: string) =>
  and(eq(identities.orgId, ctx.orgId), eq(identities.issuer, issuerOf(connection)), eq(identities.subject, subject));
