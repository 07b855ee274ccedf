import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../src/platform/db/connect.js';
import type { Sql } from '../src/platform/db/database.js';
import { urlAs } from '../src/platform/db/migrate.js';
import { canary, hiddenFrom, hiddenFromGuest } from './sweep/canaries.js';
import { tellFigures } from './sweep/figures.js';
import { type House, openHouse } from './sweep/house.js';
import { people } from './sweep/principals.js';

// The database alone, as if no line of the server asked for a permission or named an organisation in a query.
let house: House;
let app: Sql;
let portal: Sql;
let tables: string[];

beforeAll(async () => {
  house = await openHouse();
  app = connect(urlAs(house.server.database.adminUrl, 'threadline_app'), { max: 1 });
  portal = connect(urlAs(house.server.database.adminUrl, 'threadline_portal'), { max: 1 });
  const rows = await house.administrator<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`;
  tables = rows.map(({ name }) => name);
});
afterAll(async () => {
  await Promise.all([app?.end(), portal?.end()]);
  await house?.close();
});

interface Context {
  org: string;
  person: string;
  role: string;
  contact?: string;
  customer?: string;
}

/** In a transaction that leaves nothing behind, with the settings of a request. */
async function as<T>(sql: Sql, context: Context, work: (tx: Sql) => Promise<T>): Promise<T> {
  const over = new Error('over');
  let outcome: T | undefined;
  await sql
    .begin(async (tx) => {
      const { org, person, role, contact = '', customer = '' } = context;
      await tx`select set_config('app.org_id', ${org}, true), set_config('app.person_id', ${person}, true),
        set_config('app.role', ${role}, true), set_config('app.contact_id', ${contact}, true),
        set_config('app.customer_id', ${customer}, true)`;
      outcome = await work(tx as unknown as Sql);
      throw over;
    })
    .catch((error: unknown) => {
      if (error !== over) throw error;
    });
  return outcome as T;
}

const contextOf = (who: (typeof people)[number]): Context => {
  const { orgId, personId, role } = house.home.org[who];
  return { org: orgId, person: personId, role };
};

/** Rows that the role does see, of which the server's rules for single fields keep these words back. */
const keptBack: Record<string, readonly string[]> = {
  // Names of colleagues are for all; their addresses are not.
  people: [canary.unassigned, canary.neighbour, canary.assigned],
  // Of a customer in reach; a contractor is told its name only.
  customer_domains: [`${canary.assigned}.com`],
  // By the team's own addresses its mail is told from customers' mail.
  mailboxes: [canary.unassigned, canary.neighbour, canary.assigned],
  // What the product has told itself of a mail in somebody's own mailbox.
  events: [canary.personal],
  audit_log: [canary.personal],
  review_items: [canary.personal],
};

test('without a single condition, a query finds no row of another organisation and none out of the role’s scope', async () => {
  const wrong: string[] = [];
  let rows = 0;
  for (const who of people) {
    await as(app, contextOf(who), async (tx) => {
      for (const table of tables) {
        // What is one's own may hold any word.
        const found = await tx<{ org: string; text: string }[]>`select org_id as org, t::text as text
          from ${tx(table)} t where to_jsonb(t)->>'person_id' is distinct from ${contextOf(who).person}`;
        rows += found.length;
        if (found.some(({ org }) => org !== house.home.org.id)) wrong.push(`${who} finds others’ rows in ${table}`);
        const hidden = hiddenFrom[who].filter((word) => !keptBack[table]?.includes(word));
        const told = hidden.filter((word) => found.some(({ text }) => text.toLowerCase().includes(word)));
        if (told.length > 0) wrong.push(`${who} finds ${told} in ${table}`);
      }
    });
  }
  tellFigures('locks', { tables: tables.length, principals: people.length, rows, wrong: wrong.length });
  expect(wrong).toEqual([]);
});

test('no row can be moved into another organisation, nor changed by who only reads', async () => {
  const wrong: string[] = [];
  const owner = contextOf('owner');
  const reader = contextOf('readOnly');
  for (const table of tables) {
    const moved = await as(app, owner, (tx) =>
      tx`update ${tx(table)} set org_id = ${house.foreignOrgId}`.then(
        (result) => result.count,
        () => 0,
      ),
    );
    if (moved > 0) wrong.push(`The owner moves ${moved} rows of ${table} to another organisation`);
    for (const verb of ['update', 'delete'] as const) {
      const changed = await as(app, reader, (tx) =>
        (verb === 'update'
          ? tx`update ${tx(table)} t set org_id = org_id where to_jsonb(t)->>'person_id' is distinct from ${reader.person}`
          : tx`delete from ${tx(table)} t where to_jsonb(t)->>'person_id' is distinct from ${reader.person}`
        ).then(
          (result) => result.count,
          () => 0,
        ),
      );
      if (changed > 0 && !ownAlone.includes(table))
        wrong.push(`Who only reads can ${verb} ${changed} rows of ${table}`);
    }
  }
  expect(wrong).toEqual([]);
});

/** Besides what belongs to the person alone: the row of the person, and what jobs keep of their own work. */
const ownAlone = ['people', 'event_deliveries'];

test('functions that step over rows hand out ids of the own organisation alone', async () => {
  const foreign = Object.values(house.foreign);
  const word = canary.foreign;
  const told = await as(app, contextOf('owner'), async (tx) => [
    await tx`select * from search_customers(${word}, 50, false, true)`,
    await tx`select * from search_contacts(${word}, 50)`,
    await tx`select * from search_tasks(${word}, 50)`,
    await tx`select * from search_threads(${word}, 50)`,
    await tx`select * from timeline_matches(${house.foreign.customer}, ${word}, null, null, 50)`,
    await tx`select * from resembling_customers(${[word]})`,
    await tx`select own_domains()`,
  ]);
  const text = JSON.stringify(told);
  expect(foreign.filter((id) => text.includes(id))).toEqual([]);
});

test('a guest’s eyes see what is shared with their company, in whatever is granted to the portal', async () => {
  const grants = await house.administrator<{ table: string; columns: string[] }[]>`
    select table_name as "table", array_agg(column_name::text) as columns from information_schema.role_column_grants
    where grantee = 'threadline_portal' and privilege_type = 'SELECT' group by 1`;
  const seen: Record<string, number> = {};
  await as(portal, guestContext(), async (tx) => {
    for (const { table, columns } of grants) {
      const rows = await tx`select ${tx(columns)} from ${tx(table)}`;
      const told = hiddenFromGuest.filter((word) => JSON.stringify(rows).toLowerCase().includes(word));
      expect([table, told]).toEqual([table, []]);
      seen[table] = rows.length;
    }
  });
  expect(seen).toMatchObject({ tasks: 1, documents: 1, customers: 1, thread_shares: 1 });
});

test('a guest who is shut out sees nothing, were their visit still going on', async () => {
  const { org, contact, customer } = guestContext();
  const tasks = () => as(portal, guestContext(), (tx) => tx`select id from tasks`.then(({ length }) => length));
  const shut = (at: Date | null) => house.administrator`
    insert into portal_guests (org_id, customer_id, contact_id, closed_at) values (${org}, ${customer}, ${contact}, ${at})
    on conflict (org_id, customer_id, contact_id) do update set closed_at = excluded.closed_at`;
  expect(await tasks()).toBe(1);
  await shut(new Date());
  expect(await tasks()).toBe(0);
  await shut(null);
  expect(await tasks()).toBe(1);
});

function guestContext() {
  const { contact, customer } = house.guests.own.things;
  return { org: house.home.org.id, person: '', role: 'portal', contact, customer };
}
