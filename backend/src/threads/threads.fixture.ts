import { aliasKey } from '@threadline/shared/contacts/alias-key';
import type { HostThread } from '@threadline/shared/threads/reference';
import { and, asc, eq } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import type { TestOrganisation, TestWorld } from '../../test/world.js';
import { contactAddresses, contacts, customerContacts } from '../contacts/schema.js';
import { assignments, customerDomains, customers } from '../customers/schema.js';
import { ensureMailbox, type Mailbox } from '../mailboxes/service.js';
import type { Actor } from '../platform/db/in-org.js';
import { events } from '../platform/events/schema.js';
import type { ParsedMail } from '../platform/mail/parse/parsed-mail.js';
import { plainReading } from '../platform/mail/read/index.js';

export interface GivenCustomer {
  name: string;
  domains?: string[];
  /** Addresses; one that is a contact's already gives that contact a second customer. */
  contacts?: string[];
  assigned?: Actor;
  archived?: boolean;
}

/** A customer written straight into the tables. */
export async function customerIn(world: TestWorld, org: TestOrganisation, given: GivenCustomer): Promise<string> {
  const id = newId();
  await world.as(org.system, async ({ tx, now }) => {
    const at = { orgId: org.id, createdAt: now };
    await tx
      .insert(customers)
      .values({ ...at, id, name: given.name, stage: 'growth', archivedAt: given.archived ? now : null });
    for (const domain of given.domains ?? [])
      await tx.insert(customerDomains).values({ ...at, customerId: id, domain });
    for (const address of given.contacts ?? []) {
      const [known] = await tx.select().from(contactAddresses).where(eq(contactAddresses.address, address));
      const contactId = known?.contactId ?? newId();
      if (!known) {
        await tx.insert(contacts).values({ ...at, id: contactId, name: 'Jane Doe' });
        await tx.insert(contactAddresses).values({ orgId: org.id, contactId, address, aliasKey: aliasKey(address) });
      }
      await tx.insert(customerContacts).values({ ...at, customerId: id, contactId });
    }
    if (!given.assigned) return;
    await tx.insert(assignments).values({ ...at, customerId: id, personId: given.assigned.personId, kind: 'assigned' });
  });
  return id;
}

/** A thread as a mail client names it. */
export function hostThreadOf(known: Partial<HostThread>): HostThread {
  return {
    mailbox: 'me@mail.example',
    host: 'gmail',
    hostThreadId: 'gmail-1',
    subject: 'Re: Offer',
    participants: [],
    ...known,
  };
}

/** The names of the events told of one kind of subject, in the order of telling. */
export async function eventsOf(world: TestWorld, org: TestOrganisation, subjectType: string): Promise<string[]> {
  const { name, seq, orgId } = events;
  const rows = await world.as(org.system, ({ tx }) =>
    tx
      .select({ name })
      .from(events)
      .where(and(eq(orgId, org.id), eq(events.subjectType, subjectType)))
      .orderBy(asc(seq)),
  );
  return rows.map((row) => row.name);
}

/** A mail as the parser reads it; subject and sender alone make its Message-ID. */
export function mailOf(known: Partial<Omit<ParsedMail, 'from'>> & { from: string; subject: string }): ParsedMail {
  const id = `${known.subject.replaceAll(/[^a-z]+/g, '-')}-${known.from}`;
  return {
    ...{
      messageId: id,
      inReplyTo: [],
      references: [],
      date: '2026-03-02T10:00:00.000Z',
      sender: null,
      replyTo: [],
      cc: [],
    },
    ...{
      to: [{ name: '', address: 'support@team.example' }],
      text: 'Hello',
      html: null,
      attachments: [],
      warnings: [],
    },
    reading: plainReading(known.text ?? 'Hello'),
    ...{ autoSubmitted: false, listId: null, contentHash: id, syntheticMessageId: `own-${id}` },
    ...known,
    from: { name: '', address: known.from },
  };
}

/** A mailbox, added by the system. */
export function mailboxIn(
  world: TestWorld,
  org: TestOrganisation,
  wanted: { address: string; kind?: Mailbox['kind'] },
): Promise<Mailbox> {
  return world.as(org.system, (ctx) => ensureMailbox(ctx, wanted));
}
