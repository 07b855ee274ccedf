import { ensureMailbox } from '../../src/mailboxes/service.js';
import { type Actor, inOrg, type Runtime, systemOf } from '../../src/platform/db/in-org.js';
import type { ParsedMail } from '../../src/platform/mail/parse/index.js';
import { plainReading } from '../../src/platform/mail/read/index.js';
import { storeMessage } from '../../src/threads/service.js';

export interface GivenMail {
  from: string;
  /** Stands in the subject, the text, the sender's name and the attachment. */
  words: string;
  mailbox: { address: string; kind: 'shared' | 'personal' };
  cc?: string[];
}

/** Stores a mail as an import does; the id of its thread. */
export async function receive(runtime: Runtime, org: Pick<Actor, 'orgId'>, given: GivenMail): Promise<string> {
  const stored = await inOrg(runtime, systemOf(org.orgId), async (ctx) => {
    const mailbox = await ensureMailbox(ctx, given.mailbox);
    return storeMessage(ctx, mailOf(given), { mailbox, store: 'all' });
  });
  if (stored.outcome === 'skipped') throw new Error(`The mail from ${given.from} was left out: ${stored.why}.`);
  return stored.threadId;
}

function mailOf({ from, words, mailbox, cc = [] }: GivenMail): ParsedMail {
  const id = `${Math.random().toString(36).slice(2)}@sweep.test`;
  return {
    messageId: id,
    syntheticMessageId: `synthetic-${id}`,
    contentHash: id,
    inReplyTo: [],
    references: [],
    date: '2026-03-01T10:00:00.000Z',
    from: { address: from, name: `${words} sender` },
    sender: null,
    replyTo: [],
    to: [{ address: mailbox.address, name: '' }],
    cc: cc.map((address) => ({ address, name: '' })),
    subject: `${words} subject ${id}`,
    text: `${words} text`,
    html: null,
    attachments: [{ name: `${words}.pdf`, type: 'application/pdf', size: 1 }],
    reading: plainReading(`${words} text`),
    autoSubmitted: false,
    listId: null,
    warnings: [],
  };
}
