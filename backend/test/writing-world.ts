import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import MailComposer from 'nodemailer/lib/mail-composer';
import { createContact } from '../src/contacts/service.js';
import { createImapDoor } from '../src/integrations/imap/imap-door.js';
import { connectImap } from '../src/mail-sync/service.js';
import { addMailbox, updateMailbox } from '../src/mailboxes/service.js';
import { people } from '../src/platform/auth/schema.js';
import { type Actor, type Ctx, inOrg, systemOf } from '../src/platform/db/in-org.js';
import { messages, threads } from '../src/threads/schema.js';
import { startDovecot, type TestDovecot } from './dovecot.js';
import { type InboxWorld, startInboxWorld } from './inbox-world.js';
import { type MailSink, startMailSink } from './mail-sink.js';

/** What people did before a browser opens, as verbs of the server. */
export { createResponse } from '../src/canned-responses/service.js';
export { createContact } from '../src/contacts/service.js';
export { assign, createCustomer } from '../src/customers/service.js';
export { startDraft } from '../src/mail-writing/service.js';
export { writeNote } from '../src/notes/service.js';

export const mara = { name: 'Mara Lindqvist', email: 'mara@threadworks.example' };
export const ned = { name: 'Ned Okafor', email: 'ned@threadworks.example' };
const jane = { name: 'Jane Doe', address: 'jane@alderbrook.example' };

/** A mail as its writer’s program is told of it. */
export type GivenMail = NonNullable<ConstructorParameters<typeof MailComposer>[0]>;

export interface WritingWorld extends InboxWorld {
  /** Where mail goes out. */
  sink: MailSink;
  dovecot: TestDovecot;
  customerId: string;
  /** Runs a verb as Mara, who is a member with a mailbox of her own and works with Alderbrook Logistics. */
  asMara<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>;
  asOwner<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>;
  /** Lays a mail into Mara's mailbox as her mail server does; its conversation, once that has been read. */
  receive(mail: GivenMail): Promise<string>;
  /** The same for one that belongs to a conversation that is there. */
  receiveInto(threadId: string, mail: GivenMail): Promise<void>;
  stop(): Promise<void>;
}

/** A server whose member Mara has connected her mailbox at a real mail server, and a customer who writes to her. */
export async function startWritingWorld(): Promise<WritingWorld> {
  const dovecot = await startDovecot();
  const read = (name: string) => readFileSync(join(dovecot.folder, name), 'utf8');
  const keys = { cert: read('certificate.pem'), key: read('key.pem'), password: dovecot.password };
  const sink = await startMailSink(keys);
  const door = createImapDoor({
    ...{ allowed: ['127.0.0.0/8', '::1'], authorities: [dovecot.certificate], pauseMilliseconds: 1_000 },
  });
  const alderbrook = { name: 'Alderbrook Logistics', contact: jane, people: [mara.email], owner: mara.email };
  const world = await startInboxWorld([mara, ned], [alderbrook], { mailDoors: [door] });
  const { asMara, asOwner, asSystem } = await actorsOf(world);
  const customerId = await asOwner(bringBoIn);
  await asMara((ctx) => connectOwnMailbox(ctx, dovecot, sink.port));
  return {
    ...{ ...world, sink, dovecot, customerId, asMara, asOwner },
    receive: async (mail) => {
      dovecot.deliver(mara.email, await new MailComposer(mail).compile().build());
      const wanted = eq(threads.subject, mail.subject ?? '');
      return until(() => asSystem(({ tx }) => tx.select({ id: threads.id }).from(threads).where(wanted)));
    },
    receiveInto: async (threadId, mail) => {
      dovecot.deliver(mara.email, await new MailComposer(mail).compile().build());
      const wanted = and(eq(messages.threadId, threadId), eq(messages.subject, mail.subject ?? ''));
      await until(() => asSystem(({ tx }) => tx.select({ id: messages.id }).from(messages).where(wanted)));
    },
    stop: async () => {
      await world.server.stop();
      await sink.close();
      await dovecot.close();
    },
  };
}

async function actorsOf({ server: { runtime } }: InboxWorld) {
  const [found] = await runtime.db.sql<{ id: string }[]>`select find_organisation('example') as id`;
  const orgId = found?.id ?? '';
  const actorOf = async (email: string): Promise<Actor> => {
    const [person] = await inOrg(runtime, systemOf(orgId), ({ tx }) =>
      tx.select({ id: people.id, role: people.role }).from(people).where(eq(people.email, email)),
    );
    if (!person) throw new Error(`Nobody has the address ${email}.`);
    return { orgId, personId: person.id, role: person.role, via: 'session', credentialId: null };
  };
  const [member, owner] = [await actorOf(mara.email), await actorOf('olga@example.com')];
  return {
    asMara: <T>(work: (ctx: Ctx) => Promise<T>) => inOrg(runtime, member, work),
    asOwner: <T>(work: (ctx: Ctx) => Promise<T>) => inOrg(runtime, owner, work),
    asSystem: <T>(work: (ctx: Ctx) => Promise<T>) => inOrg(runtime, systemOf(orgId), work),
  };
}

/** A second contact of the customer. */
async function bringBoIn(ctx: Ctx): Promise<string> {
  const [customer] = await ctx.tx.execute<{ id: string }>(`select id from customers limit 1`);
  const customerId = customer?.id ?? '';
  await createContact(ctx, {
    ...{ name: 'Bo Winter', addresses: ['bo@alderbrook.example'] },
    customers: [{ customerId, role: null }],
  });
  return customerId;
}

async function connectOwnMailbox(ctx: Ctx, dovecot: TestDovecot, smtpPort: number): Promise<void> {
  const { id: mailboxId } = await addMailbox(ctx, { address: mara.email, kind: 'personal', name: mara.name });
  await updateMailbox(ctx, { id: mailboxId, signature: 'Mara Lindqvist\nThreadworks, Customer Success' });
  await connectImap(ctx, {
    ...{ mailboxId, backFillFrom: null },
    imap: { host: 'localhost', port: dovecot.ports.tls, security: 'tls' },
    smtp: { host: 'localhost', port: smtpPort, security: 'starttls' },
    signIn: { method: 'password', user: mara.email, password: dovecot.password },
  });
}

/** The id of the first row, once there is one. */
async function until(read: () => Promise<{ id: string }[]>): Promise<string> {
  for (let tries = 0; tries < 300; tries += 1) {
    const [found] = await read();
    if (found) return found.id;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The mail has not come.');
}
