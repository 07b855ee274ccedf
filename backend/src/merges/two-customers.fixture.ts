import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import type { TestOrganisation, TestWorld } from '../../test/world.js';
import type { Ctx } from '../platform/db/in-org.js';
import { customerTables } from './tables.js';

export type Draw = <Choice>(choices: readonly Choice[]) => Choice;

/** The same choices for the same seed, so that a world that fails can be built again. */
export function drawing(seed: number): Draw {
  let state = seed;
  return (choices) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return choices[(state >>> 8) % choices.length] as (typeof choices)[number];
  };
}

export interface TwoCustomers {
  a: string;
  b: string;
  contacts: string[];
  threads: string[];
}

interface Making {
  org: TestOrganisation;
  draw: Draw;
}

const at = (minutes: number) => new Date(Date.UTC(2026, 1, 1, 0, minutes)).toISOString();

/** Two customers with things of every kind, some of which both have, written as they lie in the tables. */
export async function twoCustomers(world: TestWorld, org: TestOrganisation, seed: number): Promise<TwoCustomers> {
  const draw = drawing(seed);
  const [a, b] = [newId(), newId()];
  const contacts = Array.from({ length: 5 }, () => newId());
  const threads = Array.from({ length: 6 }, () => newId());
  await world.as(org.system, async (ctx) => {
    for (const [id, name] of [
      [a, 'Acme GmbH'],
      [b, 'Acme Holding'],
    ] as const) {
      await ctx.tx.execute(sql`insert into customers (org_id, id, name, stage, industry, tags, created_at) values
        (${org.id}, ${id}, ${name}, 'growth', ${draw([null, 'Software', 'Retail'])}, ${draw(['{one}', '{two,one}'])}::text[], ${at(1)})`);
    }
    for (const [index, id] of contacts.entries()) {
      await ctx.tx.execute(
        sql`insert into contacts (org_id, id, name, created_at) values (${org.id}, ${id}, ${`Contact ${index}`}, ${at(2)})`,
      );
    }
    for (const id of threads)
      await ctx.tx.execute(sql`insert into threads (org_id, id, subject, canonical_subject, created_at)
        values (${org.id}, ${id}, ${`About ${id}`}, 'about', ${at(3)})`);
    await sharedThings(ctx, { org, made: { a, b, contacts, threads }, draw });
    for (const customer of [a, b]) await ownThings(ctx, { org, customer, draw });
  });
  return { a, b, contacts, threads };
}

/** Rows that both may have: domains, people, conversations and what is shared of them. */
async function sharedThings(ctx: Ctx, { org, made, draw }: Making & { made: TwoCustomers }): Promise<void> {
  const yes = () => draw([true, true, false]);
  const { tx } = ctx;
  const owned = new Set<string>();
  for (const customer of [made.a, made.b]) {
    for (const domain of ['acme.com', 'acme.de', 'acme.fr'])
      if (yes())
        await tx.execute(sql`insert into customer_domains values (${org.id}, ${customer}, ${domain}, ${at(4)})`);
    for (const person of [org.member, org.colleague, org.owner, org.readOnly]) {
      const kind = draw(['owner', 'assigned', 'assigned', null]);
      if (kind === null || (kind === 'owner' && owned.has(customer))) continue;
      if (kind === 'owner') owned.add(customer);
      await tx.execute(sql`insert into assignments (org_id, customer_id, person_id, kind, created_at)
        values (${org.id}, ${customer}, ${person.personId}, ${kind}, ${at(5)})`);
    }
    for (const contact of made.contacts) {
      if (yes())
        await tx.execute(sql`insert into customer_contacts (org_id, customer_id, contact_id, role, created_at)
          values (${org.id}, ${customer}, ${contact}, ${draw([null, 'billing', 'champion'])}, ${at(6)})`);
      if (yes())
        await tx.execute(sql`insert into portal_guests (org_id, customer_id, contact_id, digest, closed_at)
          values (${org.id}, ${customer}, ${contact}, 'weekly', ${draw([null, null, at(7)])})`);
    }
    for (const thread of made.threads) await linked(ctx, { org, customer, thread }, draw);
  }
}

async function linked(
  { tx }: Ctx,
  { org, customer, thread }: { org: TestOrganisation; customer: string; thread: string },
  draw: Draw,
): Promise<void> {
  const yes = () => draw([true, true, false]);
  if (yes())
    await tx.execute(sql`insert into thread_shares (org_id, thread_id, customer_id, shared_at, shared_by, removed_at)
      values (${org.id}, ${thread}, ${customer}, ${at(8)}, ${org.owner.personId}, ${draw([null, null, at(9)])})`);
  if (yes())
    await tx.execute(sql`insert into thread_customer_links (org_id, id, thread_id, customer_id, reason, evidence, confidence,
        is_primary, created_at, removed_at)
      values (${org.id}, ${newId()}, ${thread}, ${customer}, 'manual', '{"domain": "acme.com"}', 1,
        not exists (select 1 from thread_customer_links l where l.org_id = ${org.id} and l.thread_id = ${thread}
          and l.is_primary and l.removed_at is null), ${at(10)}, null)`);
  // A mail stands on the timelines of all to whom its conversation belongs.
  if (yes())
    await tx.execute(sql`insert into timeline_entries (org_id, id, customer_id, at, kind, event, source, title, subject_type,
        subject_id, thread_id, customer_facing, system, told_by, removed_at, search)
      values (${org.id}, ${newId()}, ${customer}, ${at(11)}, 'email', 'message.stored', 'mail', 'Hello', 'message',
        ${thread}, ${thread}, true, true, ${thread}, ${draw([null, null, at(12)])}, to_tsvector('simple', 'hello'))`);
}

/** Rows of one customer alone: work, words and hours, also those that are for one person's eyes. */
async function ownThings({ tx }: Ctx, { org, customer, draw }: Making & { customer: string }): Promise<void> {
  const people = [org.member.personId, org.owner.personId, org.contractor.personId];
  for (let index = 0; index < draw([2, 3, 5]); index += 1) {
    const [task, person, gone] = [newId(), draw(people), draw([null, null, at(20)])];
    const head = sql`${org.id}, ${newId()}, ${customer}`;
    await tx.execute(sql`insert into tasks (org_id, id, customer_id, title, created_at, shared, removed_at)
      values (${org.id}, ${task}, ${customer}, ${`Task ${index}`}, ${at(13)}, ${draw([true, false])}, ${gone})`);
    await tx.execute(sql`insert into internal_notes (org_id, id, customer_id, task_id, body, created_at, removed_at)
      values (${head}, ${task}, ${`Note ${index}`}, ${at(14)}, ${gone})`);
    await tx.execute(sql`insert into interactions (org_id, id, customer_id, kind, note, occurred_at, created_at)
      values (${head}, 'call', ${`Call ${index}`}, ${at(15)}, ${at(15)})`);
    await tx.execute(sql`insert into follow_ups (org_id, id, customer_id, title, due_on, created_at, removed_at)
      values (${head}, ${`Next ${index}`}, '2026-05-01', ${at(16)}, ${gone})`);
    await tx.execute(sql`insert into time_entries (org_id, id, customer_id, person_id, task_id, category, billable, started_at,
        ended_at, duration_seconds)
      values (${head}, ${person}, ${task}, 'meeting', true, ${at(17 + index)}, ${at(18 + index)}, 60)`);
    await tx.execute(sql`insert into timeline_entries (org_id, id, customer_id, at, kind, event, source, title, subject_type,
        subject_id, customer_facing, system, visible_to, search)
      values (${head}, ${at(18)}, 'time_entry', 'timer.stopped', 'desk', 'Hours', 'time_entry', ${newId()}, false, false,
        ${person}, to_tsvector('simple', 'hours'))`);
    await tx.execute(sql`insert into sender_rules (org_id, id, customer_id, address, verdict, created_at)
      values (${head}, ${`rule-${index}@acme.com`}, 'customer', ${at(19)})`);
    await tx.execute(sql`insert into stored_files (org_id, hash, key, type, size, created_at)
      values (${org.id}, ${task}, ${task}, 'text/plain', 5, ${at(19)})`);
    await tx.execute(sql`insert into documents (org_id, id, customer_id, name, file_hash, type, size, added_at, shared_at)
      values (${head}, ${`file-${index}.txt`}, ${task}, 'text/plain', 5, ${at(19)}, ${draw([null, at(20)])})`);
  }
}

/** Every row of every table that names one of the customers, whole, but for what a merge is allowed to leave changed. */
export async function rowsOf(world: TestWorld, org: TestOrganisation, customers: readonly string[]) {
  const ids = sql`${sql.param([...customers])}::uuid[]`;
  return world.as(org.system, async ({ tx }) => {
    const found: Record<string, string[]> = {};
    const own = await tx.execute<{ row: string }>(
      sql`select (to_jsonb(c) - 'version')::text as row from customers c where c.id = any(${ids}) order by c.id`,
    );
    found.customers = own.map(({ row }) => row);
    for (const [table, { does }] of Object.entries(customerTables)) {
      if (does === 'keep' || does === 'end') continue;
      const rows = await tx.execute<{ row: string }>(sql`select to_jsonb(t)::text as row from ${sql.identifier(table)} t
        where to_jsonb(t)->>'customer_id' = any(${ids}::text[])
          and coalesce(to_jsonb(t)->>'event', '') not in ('customer.merged', 'customer.unmerged') order by 1`);
      found[table] = rows.map(({ row }) => row);
    }
    return found;
  });
}
