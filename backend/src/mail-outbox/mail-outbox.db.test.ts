import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import type { TestOrganisation } from '../../test/world.js';
import { deliver } from '../platform/jobs/dispatch.js';
import type { MailSender } from '../platform/mail/send/mail-sender.js';
import { createSmtpSender } from '../platform/mail/send/smtp-sender.js';
import { useOffice } from '../tasks/office.fixture.js';
import { deliverMail } from './deliver-mail.js';
import { listOutbox, queueMail } from './service.js';

const office = useOffice();
const servers: SMTPServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise<void>((resolve) => server.close(() => resolve()));
});

/** A real mail server on the loopback that keeps what it gets, and refuses the first `refusals` mails. */
async function mailServer(refusals = 0) {
  const mails: string[] = [];
  let toRefuse = refusals;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (toRefuse > 0) {
          toRefuse -= 1;
          return done(new Error('Mailbox full'));
        }
        mails.push(Buffer.concat(parts).toString('utf8'));
        return done();
      });
    },
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const sender = createSmtpSender({ url: `smtp://127.0.0.1:${port}`, publicBaseUrl: 'https://threadline.example.com' });
  return { mails, sender };
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
  expect(mails[0]).toContain(`Message-ID: <${id}@threadline.example.com>`);
  expect(mails[0]).toContain('Subject: Hello Bcc: x@y.z');
  expect(mails[0]).not.toMatch(/^Bcc:/m);
  expect(await outbox(org)).toMatchObject([{ id, to: 'jane@acme.com', status: 'sent', attempts: 1, error: null }]);
  expect((await office.told(org, id)).map((event) => event.name)).toEqual(['mail.queued', 'mail.sent']);
});

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
