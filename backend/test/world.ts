import type { TeamRole } from '@threadline/shared/kernel/roles';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll } from 'vitest';
import { projections } from '../src/app/projections.js';
import { organisations, people as peopleTable } from '../src/platform/auth/schema.js';
import { type Database, openDatabase } from '../src/platform/db/database.js';
import { type Actor, type Ctx, inOrg, type Runtime, systemOf } from '../src/platform/db/in-org.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { testSecrets } from './secrets.js';

export interface TestOrganisation {
  id: string;
  slug: string;
  owner: Actor;
  admin: Actor;
  member: Actor;
  /** A second member, to whom nothing of the first is assigned. */
  colleague: Actor;
  contractor: Actor;
  readOnly: Actor;
  system: Actor;
}

export interface TestWorld {
  database: TestDatabase;
  runtime: Runtime;
  /** Sets what every verb takes for now. */
  setClock(instant: string): void;
  /** A fresh organisation with a person in every role. */
  organisation(): Promise<TestOrganisation>;
  /** Runs a verb as the actor, in a transaction of its own. */
  as<T>(actor: Actor, work: (ctx: Ctx) => Promise<T>): Promise<T>;
}

export const testNow = '2026-03-10T09:00:00.000Z';

/** A world for one test file: own database, app role, real projections, a clock that tests set. */
export function useWorld(): TestWorld {
  const world = {} as TestWorld;
  let db: Database;
  let now = new Date(testNow);
  beforeAll(async () => {
    const database = await createTestDatabase();
    db = await openDatabase({ url: database.appUrl, connections: 10 });
    const runtime: Runtime = { db, clock: () => now, projections, secrets: testSecrets() };
    Object.assign(world, {
      database,
      runtime,
      setClock: (instant: string) => {
        now = new Date(instant);
      },
      organisation: () => createOrganisation(runtime),
      as: <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>) => inOrg(runtime, actor, work),
    });
  });
  afterAll(() => db?.close());
  return world;
}

const roleOf = {
  owner: 'owner',
  admin: 'admin',
  member: 'member',
  colleague: 'member',
  contractor: 'contractor',
  readOnly: 'read_only',
} as const satisfies Record<string, TeamRole>;

/** An organisation with a person in every role, written as the system. */
export async function createOrganisation(runtime: Runtime): Promise<TestOrganisation> {
  const id = newId();
  const slug = `org-${id.slice(-12)}`;
  const actors = Object.entries(roleOf).map(([key, role]): [string, Actor] => [
    key,
    { orgId: id, personId: newId(), role, via: 'session', credentialId: null },
  ]);
  await inOrg(runtime, systemOf(id), async (ctx) => {
    const createdAt = ctx.now;
    await ctx.tx
      .insert(organisations)
      .values({ id, slug, name: 'Test', timeZone: 'Europe/Berlin', locale: 'en', createdAt });
    await ctx.tx.insert(peopleTable).values(
      actors.map(([key, actor]) => ({
        orgId: id,
        id: actor.personId,
        email: `${key.toLowerCase()}@${slug}.test`,
        name: `${key} person`,
        role: roleOf[key as keyof typeof roleOf],
        createdAt,
      })),
    );
  });
  return { id, slug, system: systemOf(id), ...Object.fromEntries(actors) } as TestOrganisation;
}
