import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { cannedResponses } from '../src/canned-responses/schema.js';
import { assignments } from '../src/customers/schema.js';
import { mailConnections, mailFolders, remoteMessages } from '../src/mail-sync/schema.js';
import { mailPurges } from '../src/mailboxes/schema.js';
import { meetingPeople, meetings } from '../src/meetings/schema.js';
import { codeOf } from '../src/platform/db/database-away.js';
import type { Ctx } from '../src/platform/db/in-org.js';
import { promises } from '../src/promises/schema.js';
import { threadChanges } from '../src/threads/arrange/schema.js';
import { boxIn, storedMail } from '../src/threads/forget/stored-mails.fixture.js';
import { relinkBatches } from '../src/threads/relink/schema.js';
import { customerIn } from '../src/threads/threads.fixture.js';
import { type TestOrganisation, useWorld } from './world.js';

const world = useWorld();
const people = ['owner', 'admin', 'member', 'contractor', 'readOnly'] as const;
type Person = (typeof people)[number];
const team: readonly Person[] = ['owner', 'admin', 'member'];
const nobody: readonly Person[] = [];

/** Who may do what with rows of mail that they see; everything else is the product's own to write. */
const table = {
  canned_responses: { insert: team, update: team, delete: team },
  mail_purges: { insert: team, update: team, delete: nobody },
  promises: { insert: nobody, update: team, delete: nobody },
  meetings: { insert: nobody, update: nobody, delete: nobody },
  meeting_people: { insert: nobody, update: nobody, delete: nobody },
  message_attachments: { insert: nobody, update: nobody, delete: nobody },
  mail_blobs: { insert: team, update: nobody, delete: nobody },
  remote_messages: { insert: nobody, update: nobody, delete: nobody },
  mail_folders: { insert: nobody, update: nobody, delete: nobody },
  relink_batches: { insert: team, update: team, delete: nobody },
  thread_changes: { insert: team, update: team, delete: nobody },
} as const;
const verbs = ['insert', 'update', 'delete'] as const;
type Verb = (typeof verbs)[number];
const names = Object.keys(table) as (keyof typeof table)[];

let org: TestOrganisation;

beforeAll(async () => {
  org = await world.organisation();
  const customerId = await customerIn(world, org, { name: 'Acme', assigned: org.member });
  await world.as(org.system, ({ tx, now: createdAt }) =>
    tx
      .insert(assignments)
      .values({ orgId: org.id, customerId, personId: org.readOnly.personId, kind: 'assigned', createdAt }),
  );
  const mailboxId = await boxIn(world, org, {});
  const mail = await storedMail(world, org, { customerId, shared: true, copies: [{ mailboxId }] });
  await world.as(org.system, (ctx) => writeAround(ctx, { customerId, messageId: mail.id, threadId: mail.threadId }));
  for (const person of people) await hasOwn(person, mail.threadId);
});

test('those who only read do see what they may not change', async () => {
  const seen = await world.as(org.readOnly, async (ctx) => {
    const counts: Record<string, number> = {};
    for (const name of names) counts[name] = await countOf(ctx, name);
    return counts;
  });
  expect(seen).toMatchObject({ canned_responses: 2, promises: 1, meetings: 1, meeting_people: 1 });
  expect(seen).toMatchObject({ message_attachments: 1, mail_folders: 1, remote_messages: 1, thread_changes: 1 });
});

describe.each(names)('rows of %s', (name) => {
  test.each(verbs)('the database itself lets nobody else %s them', async (verb) => {
    const able: Person[] = [];
    for (const person of people) if ((await changedBy(person, name, verb)) > 0) able.push(person);
    expect(able).toEqual(table[name][verb]);
  });
});

/** How many rows a person changes where nothing but the database holds them back; what they did is undone. */
async function changedBy(person: Person, name: string, verb: Verb): Promise<number> {
  const rows = sql.identifier(name);
  // What stands in no key of the table is another value of the same row.
  const id = newId();
  const other = JSON.stringify({
    id,
    uid: id,
    hash: id,
    remote_id: id,
    address: id,
    position: 99,
    owner_id: ownerOf(person),
  });
  const statement = {
    insert: sql`insert into ${rows} select (jsonb_populate_record(t, ${other}::text::jsonb)).* from ${rows} t limit 1`,
    update: sql`update ${rows} set org_id = org_id`,
    delete: sql`delete from ${rows}`,
  }[verb];
  let changed = 0;
  const attempt = world.as(org[person], async ({ tx }) => {
    changed = (await tx.execute(statement)).count;
    throw new Undone();
  });
  // Where rows of other tables are in the way, the policies were not.
  await attempt.catch((error: unknown) => {
    if (!(error instanceof Undone) && codeOf(error) !== refusedByPolicy) changed = 1;
  });
  return changed;
}

class Undone extends Error {}
const refusedByPolicy = '42501';

const ownerOf = (person: Person) => org[person].personId;

async function countOf({ tx }: Ctx, name: string): Promise<number> {
  const [row] = await tx.execute<{ found: number }>(
    sql`select count(*)::integer as found from ${sql.identifier(name)}`,
  );
  return row?.found ?? 0;
}

interface Place {
  customerId: string;
  messageId: string;
  threadId: string;
}

/** What the product makes of a shared mail, and what belongs to the team. */
async function writeAround({ tx, now }: Ctx, { customerId, messageId, threadId }: Place): Promise<void> {
  const at = { orgId: org.id, createdAt: now };
  const meetingId = newId();
  await tx.insert(promises).values({
    ...{ ...at, id: newId(), messageId, threadId, side: 'ours', sentence: 'I send it on Friday.', state: 'suggested' },
  });
  await tx.insert(meetings).values({
    ...{ ...at, id: meetingId, uid: 'one', sequence: 0, messageId, title: 'Meeting', state: 'planned' },
    ...{ startsAt: now, updatedAt: now },
  });
  await tx
    .insert(meetingPeople)
    .values({ orgId: org.id, meetingId, address: 'jane@acme.test', attendance: 'accepted' });
  await tx.insert(cannedResponses).values({ ...at, id: newId(), title: 'Team', body: 'Hello', updatedAt: now });
  await tx
    .insert(relinkBatches)
    .values({ ...at, id: newId(), customerId, cause: 'domain', evidence: {}, state: 'done' });
}

/** A mailbox that is read, a text and a merge of the person's own, as of a member whose role was cut. */
async function hasOwn(person: Person, threadId: string): Promise<void> {
  const { personId } = org[person];
  const mailboxId = await boxIn(world, org, { owner: org[person] });
  await world.as(org.system, async ({ tx, now }) => {
    const at = { orgId: org.id, createdAt: now };
    const [connectionId, folderId] = [newId(), newId()];
    await tx
      .insert(mailConnections)
      .values({ ...at, id: connectionId, mailboxId, vendor: 'imap', settings: {}, state: 'live' });
    await tx.insert(mailFolders).values({
      ...{ orgId: org.id, id: folderId, connectionId, mailboxId, remoteId: 'INBOX', name: 'Inbox', role: 'inbox' },
      synced: true,
    });
    await tx
      .insert(remoteMessages)
      .values({ orgId: org.id, connectionId, folderId, mailboxId, remoteId: '1', outcome: 'skipped', seenAt: now });
    await tx
      .insert(mailPurges)
      .values({ ...at, id: newId(), mailboxId, ownerId: personId, cause: 'removed', startsAt: now });
    await tx
      .insert(cannedResponses)
      .values({ ...at, id: newId(), ownerId: personId, title: 'Mine', body: 'Hello', updatedAt: now });
    await tx.insert(threadChanges).values({
      ...{ ...at, id: newId(), kind: 'merge', fromThreadId: threadId, intoThreadId: threadId, messageIds: [] },
      ...{ idHashes: [], actorId: personId },
    });
  });
}
