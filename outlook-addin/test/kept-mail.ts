import { ensureMailbox } from '../../backend/src/mailboxes/service.js';
import { inOrg, systemOf } from '../../backend/src/platform/db/in-org.js';
import { organisationBySlug } from '../../backend/src/platform/db/organisations.js';
import { isRejected } from '../../backend/src/platform/mail/parse/index.js';
import { parseMessage } from '../../backend/src/platform/mail/parse/parse-message.js';
import { storeMessage } from '../../backend/src/threads/service.js';
import type { TestServer } from '../../backend/test/server.js';
import type { FakeMail } from './fake-items.js';

interface Written {
  words: string;
  at?: Date;
}

/** Stores a mail in the organisation's own mailbox, so that its text is known to the server. */
export async function keepMail({ runtime }: TestServer, mail: FakeMail, { words, at }: Written): Promise<void> {
  const orgId = (await organisationBySlug(runtime, 'example')) ?? '';
  const { emailAddress, displayName } = mail.from;
  const lines = [
    `From: ${displayName} <${emailAddress}>`,
    'To: support@example.com',
    `Subject: ${mail.subject}`,
    `Message-ID: <${mail.messageId}>`,
    `Date: ${(at ?? new Date('2026-03-01T10:00:00Z')).toUTCString().replace('GMT', '+0000')}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    words,
  ];
  const parsed = await parseMessage(Buffer.from(lines.join('\n')));
  if (isRejected(parsed)) throw new Error(parsed.reason);
  await inOrg(runtime, systemOf(orgId), async (ctx) => {
    const mailbox = await ensureMailbox(ctx, { address: 'support@example.com', kind: 'shared' });
    return storeMessage(ctx, parsed, { mailbox, store: 'all' });
  });
}
