import { expect, test } from 'vitest';
import { useOffice } from '../tasks/office.fixture.js';
import { createTask } from '../tasks/service.js';
import { editNote, listNotes, removeNote, restoreNote, writeNote } from './service.js';

const office = useOffice();
const plain = { sensitive: false, mentions: [] };

async function start() {
  const org = await office.organisation();
  const customerId = await office.customer(org, { assigned: [org.member, org.colleague] });
  const note = await office.as(org.member, (ctx) => writeNote(ctx, { ...plain, customerId, body: 'They are unhappy' }));
  return { org, customerId, note };
}

test('a member writes a note, and no event holds a word of it', async () => {
  const { org, customerId, note } = await start();
  expect(note).toMatchObject({
    body: 'They are unhappy',
    version: 1,
    author: { name: 'member person' },
    abilities: { edit: true },
  });
  const [event] = await office.told(org, note.id);
  expect(event).toMatchObject({ name: 'note.written', customerId, actorId: org.member.personId });
  expect(JSON.stringify(event)).not.toContain('unhappy');
});

test('read-only people and strangers write no note', async () => {
  const { org, customerId } = await start();
  const write = (ctx: Parameters<typeof writeNote>[0]) => writeNote(ctx, { ...plain, customerId, body: 'x' });
  const other = await office.organisation();
  await expect(office.as(org.readOnly, write)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(office.as(other.owner, write)).rejects.toMatchObject({ code: 'not_found' });
});

test('another organisation neither reads nor changes a note', async () => {
  const { customerId, note } = await start();
  const other = await office.organisation();
  const { id } = note;
  await expect(office.as(other.owner, (ctx) => editNote(ctx, { id, version: 1, body: 'x' }))).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(office.as(other.owner, (ctx) => removeNote(ctx, { id }))).rejects.toMatchObject({ code: 'not_found' });
  await expect(office.as(other.owner, (ctx) => restoreNote(ctx, { id }))).rejects.toMatchObject({ code: 'not_found' });
  await expect(office.as(other.owner, (ctx) => listNotes(ctx, { customerId, limit: 50 }))).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('one edits own notes only, owner and admin all', async () => {
  const { org, note } = await start();
  const edit = { id: note.id, version: 1, body: 'Better now' };
  await expect(office.as(org.colleague, (ctx) => editNote(ctx, edit))).rejects.toMatchObject({ code: 'forbidden' });
  await expect(office.as(org.colleague, (ctx) => removeNote(ctx, { id: note.id }))).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(await office.as(org.member, (ctx) => editNote(ctx, edit))).toMatchObject({ body: 'Better now', version: 2 });
  expect(await office.as(org.admin, (ctx) => editNote(ctx, { ...edit, version: 2 }))).toMatchObject({ version: 3 });
  expect((await office.told(org, note.id)).map((event) => event.name)).toEqual([
    'note.written',
    'note.edited',
    'note.edited',
  ]);
});

test('an edit of an older version is answered with the current note, so that both texts survive', async () => {
  const { org, note } = await start();
  await office.as(org.admin, (ctx) => editNote(ctx, { id: note.id, version: 1, body: 'Admin was faster' }));
  const late = office.as(org.member, (ctx) => editNote(ctx, { id: note.id, version: 1, body: 'Late' }));
  await expect(late).rejects.toMatchObject({
    code: 'conflict',
    details: { current: { body: 'Admin was faster', version: 2 } },
  });
});

test('of two edits at once one wins and the other learns of it', async () => {
  const { org, note } = await start();
  const edits = ['one', 'two', 'three', 'four'].map((body) =>
    office.as(org.member, (ctx) => editNote(ctx, { id: note.id, version: 1, body })),
  );
  const results = await Promise.allSettled(edits);
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'conflict' });
});

test('a removed note is gone until it is restored', async () => {
  const { org, customerId, note } = await start();
  await office.as(org.member, (ctx) => removeNote(ctx, { id: note.id }));
  await office.as(org.member, (ctx) => removeNote(ctx, { id: note.id }));
  expect((await office.as(org.member, (ctx) => listNotes(ctx, { customerId, limit: 50 }))).items).toEqual([]);
  await office.as(org.member, (ctx) => restoreNote(ctx, { id: note.id }));
  expect((await office.as(org.member, (ctx) => listNotes(ctx, { customerId, limit: 50 }))).items).toHaveLength(1);
  expect((await office.told(org, note.id)).map((event) => event.name)).toEqual([
    'note.written',
    'note.removed',
    'note.restored',
  ]);
});

test('a sensitive note is hidden from read-only people and contractors', async () => {
  const { org, customerId } = await start();
  const assigneeId = org.contractor.personId;
  const task = await office.as(org.member, (ctx) => createTask(ctx, { customerId, title: 'Build', assigneeId }));
  const write = (body: string, sensitive: boolean) =>
    office.as(org.member, (ctx) => writeNote(ctx, { customerId, taskId: task.id, body, sensitive, mentions: [] }));
  await write('open', false);
  await write('closed', true);
  const bodies = async (actor: typeof org.owner) =>
    (await office.as(actor, (ctx) => listNotes(ctx, { customerId, limit: 50 }))).items.map((note) => note.body);
  expect(await bodies(org.contractor)).toEqual(['open']);
  expect(await bodies(org.readOnly)).toEqual(['open', 'They are unhappy']);
  expect(await bodies(org.colleague)).toEqual(['closed', 'open', 'They are unhappy']);
});

test('a contractor writes on own tasks only, and nothing sensitive', async () => {
  const { org, customerId } = await start();
  const mine = await office.as(org.member, (ctx) =>
    createTask(ctx, { customerId, title: 'Mine', assigneeId: org.contractor.personId }),
  );
  const theirs = await office.as(org.member, (ctx) => createTask(ctx, { customerId, title: 'Theirs' }));
  const write = (input: object) =>
    office.as(org.contractor, (ctx) => writeNote(ctx, { ...plain, customerId, body: 'x', ...input }));
  expect(await write({ taskId: mine.id })).toMatchObject({ taskId: mine.id });
  await expect(write({})).rejects.toMatchObject({ code: 'forbidden' });
  await expect(write({ taskId: theirs.id })).rejects.toMatchObject({ code: 'not_found' });
  await expect(write({ taskId: mine.id, sensitive: true })).rejects.toMatchObject({ code: 'forbidden' });
});

test('mentions reach those who can read the note, and nobody else', async () => {
  const { org } = await start();
  const customerId = await office.customer(org);
  const mention = (ids: string[], sensitive = false) =>
    office.as(org.member, (ctx) => writeNote(ctx, { customerId, body: 'Look', sensitive, mentions: ids }));
  const note = await mention([org.owner.personId, org.owner.personId, org.readOnly.personId]);
  expect(note.mentions.map((person) => person.id).sort()).toEqual([org.owner.personId, org.readOnly.personId].sort());
  const [event] = await office.told(org, note.id);
  expect(event?.data).toMatchObject({ mentions: [org.owner.personId, org.readOnly.personId] });
  const other = await office.organisation();
  const blind = [org.colleague, org.contractor, other.owner];
  for (const person of blind) await expect(mention([person.personId])).rejects.toMatchObject({ code: 'invalid' });
  await expect(mention([org.readOnly.personId], true)).rejects.toMatchObject({ code: 'invalid' });
});

test('an edit tells only of people mentioned for the first time', async () => {
  const { org, note } = await start();
  const edit = (version: number, mentions?: string[]) =>
    office.as(org.member, (ctx) =>
      editNote(ctx, { id: note.id, version, body: 'x', ...(mentions ? { mentions } : {}) }),
    );
  await edit(1, [org.owner.personId]);
  await edit(2, [org.owner.personId, org.colleague.personId]);
  expect((await edit(3)).mentions).toHaveLength(2);
  const told = await office.told(org, note.id);
  expect(told.map((event) => event.data.mentions)).toEqual([[], [org.owner.personId], [org.colleague.personId], []]);
});

test('a list pages newest first and searches words literally', async () => {
  const { org, customerId } = await start();
  for (const body of ['100% sure', 'a_b', 'last']) {
    await office.as(org.member, (ctx) => writeNote(ctx, { ...plain, customerId, body }));
  }
  const page = (input: object) => office.as(org.member, (ctx) => listNotes(ctx, { customerId, limit: 3, ...input }));
  const first = await page({});
  const second = await page({ cursor: first.nextCursor });
  expect([...first.items, ...second.items].map((item) => item.body)).toEqual([
    'last',
    'a_b',
    '100% sure',
    'They are unhappy',
  ]);
  expect((await page({ search: '%' })).items.map((item) => item.body)).toEqual(['100% sure']);
});
