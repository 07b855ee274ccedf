import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../../test/world.js';
import { explainMail, link, storeMessage, unlink } from '../service.js';
import { customerIn, mailboxIn, mailOf } from '../threads.fixture.js';

const world = useWorld();

async function receive(org: TestOrganisation, mail: Parameters<typeof mailOf>[0]): Promise<string> {
  const mailbox = await mailboxIn(world, org, { address: 'support@team.example' });
  const stored = await world.as(org.system, (ctx) => storeMessage(ctx, mailOf(mail), { mailbox, store: 'all' }));
  return 'threadId' in stored ? stored.threadId : '';
}

const explain = (org: TestOrganisation, id: string) => world.as(org.system, (ctx) => explainMail(ctx, id));

test('a mail says by which header it is where it is, and by which evidence whose', async () => {
  const org = await world.organisation();
  await customerIn(world, org, { name: 'Acme', domains: ['acme.com'] });
  await receive(org, { from: 'jane@acme.com', subject: 'Offer', messageId: 'offer@acme.com' });
  const answer = { from: 'jane@acme.com', subject: 'Re: Offer', messageId: 'answer@acme.com' };
  await receive(org, { ...answer, inReplyTo: ['offer@acme.com'], references: ['first@acme.com', 'offer@acme.com'] });
  const told = await explain(org, '<answer@acme.com>');
  expect(told.thread).toMatchObject({
    messages: 2,
    joinedBy: [
      { header: 'In-Reply-To', messageId: 'offer@acme.com', stored: true },
      { header: 'References', messageId: 'first@acme.com', stored: false },
    ],
  });
  expect(told.links).toMatchObject([{ customer: 'Acme', reason: 'domain', confidence: 0.8, endedAt: null }]);
  expect(told.people).toContainEqual({ address: 'support@team.example', counts: false, why: 'of the team' });
  expect(told.sentences.join(' ')).toContain('belongs to Acme: acme.com is one of its domains');
  expect((await explain(org, told.message.id)).message).toEqual(told.message);
});

test('what was taken off and what was decided by hand is told with who did it', async () => {
  const org = await world.organisation();
  const acme = await customerIn(world, org, { name: 'Acme', domains: ['acme.com'] });
  const globex = await customerIn(world, org, { name: 'Globex' });
  const threadId = await receive(org, { from: 'jane@acme.com', subject: 'Offer', messageId: 'offer@acme.com' });
  await world.as(org.owner, (ctx) => unlink(ctx, { thread: { threadId }, customerId: acme }));
  await world.as(org.admin, (ctx) => link(ctx, { thread: { threadId }, customerId: globex, primary: true }));
  const { sentences, evidence } = await explain(org, 'offer@acme.com');
  expect(sentences).toContain('The conversation belongs to Globex: admin person said so (confidence 1).');
  expect(sentences).toContain('Acme was taken off it by owner person and does not return by itself.');
  expect(evidence).toEqual([]);
});

test('a mail that is not stored, and one of another organisation, are not found', async () => {
  const [org, other] = [await world.organisation(), await world.organisation()];
  await receive(org, { from: 'jane@acme.com', subject: 'Offer', messageId: 'offer@acme.com' });
  await expect(explain(org, 'nothing@acme.com')).rejects.toThrow('does not exist');
  await expect(explain(other, 'offer@acme.com')).rejects.toThrow('does not exist');
});
