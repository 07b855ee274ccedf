import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { createContact } from '../contacts/service.js';
import { createCustomer } from '../customers/service.js';
import { closeAccess } from '../sharing/service.js';
import { createTask } from '../tasks/service.js';
import { merging } from './merging.fixture.js';
import { previewContacts, previewCustomers } from './service.js';

const world = useWorld();
const { mergeAs, unmergeAs, mergeContactsAs, unmergeContactsAs } = merging(world);

/** A customer with a person who may come in and is in, and a task that is shown to them. */
async function shown(org: TestOrganisation, name: string) {
  const { id } = await world.as(org.owner, (ctx) => createCustomer(ctx, { name, domains: [`${name}.com`] }));
  const customers = [{ customerId: id, role: null }];
  const contact = await world.as(org.owner, (ctx) =>
    createContact(ctx, { name: `Person of ${name}`, addresses: [`jane@${name}.com`], customers }),
  );
  const task = await world.as(org.owner, (ctx) => createTask(ctx, { customerId: id, title: `Shown to ${name}` }));
  await world.as(org.system, async ({ tx }) => {
    await tx.execute(sql`update tasks set shared = true, shared_at = now() where id = ${task.id}`);
    await tx.execute(sql`insert into portal_sessions (org_id, id, customer_id, contact_id, created_at, expires_at, ends_at)
      values (${org.id}, ${name}, ${id}, ${contact.id}, now(), now() + interval '1 day', now() + interval '1 day')`);
  });
  return { id, contact: contact.id, task: task.id };
}

/** Which of the customer's people may come in, and what of it is shown. */
async function portalOf(org: TestOrganisation, customerId: string) {
  return world.as(org.system, async ({ tx }) => {
    const [row] = await tx.execute<{ people: string[]; shown: string[]; sessions: number }>(sql`
      select array(select k.name from customer_contacts cc join contacts k on k.org_id = cc.org_id and k.id = cc.contact_id
          where cc.customer_id = ${customerId} and not exists (select 1 from portal_guests g where g.org_id = cc.org_id
            and g.customer_id = cc.customer_id and g.contact_id = cc.contact_id and g.closed_at is not null) order by 1) as people,
        array(select title from tasks where customer_id = ${customerId} and shared order by 1) as shown,
        (select count(*)::int from portal_sessions where org_id = ${org.id}) as sessions`);
    return row;
  });
}

test('apart: nobody of a portal sees more than before, and all is as before when it is taken back', async () => {
  const org = await world.organisation();
  const [a, b] = [await shown(org, 'alpha'), await shown(org, 'beta')];
  const pair = { goneId: a.id, keptId: b.id };
  const { portal } = await world.as(org.owner, (ctx) => previewCustomers(ctx, pair));
  expect(portal).toEqual({ goneShared: 1, keptShared: 1, gonePeople: 1, keptPeople: 1, moreMail: 0 });
  const { id } = await mergeAs(org.owner, pair, { portal: 'apart' });
  expect(await portalOf(org, b.id)).toEqual({ people: ['Person of beta'], shown: ['Shown to beta'], sessions: 1 });
  await unmergeAs(org.owner, id);
  expect(await portalOf(org, a.id)).toEqual({ people: ['Person of alpha'], shown: ['Shown to alpha'], sessions: 1 });
  expect(await portalOf(org, b.id)).toEqual({ people: ['Person of beta'], shown: ['Shown to beta'], sessions: 1 });
});

test('together: both sides see what was shared with either, and those who come over sign in anew', async () => {
  const org = await world.organisation();
  const [a, b] = [await shown(org, 'alpha'), await shown(org, 'beta')];
  await mergeAs(org.owner, { goneId: a.id, keptId: b.id }, { portal: 'together' });
  const both = {
    people: ['Person of alpha', 'Person of beta'],
    shown: ['Shown to alpha', 'Shown to beta'],
    sessions: 1,
  };
  expect(await portalOf(org, b.id)).toEqual(both);
});

test('apart: a conversation that would now show mails of the other’s people is withdrawn', async () => {
  const org = await world.organisation();
  const [a, b] = [await shown(org, 'alpha'), await shown(org, 'beta')];
  await world.as(org.system, ({ tx }) =>
    tx.execute(sql`with t as (insert into threads (org_id, id, subject, canonical_subject, created_at)
        values (${org.id}, gen_random_uuid(), 'Both', 'both', now()) returning org_id, id),
      s as (insert into thread_shares (org_id, thread_id, customer_id, shared_at) select org_id, id, ${b.id}, now() from t),
      m as (insert into messages (org_id, id, thread_id, rfc_message_id, message_id_hash, content_hash, subject, snippet, body,
          attachments, outgoing, shared, stored_at)
        select org_id, gen_random_uuid(), id, 'x', 'x', 'x', 'Both', '', '', '[]', false, true, now() from t returning *)
      insert into message_participants (org_id, message_id, position, role, address)
        select org_id, id, 0, 'from', 'anybody@alpha.com' from m`),
  );
  const pair = { goneId: a.id, keptId: b.id };
  const live = () =>
    world.as(org.system, async ({ tx }) => {
      const rows = await tx.execute(sql`select 1 from thread_shares where org_id = ${org.id} and removed_at is null`);
      return rows.length;
    });
  expect((await world.as(org.owner, (ctx) => previewCustomers(ctx, pair))).portal.moreMail).toBe(1);
  const { id } = await mergeAs(org.owner, pair, { portal: 'apart' });
  expect(await live()).toBe(0);
  await unmergeAs(org.owner, id);
  expect(await live()).toBe(1);
});

test('two contacts become one: the preview names the portals that open, both sign in anew, and it can be taken back', async () => {
  const org = await world.organisation();
  const [a, b] = [await shown(org, 'alpha'), await shown(org, 'beta')];
  const pair = { goneId: a.contact, keptId: b.contact };
  const preview = await world.as(org.owner, (ctx) => previewContacts(ctx, pair));
  expect(preview.portalGains).toEqual([
    { customer: { id: a.id, name: 'alpha' }, address: 'jane@beta.com' },
    { customer: { id: b.id, name: 'beta' }, address: 'jane@alpha.com' },
  ]);
  expect(preview.fields).toEqual([{ field: 'name', gone: 'Person of alpha', kept: 'Person of beta' }]);
  const before = await contactRows(org);
  const { id } = await mergeContactsAs(org.admin, pair, { take: ['name'] });
  expect(await portalOf(org, a.id)).toMatchObject({ people: ['Person of alpha'], sessions: 0 });
  expect(await portalOf(org, b.id)).toMatchObject({ people: ['Person of alpha'] });
  await unmergeContactsAs(org.owner, id);
  expect(await contactRows(org)).toEqual(before);
});

test('who was shut out under one address stays so under the other', async () => {
  const org = await world.organisation();
  const [a, b] = [await shown(org, 'alpha'), await shown(org, 'beta')];
  await world.as(org.owner, (ctx) => closeAccess(ctx, { customerId: a.id, contactId: a.contact }));
  await mergeContactsAs(org.owner, { goneId: a.contact, keptId: b.contact });
  expect(await portalOf(org, a.id)).toMatchObject({ people: [] });
  expect(await portalOf(org, b.id)).toMatchObject({ people: ['Person of beta'] });
});

test('members merge no contacts, and another organisation has none to merge', async () => {
  const org = await world.organisation();
  const [a, b] = [await shown(org, 'alpha'), await shown(org, 'beta')];
  const pair = { goneId: a.contact, keptId: b.contact };
  for (const actor of [org.member, org.contractor, org.readOnly])
    await expect(mergeContactsAs(actor, pair)).rejects.toThrow('Your role');
  const stranger = await world.organisation();
  await expect(mergeContactsAs(stranger.owner, pair)).rejects.toThrow('does not exist');
});

test('a merge of contacts cannot be taken back while one of their customers is part of another', async () => {
  const org = await world.organisation();
  const [a, b] = [await shown(org, 'alpha'), await shown(org, 'beta')];
  const contacts = await mergeContactsAs(org.owner, { goneId: a.contact, keptId: b.contact });
  const customers = await mergeAs(org.owner, { goneId: a.id, keptId: b.id });
  await expect(unmergeContactsAs(org.owner, contacts.id)).rejects.toThrow('After this, alpha was merged into beta.');
  await unmergeAs(org.owner, customers.id);
  await unmergeContactsAs(org.owner, contacts.id);
});

/** Everything of contacts, but for sessions, which stay ended. */
async function contactRows(org: TestOrganisation) {
  return world.as(org.system, async ({ tx }) => {
    const found: Record<string, unknown[]> = {};
    for (const table of ['contacts', 'contact_addresses', 'customer_contacts', 'portal_guests', 'tasks']) {
      const rows = await tx.execute<{ row: unknown }>(
        sql`select to_jsonb(t) as row from ${sql.identifier(table)} t where t.org_id = ${org.id} order by t::text`,
      );
      found[table] = rows.map(({ row }) => row);
    }
    return found;
  });
}
