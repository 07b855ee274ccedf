import { stages } from '@threadline/shared/customers/choices';
import { idPrefix } from './chance.js';
import type { Part } from './part.js';
import { firstNames, forms, lastNames, qualities, trades } from './words.js';

const industries = ['Logistics', 'Finance', 'Health', 'Retail', 'Manufacturing', 'Education', 'Media', 'Energy'];
const plans = ['Starter', 'Team', 'Business', 'Enterprise'];
const regions = ['DACH', 'Benelux', 'Nordics', 'North America', 'APAC', 'UK & Ireland'];
const contactsPerCustomer = 3;

/** Customers with domain, owner, one more colleague, and three contacts each; kept in session tables for later writers. */
export async function writeCustomers(part: Part): Promise<void> {
  await nameCustomers(part);
  await nameContacts(part);
  const { bulk, orgId, organisation, salt, until } = part;
  const people = organisation.people;
  const person = idPrefix('person', organisation.index);
  await bulk`
    insert into customers (org_id, id, name, stage, industry, plan, size, region, tags, signed_up_on, started_on, renewal_on,
      mrr_cents, currency, created_at)
    select ${orgId}::uuid, c.id, c.name, (${stages as unknown as string[]}::text[])[pg_temp.draw(c.n, ${salt}::bigint + 10, ${stages.length}::int)],
      (${industries}::text[])[pg_temp.draw(c.n, ${salt}::bigint + 11, ${industries.length}::int)],
      (${plans}::text[])[pg_temp.draw(c.n, ${salt}::bigint + 12, ${plans.length}::int)],
      (array['smb', 'mid_market', 'enterprise'])[pg_temp.draw(c.n, ${salt}::bigint + 13, 3)],
      (${regions}::text[])[pg_temp.draw(c.n, ${salt}::bigint + 14, ${regions.length}::int)], '{}',
      signed.day, signed.day + 14, ${until}::timestamptz::date + pg_temp.draw(c.n, ${salt}::bigint + 16, 365),
      10000 * pg_temp.few(c.n, ${salt}::bigint + 17, 2000, 1), 'EUR', ${until}::timestamptz - pg_temp.chance(c.n, ${salt}::bigint + 18) * interval '700 days'
    from load_customers c cross join lateral (select ${until}::timestamptz::date - 700 - pg_temp.draw(c.n, ${salt}::bigint + 15, 900) as day) signed`;
  await bulk`
    insert into customer_domains (org_id, customer_id, domain, created_at)
    select ${orgId}::uuid, id, domain, ${until}::timestamptz from load_customers`;
  await bulk`
    insert into assignments (org_id, customer_id, person_id, kind, created_at)
    select ${orgId}::uuid, c.id, pg_temp.load_id(${person}, 1 + (c.n + other * 3) % ${people}::int),
      case other when 0 then 'owner' else 'assigned' end, ${until}::timestamptz
    from load_customers c cross join generate_series(0, 1) other`;
  await writeContacts(part);
}

async function nameCustomers({ bulk, organisation, salt }: Part): Promise<void> {
  const id = idPrefix('customer', organisation.index);
  await bulk`drop table if exists pg_temp.load_customers`;
  await bulk`create temporary table load_customers (n bigint, id uuid, name text, domain text) on commit drop`;
  await bulk`
    insert into load_customers
    select n, pg_temp.load_id(${id}, n) as id, quality || ' ' || trade || ' ' || form as name,
      lower(quality || '-' || trade || '-' || n) || '.example' as domain
    from generate_series(1, ${organisation.customers}::int) n cross join lateral (select
      (${qualities}::text[])[pg_temp.draw(n, ${salt}::bigint + 1, ${qualities.length}::int)] as quality,
      (${trades}::text[])[pg_temp.draw(n, ${salt}::bigint + 2, ${trades.length}::int)] as trade,
      (${forms}::text[])[pg_temp.draw(n, ${salt}::bigint + 3, ${forms.length}::int)] as form) words`;
  await bulk`analyze load_customers`;
}

async function nameContacts({ bulk, organisation, salt }: Part): Promise<void> {
  const id = idPrefix('contact', organisation.index);
  await bulk`drop table if exists pg_temp.load_contacts`;
  await bulk`
    create temporary table load_contacts (n bigint, customer_n bigint, customer_id uuid, id uuid, name text, address text) on commit drop`;
  await bulk`
    insert into load_contacts
    select k.n, c.n as customer_n, c.id as customer_id, pg_temp.load_id(${id}, k.n) as id, first || ' ' || last as name,
      lower(first || '.' || last || '.' || k.n) || '@' || c.domain as address
    from load_customers c cross join generate_series(1, ${contactsPerCustomer}::int) place
      cross join lateral (select (c.n - 1) * ${contactsPerCustomer}::int + place as n) k
      cross join lateral (select
        (${firstNames}::text[])[pg_temp.draw(k.n, ${salt}::bigint + 4, ${firstNames.length}::int)] as first,
        (${lastNames}::text[])[pg_temp.draw(k.n, ${salt}::bigint + 5, ${lastNames.length}::int)] as last) words`;
  await bulk`analyze load_contacts`;
}

async function writeContacts({ bulk, orgId, until }: Part): Promise<void> {
  await bulk`
    insert into contacts (org_id, id, name, created_at) select ${orgId}::uuid, id, name, ${until}::timestamptz from load_contacts`;
  await bulk`
    insert into contact_addresses (org_id, contact_id, address, alias_key, is_primary)
    select ${orgId}::uuid, id, address, address, true from load_contacts`;
  await bulk`
    insert into customer_contacts (org_id, customer_id, contact_id, role, created_at)
    select ${orgId}::uuid, customer_id, id,
      (array['executive_sponsor', 'project_owner', 'champion', 'end_user', 'billing'])[1 + n % 5], ${until}::timestamptz
    from load_contacts`;
}
