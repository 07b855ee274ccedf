import { afterAll, expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import type { Actor } from '../platform/db/in-org.js';
import { auditLog, events } from '../platform/events/schema.js';
import { closeMailParser } from '../platform/mail/parse/index.js';
import { threads } from '../threads/schema.js';
import { link } from '../threads/service.js';
import { customerIn } from '../threads/threads.fixture.js';
import { timelineEntries } from '../timeline/schema.js';
import { intakeInto, written } from './intake.fixture.js';

const world = useWorld();
afterAll(() => closeMailParser());

const mail = (id: string, subject: string, answers?: string) =>
  written([
    ...['From: jane@acme.com', 'To: support@team.example', `Subject: ${subject}`, `Message-ID: <${id}@acme.com>`],
    ...['Date: Mon, 2 Mar 2026 10:00:00 +0000', ...(answers ? [`In-Reply-To: <${answers}@acme.com>`] : [])],
  ]);

async function scene(domains = ['acme.com']) {
  const org = await world.organisation();
  const acme = await customerIn(world, org, { name: 'Acme', domains, assigned: org.member });
  const mailboxOf = (who: 'owner' | 'colleague') =>
    intakeInto(world, org, { address: `${who}@${org.slug}.test`, kind: 'personal' });
  return { org, acme, mailboxOf };
}

const titles = (actor: Actor) =>
  world.as(actor, async ({ tx }) => (await tx.select().from(threads)).map(({ subject }) => subject));

/** All that was told in the organisation, and stands on its customers' timelines for others. */
const told = async (org: TestOrganisation) =>
  JSON.stringify([
    await world.as(org.system, ({ tx }) => tx.select().from(events)),
    await world.as(org.system, ({ tx }) => tx.select().from(auditLog)),
    await world.as(org.admin, ({ tx }) => tx.select().from(timelineEntries)),
  ]);

test('a private conversation that shared mail joins is called as the shared mail is', async () => {
  const { org, mailboxOf } = await scene();
  await (await mailboxOf('owner')).take([await mail('a', 'Our secret')]);
  await (await intakeInto(world, org)).take([await mail('b', 'Invoice', 'a')]);
  expect([await titles(org.owner), await titles(org.member)]).toEqual([['Invoice'], ['Invoice']]);
});

test('who answers a colleague’s private mail under another subject does not learn its subject', async () => {
  const { org, mailboxOf } = await scene();
  await (await mailboxOf('owner')).take([await mail('a', 'Our secret')]);
  const thief = await mailboxOf('colleague');
  await thief.take([await mail('b', 'Lunch', 'a')]);
  expect([await titles(org.owner), await titles(org.colleague)]).toEqual([[''], ['']]);
});

test('who is let into a private conversation later knows it by the mail they got', async () => {
  const { org, mailboxOf } = await scene();
  const lunch = await mail('b', 'Lunch', 'a');
  await (await mailboxOf('owner')).take([await mail('a', 'Our secret'), lunch]);
  expect(await titles(org.owner)).toEqual(['Our secret']);
  await (await mailboxOf('colleague')).take([lunch]);
  expect([await titles(org.owner), await titles(org.colleague)]).toEqual([['Lunch'], ['Lunch']]);
});

test('two who got an answer each of a private conversation know it by its subject', async () => {
  const { org, mailboxOf } = await scene();
  await (await mailboxOf('owner')).take([await mail('a', 'Offer')]);
  await (await mailboxOf('colleague')).take([await mail('b', 'AW: Re[2]: offer', 'a')]);
  expect(await titles(org.colleague)).toEqual(['Offer']);
});

test('the subject of private mail is told nowhere when its conversation is linked', async () => {
  const { org, mailboxOf } = await scene();
  await (await mailboxOf('owner')).take([await mail('a', 'Our secret')]);
  expect(await told(org)).toContain('thread.linked');
  expect(await told(org)).not.toContain('Our secret');
});

test('nor when its owner links it by hand; that of shared mail is', async () => {
  const { org, acme, mailboxOf } = await scene([]);
  await (await mailboxOf('owner')).take([await mail('a', 'Our secret')]);
  await (await intakeInto(world, org)).take([await mail('b', 'Invoice')]);
  const rows = await world.as(org.owner, ({ tx }) => tx.select().from(threads));
  expect(rows).toHaveLength(2);
  for (const { id: threadId } of rows)
    await world.as(org.owner, (ctx) => link(ctx, { thread: { threadId }, customerId: acme, primary: true }));
  const entries = await world.as(org.admin, ({ tx }) => tx.select().from(timelineEntries));
  const changes = entries.filter(({ kind }) => kind === 'link_change').map(({ title }) => title);
  expect(changes.sort()).toEqual(['', 'Invoice']);
  expect(await told(org)).not.toContain('Our secret');
});
