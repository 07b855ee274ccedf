import { afterEach, expect, test } from 'vitest';
import { type SmtpSink, startSmtpSink } from '../../test/smtp-sink.js';
import type { TestOrganisation } from '../../test/world.js';
import type { Actor } from '../platform/db/in-org.js';
import { deliver } from '../platform/jobs/dispatch.js';
import type { MailSender } from '../platform/mail/send/mail-sender.js';
import { createSmtpSender } from '../platform/mail/send/smtp-sender.js';
import { useOffice } from '../tasks/office.fixture.js';
import { deliverMail } from './deliver-mail.js';
import { changeMail } from './queries.js';
import { decideHeld, listOutbox, queueMail } from './service.js';

const office = useOffice();
const sinks: SmtpSink[] = [];

afterEach(async () => {
  for (const sink of sinks.splice(0)) await sink.close();
});

/** A mail server that refuses the first `refusals` mails, and what sends to it. */
async function mailServer(refusals = 0) {
  const sink = await startSmtpSink({ refusals });
  sinks.push(sink);
  const sender = createSmtpSender({ url: sink.url, publicBaseUrl: 'https://threadline.example.com' });
  return { mails: sink.mails, sender };
}

async function queued(org: TestOrganisation) {
  const id = await office.as(org.system, (ctx) =>
    queueMail(ctx, { to: 'jane@acme.com', subject: 'Hello\r\nBcc: x@y.z', body: 'Text' }),
  );
  const [event] = await office.told(org, id);
  return { id, eventId: event?.id ?? '' };
}

const run = (org: TestOrganisation, eventId: string, sender: MailSender | null) => {
  const runtime = office.runtime;
  return deliver(runtime, [deliverMail(runtime, sender)], { orgId: org.id, eventId, subscriber: 'deliver-mail' });
};

const outbox = async (org: TestOrganisation) =>
  (await office.as(org.admin, (ctx) => listOutbox(ctx, { limit: 50 }))).items;

test('a queued mail goes out once, however often its job runs', async () => {
  const org = await office.organisation();
  const { mails, sender } = await mailServer();
  const { id, eventId } = await queued(org);
  await Promise.all([run(org, eventId, sender), run(org, eventId, sender), run(org, eventId, sender)]);
  await run(org, eventId, sender);
  expect(mails).toHaveLength(1);
  const raw = mails[0]?.raw;
  expect(raw).toContain(`Message-ID: <${id}@threadline.example.com>`);
  expect(raw).toContain('Subject: Hello Bcc: x@y.z');
  expect(raw).not.toMatch(/^Bcc:/m);
  expect(await outbox(org)).toMatchObject([{ id, to: 'jane@acme.com', status: 'sent', attempts: 1, error: null }]);
  expect((await office.told(org, id)).map((event) => event.name)).toEqual(['mail.queued', 'mail.sent']);
});

test('a link that lets somebody in is read by nobody on its way, and handed over by hand where no mail goes out', async () => {
  const org = await office.organisation();
  const link = `https://desk.example/join#tli_${'x'.repeat(43)}`;
  const id = await office.as(org.system, (ctx) => queueMail(ctx, { to: 'jo@acme.com', subject: 'Join', body: link }));
  const textNow = async () => (await outbox(org))[0]?.text;
  expect(await textNow()).toBe('https://desk.example/join#…');
  const [event] = await office.told(org, id);
  await run(org, event?.id ?? '', null);
  expect(await textNow()).toBe(link);
});

test.each(['new-password#tlp', 'let-in#tle', 'join#tlj', 'join#tlp'])(
  'a link %s is read by nobody, ever',
  async (link) => {
    const org = await office.organisation();
    const body = `https://desk.example/${link}_${'x'.repeat(43)}`;
    const id = await office.as(org.system, (ctx) => queueMail(ctx, { to: 'jo@acme.com', subject: 'Open', body }));
    const [event] = await office.told(org, id);
    await run(org, event?.id ?? '', null);
    expect((await outbox(org))[0]?.text).toMatch(/^https:\/\/desk\.example\/[a-z-]+#…$/);
  },
);

test('without a mail server the mail is kept to be read', async () => {
  const org = await office.organisation();
  const { eventId } = await queued(org);
  await run(org, eventId, null);
  expect(await outbox(org)).toMatchObject([{ status: 'kept', text: 'Text', attempts: 0 }]);
});

test('a refused mail is tried again and the refusal is kept until it goes out', async () => {
  const org = await office.organisation();
  const { mails, sender } = await mailServer(1);
  const { eventId } = await queued(org);
  await expect(run(org, eventId, sender)).rejects.toThrow('Mailbox full');
  expect(await outbox(org)).toMatchObject([
    { status: 'queued', attempts: 1, error: expect.stringContaining('Mailbox full') },
  ]);
  await run(org, eventId, sender);
  expect(mails).toHaveLength(1);
  expect(await outbox(org)).toMatchObject([{ status: 'sent', attempts: 2, error: null }]);
});

test('after five refusals the mail has failed, and its job ends', async () => {
  const org = await office.organisation();
  const { mails, sender } = await mailServer(9);
  const { id, eventId } = await queued(org);
  for (let time = 1; time < 5; time += 1) await expect(run(org, eventId, sender)).rejects.toThrow();
  await run(org, eventId, sender);
  await run(org, eventId, sender);
  expect(mails).toEqual([]);
  expect(await outbox(org)).toMatchObject([
    { status: 'failed', attempts: 5, error: expect.stringContaining('Mailbox full') },
  ]);
  expect((await office.told(org, id)).map((event) => event.name)).toEqual(['mail.queued', 'mail.failed']);
});

test.each(['jane@acme.com\r\nBcc: x@y.z', 'jane@acme.com, x@y.z', 'Jane <jane@acme.com>', ''])(
  'the address %j is refused',
  async (to) => {
    const org = await office.organisation();
    const queueing = office.as(org.system, (ctx) => queueMail(ctx, { to, subject: 'x', body: 'x' }));
    await expect(queueing).rejects.toMatchObject({ code: 'invalid' });
  },
);

test('the outbox is one organisation’s, and only admins find anything in it', async () => {
  const [org, other] = [await office.organisation(), await office.organisation()];
  await queued(org);
  expect(await outbox(other)).toEqual([]);
  for (const actor of [org.member, org.readOnly, org.contractor]) {
    expect((await office.as(actor, (ctx) => listOutbox(ctx, { limit: 50 }))).items).toEqual([]);
  }
  expect(await outbox(org)).toHaveLength(1);
});

test('a mail that a restore has held goes out when an admin says so, or never, and is decided about once', async () => {
  const [org, other] = [await office.organisation(), await office.organisation()];
  const { mails, sender } = await mailServer();
  const held = await Promise.all([queued(org), queued(org)]);
  for (const { id } of held) await office.as(org.system, (ctx) => changeMail(ctx, id, { status: 'held' }));
  const [{ id: sent }, { id: dropped, eventId }] = held as [(typeof held)[number], (typeof held)[number]];
  await run(org, eventId, sender);
  expect(mails).toHaveLength(0);
  const decide = (actor: Actor, id: string, decision: 'send' | 'discard') =>
    office.as(actor, (ctx) => decideHeld(ctx, { id, decision }));
  for (const actor of [other.owner, org.member, org.contractor, org.readOnly])
    await expect(decide(actor, sent, 'send')).rejects.toMatchObject({ code: 'not_found' });
  expect(await decide(org.admin, sent, 'send')).toMatchObject({ status: 'queued' });
  await expect(decide(org.owner, sent, 'discard')).rejects.toMatchObject({ code: 'conflict' });
  expect(await decide(org.owner, dropped, 'discard')).toMatchObject({ status: 'discarded' });
  expect(await decide(org.owner, dropped, 'discard')).toMatchObject({ status: 'discarded' });
  const events = await office.told(org, sent);
  await run(org, events.at(-1)?.id ?? '', sender);
  expect(mails).toHaveLength(1);
  expect((await office.told(org, dropped)).map((event) => event.name)).toEqual(['mail.queued', 'mail.discarded']);
});
