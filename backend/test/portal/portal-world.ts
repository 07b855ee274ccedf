import { storeRaw } from '../../src/mail-view/stored-mail.fixture.js';
import { ensureMailbox } from '../../src/mailboxes/service.js';
import { inOrg, systemOf } from '../../src/platform/db/in-org.js';
import type { ParsedMail } from '../../src/platform/mail/parse/index.js';
import { plainReading } from '../../src/platform/mail/read/index.js';
import { storeMessage } from '../../src/threads/service.js';
import { startTestServer, type TestServer } from '../server.js';
import { type SmtpSink, startSmtpSink } from '../smtp-sink.js';
import { ask, type Office } from '../sweep/office.js';
import { tokensOf } from '../sweep/principals.js';
import { createOrganisation } from '../world.js';
import { type CustomerBrowser, openBrowser } from './browser.js';
import { askForLink } from './sign-in.js';

export { askForLink, tokenIn } from './sign-in.js';

type Ids = { id: string };

/** A server with a mail server beside it, and an organisation that has customers. */
export interface PortalWorld {
  server: TestServer;
  sink: SmtpSink;
  office: Office;
  /** Calls a procedure of the team as the owner. */
  team<T = Ids>(name: string, input: Record<string, unknown>): Promise<T>;
  customer(name: string, domain: string): Promise<Company>;
  mail(given: GivenMail): Promise<string>;
  /** A browser in which the contact has signed in with a mailed link. */
  signIn(address: string): Promise<CustomerBrowser>;
  stop(): Promise<void>;
}

export interface Company {
  id: string;
  contact: string;
  address: string;
}

export interface GivenMail {
  from: string;
  to: string[];
  subject: string;
  text: string;
  fromName?: string;
  replyTo?: string;
  id?: string;
  /** What comes along with it. */
  file?: { name: string; type: string; content: Buffer };
}

export async function startPortalWorld(): Promise<PortalWorld> {
  const sink = await startSmtpSink();
  const server = await startTestServer({ smtpUrl: sink.url });
  const org = await createOrganisation(server.runtime);
  const office: Office = { url: server.url, runtime: server.runtime, org, tokens: await tokensOf(server.runtime, org) };
  const team = <T = Ids>(name: string, input: Record<string, unknown>) => ask<T>(office, 'owner', name, input);
  return {
    ...{ server, sink, office, team },
    customer: async (name, domain) => {
      const { id } = await team('customers.create', { name, domains: [domain] });
      const address = `jane@${domain}`;
      const customers = [{ customerId: id, role: null }];
      const contact = await team('contacts.create', { name: 'Jane Doe', addresses: [address], customers });
      return { id, contact: contact.id, address };
    },
    mail: (given) => storeMail(office, given),
    signIn: async (address) => {
      const browser = openBrowser(server.url);
      const token = await askForLink({ browser, sink, organisation: org.slug, address });
      const { data } = await browser.mutate<{ state: string }>('entry.enter', { organisation: org.slug, token });
      if (data?.state !== 'entered') throw new Error(`${address} was not let in.`);
      return browser;
    },
    stop: async () => {
      await server.stop();
      await sink.close();
    },
  };
}

async function storeMail(office: Office, given: GivenMail): Promise<string> {
  if (given.file) return storeMailWith(office, given.file, given);
  const stored = await inOrg(office.runtime, systemOf(office.org.id), async (ctx) => {
    const mailbox = await ensureMailbox(ctx, { address: 'support@vendor.example', kind: 'shared' });
    return storeMessage(ctx, parsed(given), { mailbox, store: 'all' });
  });
  if (stored.outcome === 'skipped') throw new Error(`The mail from ${given.from} was left out: ${stored.why}.`);
  return stored.threadId;
}

async function storeMailWith({ runtime, org }: Office, file: NonNullable<GivenMail['file']>, given: GivenMail) {
  const { from, fromName, to, subject, text } = given;
  const head = [`From: ${fromName ?? ''} <${from}>`, `To: ${to.join(', ')}`, `Subject: ${subject}`];
  const raw = [...head, 'Date: Sun, 1 Mar 2026 10:00:00 +0000', '', text, ''].join('\r\n');
  return (await storeRaw(runtime, org.id, { raw, attachments: [file] })).threadId;
}

function parsed({ from, fromName, to, subject, text, replyTo, id }: GivenMail): ParsedMail {
  const messageId = id ?? `${Math.random().toString(36).slice(2)}@portal.test`;
  return {
    messageId,
    syntheticMessageId: `synthetic-${messageId}`,
    contentHash: messageId,
    inReplyTo: replyTo ? [replyTo] : [],
    references: replyTo ? [replyTo] : [],
    date: '2026-03-01T10:00:00.000Z',
    from: { address: from, name: fromName ?? '' },
    sender: null,
    replyTo: [],
    to: to.map((address) => ({ address, name: '' })),
    cc: [],
    subject,
    text,
    html: null,
    attachments: [],
    reading: plainReading(text),
    autoSubmitted: false,
    listId: null,
    warnings: [],
  };
}
