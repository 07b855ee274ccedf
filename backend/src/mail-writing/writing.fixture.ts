import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq, sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type TestOrganisation, type TestWorld, useWorld } from '../../test/world.js';
import { contactAddresses, contacts, customerContacts } from '../contacts/schema.js';
import { assignments, customers } from '../customers/schema.js';
import { takeIn } from '../mail-intake/service.js';
import { mailboxes } from '../mailboxes/schema.js';
import { ensureMailbox } from '../mailboxes/service.js';
import { people } from '../platform/auth/schema.js';
import type { Actor } from '../platform/db/in-org.js';
import { createDiskStore } from '../platform/files/disk-store.js';
import type { FileStore } from '../platform/files/file-store.js';
import { closeMailParser, parseMail } from '../platform/mail/parse/index.js';
import { type MailServer, startMailServer } from './mail-server.fixture.js';
import { mailDrafts } from './schema.js';
import { deliverDraft, type Outward } from './sending/deliver-draft.js';
import { saveDraft, sendDraft, startDraft } from './service.js';

export interface Desk {
  org: TestOrganisation;
  customerId: string;
  /** The member's own mailbox. */
  mailboxId: string;
  address: string;
}

interface Answer {
  body: string;
  mode?: 'reply' | 'reply_all' | 'forward';
}

export interface Writing extends TestWorld {
  server: MailServer;
  files: FileStore;
  outward(): Outward;
  /** An organisation whose member has a mailbox and a customer, Acme, with Jane. */
  desk(): Promise<Desk>;
  /** A mail as it comes into the member's mailbox; its id and conversation. */
  receive(desk: Desk, lines: readonly string[]): Promise<{ messageId: string; threadId: string }>;
  /** Answers a stored mail with a text and queues it. */
  answer(desk: Desk, answersId: string, wanted: Answer): Promise<string>;
  /** Lets the ten seconds be over, and sends. */
  deliver(desk: Desk, draftId: string): Promise<void>;
  row(desk: Desk, draftId: string): Promise<typeof mailDrafts.$inferSelect>;
}

/** A world in which people write mail, with a real mail server. */
export function useWriting(): Writing {
  const world = useWorld() as Writing;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'threadline-writing-'));
    world.files = createDiskStore(folder);
  });
  beforeEach(async () => {
    world.server = await startMailServer();
  });
  afterEach(() => world.server.close());
  afterAll(async () => {
    await closeMailParser();
    await rm(folder, { recursive: true, force: true });
  });
  return Object.assign(world, {
    outward: () => ({ send: world.server.send, files: world.files }),
    desk: () => openDesk(world),
    receive: async (desk: Desk, lines: readonly string[]) => {
      const raw = Buffer.from(lines.join('\r\n'));
      const target = { orgId: desk.org.id, mailboxId: desk.mailboxId, source: 'imap', files: world.files } as const;
      const [taken] = await takeIn(world.runtime, target, [{ raw, mail: await parseMail(raw) }]);
      if (taken?.outcome !== 'stored') throw new Error(`Not stored: ${JSON.stringify(taken)}`);
      return taken;
    },
    answer: async (desk: Desk, answersId: string, { body, mode = 'reply' }: Answer) => {
      const draft = await world.as(desk.org.member, (ctx) => startDraft(ctx, { mode, answersId }));
      const { id, version, to, cc, bcc, subject } = draft;
      const text = { id, version, mailboxId: desk.mailboxId, to, cc, bcc, subject, body };
      const saved = await world.as(desk.org.member, (ctx) => saveDraft(ctx, text));
      await world.as(desk.org.member, (ctx) => sendDraft(ctx, { id, version: saved.version }));
      return id;
    },
    deliver: async (desk: Desk, draftId: string) => {
      await world.as(desk.org.system, (ctx) =>
        ctx.tx.update(mailDrafts).set({ sendAt: sql`clock_timestamp()` }).where(eq(mailDrafts.id, draftId)),
      );
      await deliverDraft(world.runtime, world.outward(), { orgId: desk.org.id, draftId });
    },
    row: async (desk: Desk, draftId: string) => {
      const [row] = await world.as(desk.org.system, (ctx) =>
        ctx.tx.select().from(mailDrafts).where(eq(mailDrafts.id, draftId)),
      );
      if (!row) throw new Error('The draft is gone.');
      return row;
    },
  });
}

async function openDesk(world: TestWorld): Promise<Desk> {
  const org = await world.organisation();
  const customerId = await acme(world, org);
  const address = await addressOf(world, org, org.member);
  const { id } = await world.as(org.system, async (ctx) => {
    const mailbox = await ensureMailbox(ctx, { address, kind: 'personal' });
    const change = { name: 'Mö Berg', signature: 'Mö Berg\nThreadworks GmbH' };
    await ctx.tx
      .update(mailboxes)
      .set(change)
      .where(and(eq(mailboxes.orgId, org.id), eq(mailboxes.id, mailbox.id)));
    return mailbox;
  });
  return { org, customerId, mailboxId: id, address };
}

async function addressOf(world: TestWorld, org: TestOrganisation, actor: Actor): Promise<string> {
  const [row] = await world.as(org.system, (ctx) =>
    ctx.tx.select({ email: people.email }).from(people).where(eq(people.id, actor.personId)),
  );
  return row?.email ?? '';
}

/** The member's customer, with Jane and Bo. */
async function acme(world: TestWorld, org: TestOrganisation): Promise<string> {
  const customerId = newId();
  await world.as(org.system, async ({ tx, now }) => {
    const at = { orgId: org.id, createdAt: now };
    await tx.insert(customers).values({ ...at, id: customerId, name: 'Acme', stage: 'growth' });
    const personId = org.member.personId;
    await tx.insert(assignments).values({ ...at, customerId, personId, kind: 'assigned' });
    for (const address of ['jane@acme.com', 'bo@acme.com']) {
      const contactId = newId();
      await tx.insert(contacts).values({ ...at, id: contactId, name: 'Jane Doe' });
      await tx.insert(contactAddresses).values({ orgId: org.id, contactId, address, aliasKey: address });
      await tx.insert(customerContacts).values({ ...at, customerId, contactId });
    }
  });
  return customerId;
}
