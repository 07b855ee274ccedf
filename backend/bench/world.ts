import { v7 as newId } from 'uuid';
import { hashSecret, newSecret } from '../src/platform/auth/secrets.js';
import { connect } from '../src/platform/db/connect.js';
import { migrateDatabase } from '../src/platform/db/migrate.js';
import { postmasterOf } from './drive/cpu.js';

/** How large the world is, as every answer says. */
export interface WorldSize {
  organisation: string;
  customers: number;
  timelineEntries: number;
  largestTimeline: number;
  /** Of all organisations, as the planner knows it. */
  everywhere: { timelineEntries: number; timeEntries: number; messages: number };
}

export interface World {
  sql: ReturnType<typeof connect>;
  url: string;
  orgId: string;
  size: WorldSize;
  /** The customer with the longest timeline. */
  largest: string;
  owner: { id: string; key: string };
  /** Keys of different people, as many as the most connections, each with a customer they work with. */
  people: { key: string; customerId: string }[];
  /** Cookies of customers' people, half of them of the busiest customers. */
  guests: { cookie: string; customerId: string; contactId: string }[];
  postmaster: number | null;
  close(): Promise<void>;
}

const mostConnections = 32;
const benchAgent = 'Bench';

/** Looks at the largest organisation, and makes keys for its people that end with the measurement. */
export async function openWorld(administratorUrl: string): Promise<World> {
  await migrateDatabase({ url: administratorUrl });
  const sql = connect(administratorUrl, { max: 1 });
  const [organisation] = await sql<{ id: string; slug: string }[]>`
    select o.id, o.slug from organisations o
    order by (select count(*) from customers c where c.org_id = o.id) desc, o.id limit 1`;
  if (!organisation) {
    await sql.end();
    throw new Error('There is no organisation to measure. Build one: npm run -s threadline -- seed load');
  }
  const { id: orgId, slug } = organisation;
  const timelines = await sql<{ id: string; entries: number }[]>`
    select customer_id as id, count(*)::int as entries from timeline_entries where org_id = ${orgId}
    group by customer_id order by entries desc`;
  const keys = await makeKeys(sql, orgId);
  const guests = await inviteGuests(sql, orgId);
  const [backend] = await sql`select pg_backend_pid() as pid`;
  return {
    ...{
      sql,
      orgId,
      url: administratorUrl,
      largest: timelines[0]?.id ?? '',
      owner: keys.owner,
      people: keys.all,
      guests,
    },
    size: { organisation: slug, ...(await sizeOf(sql, orgId, timelines)) },
    postmaster: postmasterOf(Number(backend?.pid)),
    close: async () => {
      await sql`delete from api_keys where org_id = ${orgId} and name = ${keys.name}`;
      await sql`delete from portal_sessions where org_id = ${orgId} and user_agent = ${benchAgent}`;
      await sql.end();
    },
  };
}

async function sizeOf(sql: World['sql'], orgId: string, timelines: readonly { entries: number }[]) {
  const [customers] = await sql`select count(*)::int as count from customers where org_id = ${orgId}`;
  const estimates = await sql<{ name: string; rows: number }[]>`
    select relname as name, greatest(reltuples, 0)::int as rows from pg_class
    where relname in ('timeline_entries', 'time_entries', 'messages') and relnamespace = 'public'::regnamespace`;
  const rows = new Map(estimates.map((one) => [one.name, one.rows]));
  return {
    customers: Number(customers?.count),
    timelineEntries: timelines.reduce((sum, { entries }) => sum + entries, 0),
    largestTimeline: timelines[0]?.entries ?? 0,
    everywhere: {
      timelineEntries: rows.get('timeline_entries') ?? 0,
      timeEntries: rows.get('time_entries') ?? 0,
      messages: rows.get('messages') ?? 0,
    },
  };
}

async function makeKeys(sql: World['sql'], orgId: string) {
  const name = `Bench ${newId()}`;
  const people = await sql<{ id: string; customerId: string }[]>`
    select p.id, a.customer_id as "customerId" from people p cross join lateral (select a.customer_id from assignments a
      where a.org_id = p.org_id and a.person_id = p.id order by a.customer_id desc limit 1) a
    where p.org_id = ${orgId} and p.suspended_at is null and p.role in ('owner', 'admin', 'member')
    order by p.role = 'owner' desc, p.role = 'admin' desc, p.id limit ${mostConnections}`;
  const keys = people.map((person) => ({ ...person, key: newSecret('tlk') }));
  const rows = keys.map(({ id, key }) => ({
    ...{ org_id: orgId, id: newId(), person_id: id, name, prefix: key.slice(0, 10), key_hash: hashSecret(key) },
    ...{ scopes: ['read', 'write'], created_at: new Date(), last_used_at: new Date() },
  }));
  const [owner] = keys;
  if (!owner) throw new Error('The largest organisation has nobody who could ask.');
  await sql`insert into api_keys ${sql(rows)}`;
  return { name, owner, all: keys };
}

async function inviteGuests(sql: World['sql'], orgId: string): Promise<World['guests']> {
  const half = mostConnections / 2;
  const contacts = await sql<{ customerId: string; contactId: string }[]>`
    select distinct on (cc.customer_id) cc.customer_id as "customerId", cc.contact_id as "contactId" from customer_contacts cc
    where cc.org_id = ${orgId} and (cc.customer_id in (select id from customers where org_id = ${orgId} order by id limit ${half})
      or cc.customer_id in (select id from customers where org_id = ${orgId} order by id desc limit ${half}))
    order by cc.customer_id, cc.contact_id`;
  const guests = contacts.map((contact) => ({ ...contact, value: newSecret('tlp') }));
  const [now, end] = [new Date(), new Date(Date.now() + 14 * 86_400_000)];
  const rows = guests.map(({ customerId, contactId, value }) => ({
    ...{ org_id: orgId, id: hashSecret(value), customer_id: customerId, contact_id: contactId, user_agent: benchAgent },
    ...{ created_at: now, expires_at: end, ends_at: end },
  }));
  if (rows.length > 0) await sql`insert into portal_sessions ${sql(rows)}`;
  return guests.map(({ customerId, contactId, value }) => ({ cookie: `tl-portal=${value}`, customerId, contactId }));
}
