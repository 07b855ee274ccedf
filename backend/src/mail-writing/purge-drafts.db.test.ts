import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { mailBlobs } from '../threads/contents/schema.js';
import { mailDraftFiles, mailDrafts } from './schema.js';
import { discardDraft, purgeDrafts, startDraft } from './service.js';
import { useWriting } from './writing.fixture.js';

const world = useWriting();
const daysLater = (days: number) => ({
  ...world.runtime,
  clock: () => new Date(world.runtime.clock().getTime() + days * 86_400_000),
});

test('thirty days after it was sent or discarded a draft goes with its text and files; what is open stays', async () => {
  const { org } = await world.desk();
  const begin = () =>
    world.as(org.member, (ctx) => startDraft(ctx, { mode: 'new', to: [{ address: 'jane@acme.com', name: '' }] }));
  const [open, discarded] = [await begin(), await begin()];
  const [sent, recent] = [newId(), newId()];
  await world.as(org.member, (ctx) => discardDraft(ctx, { id: discarded.id }));
  await world.as(org.system, async ({ tx, now }) => {
    const [row] = await tx.select().from(mailDrafts);
    if (!row) throw new Error('There is no draft.');
    const ended = { ...row, state: 'sent' as const, body: 'Secret words', sentAt: now };
    const lately = new Date(now.getTime() + 2 * 86_400_000);
    await tx.insert(mailDrafts).values([
      { ...ended, id: sent, updatedAt: now },
      { ...ended, id: recent, updatedAt: lately },
    ]);
    await tx.insert(mailBlobs).values({ orgId: org.id, hash: 'a', size: 1, storageKey: 'a', createdAt: now });
    const file = { orgId: org.id, position: 0, name: 'a', type: 'text/plain', size: 1, blobHash: 'a' };
    await tx.insert(mailDraftFiles).values([sent, recent].map((draftId) => ({ ...file, draftId })));
  });
  const left = () =>
    world.as(org.system, async ({ tx }) => ({
      drafts: (await tx.select().from(mailDrafts)).map(({ id }) => id).sort(),
      files: (await tx.select().from(mailDraftFiles)).map(({ draftId }) => draftId),
    }));
  await purgeDrafts(daysLater(29));
  expect((await left()).drafts).toHaveLength(4);
  await purgeDrafts(daysLater(31));
  expect(await left()).toEqual({ drafts: [open.id, recent].sort(), files: [recent] });
});
