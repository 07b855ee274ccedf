import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import type { Actor } from '../platform/db/in-org.js';
import { useOffice } from '../tasks/office.fixture.js';
import { all, busyMember, type To } from './leaving.fixture.js';
import { addPerson, removePerson, tellSuccessors } from './service.js';

const office = useOffice();
const password = 'what she signs in with';
const busy = () => busyMember(office);
const remove = (actor: Actor, id: string, handover: To) =>
  office.as(actor, (ctx) => removePerson(ctx, { id, handover }));

test('with who leaves go their second factors, passkeys, reset links and known browsers', async () => {
  const { org } = await busy();
  const { personId } = org.member;
  const tables = [
    'totp_factors',
    'recovery_codes',
    'passkeys',
    'password_resets',
    'known_browsers',
    'waiting_sign_ins',
  ];
  await office.as({ ...org.system, personId }, async ({ tx }) => {
    await tx.execute(sql`insert into totp_factors (org_id, person_id, secret, created_at)
      values (${org.id}, ${personId}, 's', now())`);
    await tx.execute(sql`insert into recovery_codes (org_id, person_id, hash, created_at)
      values (${org.id}, ${personId}, 'h', now())`);
    await tx.execute(sql`insert into passkeys (org_id, id, person_id, name, credential_id, public_key, counter, transports,
      backed_up, created_at) values (${org.id}, ${newId()}, ${personId}, 'k', ${newId()}, 'p', 0, '{}', false, now())`);
    await tx.execute(sql`insert into password_resets (org_id, hash, person_id, created_at, expires_at)
      values (${org.id}, ${newId()}, ${personId}, now(), now())`);
    await tx.execute(sql`insert into known_browsers (org_id, person_id, hash, first_seen_at, last_seen_at)
      values (${org.id}, ${personId}, 'b', now(), now())`);
    await tx.execute(sql`insert into waiting_sign_ins (org_id, hash, person_id, by, created_at, expires_at)
      values (${org.id}, ${newId()}, ${personId}, 'password', now(), now())`);
  });
  const left = () =>
    office.as(org.system, async ({ tx }) => {
      const counts: number[] = [];
      for (const table of tables) {
        const [row] = await tx.execute<{ count: number }>(
          sql`select count(*)::int as count from ${sql.identifier(table)} where person_id = ${personId}`,
        );
        counts.push(row?.count ?? 0);
      }
      return counts;
    });
  expect(await left()).toEqual(tables.map(() => 1));
  await remove(org.admin, personId, all(org.colleague.personId));
  expect(await left()).toEqual(tables.map(() => 0));
});

test('mail of a personal mailbox stays unseen by everybody, also by who gets the address next', async () => {
  const { org } = await busy();
  const { personId } = org.member;
  const [mailbox, message, thread] = [newId(), newId(), newId()];
  await office.as(org.system, async ({ tx }) => {
    await tx.execute(sql`insert into threads (org_id, id, subject, canonical_subject, created_at)
      values (${org.id}, ${thread}, 'Private', 'private', now())`);
    await tx.execute(sql`insert into mailboxes (org_id, id, address, kind, owner_id, created_at)
      values (${org.id}, ${mailbox}, ${`member@${org.slug}.test`}, 'personal', ${personId}, now())`);
    await tx.execute(sql`insert into messages (org_id, id, thread_id, subject, rfc_message_id, message_id_hash, content_hash,
      sent_at, from_name, snippet, body, attachments, outgoing, shared, stored_at)
      values (${org.id}, ${message}, ${thread}, 'Private', 'm', 'm', 'm', now(), 'X', 'x', 'x', '[]', false, false, now())`);
    await tx.execute(sql`insert into mailbox_messages (org_id, mailbox_id, message_id, created_at)
      values (${org.id}, ${mailbox}, ${message}, now())`);
  });
  const seenBy = async (actor: Actor) =>
    (await office.as(actor, (ctx) => ctx.tx.execute(sql`select id from messages`))).length;
  expect(await seenBy(org.member)).toBe(1);
  await remove(org.owner, personId, all(org.colleague.personId));
  const given = { name: 'Next', email: `member@${org.slug}.test`, role: 'admin', password } as const;
  const next = await office.as(org.owner, (ctx) => addPerson(ctx, given));
  const others = [org.owner, org.admin, org.colleague, { ...org.admin, personId: next.id }];
  for (const actor of others) expect(await seenBy(actor)).toBe(0);
});

test('who takes over is told by mail how much and from whom, and not who gave it to themself', async () => {
  const { org } = await busy();
  const to = { ...all(org.colleague.personId), followUpsTo: org.owner.personId };
  await remove(org.owner, org.member.personId, to);
  const [event] = await office.told(org, org.member.personId);
  const subscriber = tellSuccessors('https://desk.example');
  if (!event || !subscriber.concerns?.(event)) throw new Error('Nobody would be told.');
  await office.as(org.system, (ctx) => subscriber.run(ctx, event));
  const mails = await office.as(org.system, ({ tx }) =>
    tx.execute(sql`select to_address as "to", subject, body from outbound_mails`),
  );
  expect([...mails]).toEqual([
    {
      to: `colleague@${org.slug}.test`,
      subject: 'You take over from member person',
      body: [
        'owner person gave you what member person held:',
        '- 2 customers, whose owner you are now\n- 1 task\n- the approval of one person’s hours',
        'It waits for you here:\nhttps://desk.example/\n',
      ].join('\n\n'),
    },
  ]);
});
