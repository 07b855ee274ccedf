import { eq } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { demoSlug } from '../seeds/demo/index.js';
import { mailConnections, mailFolders } from '../src/mail-sync/schema.js';
import { addMailbox } from '../src/mailboxes/service.js';
import { people } from '../src/platform/auth/schema.js';
import { type Actor, type Ctx, inOrg, type Runtime, systemOf } from '../src/platform/db/in-org.js';
import { mailboxMessages, messageParticipants, messages, threads } from '../src/threads/schema.js';

/** Mailboxes of the demo organisation in every state, the person's own one with a stored conversation. */
export async function startMailboxScenes(runtime: Runtime, email: string): Promise<void> {
  const [found] = await runtime.db.sql<{ id: string }[]>`select find_organisation(${demoSlug}) as id`;
  const orgId = found?.id ?? '';
  const [person] = await inOrg(runtime, systemOf(orgId), ({ tx }) =>
    tx.select({ id: people.id }).from(people).where(eq(people.email, email)),
  );
  const owner: Actor = { orgId, personId: person?.id ?? '', role: 'owner', via: 'session', credentialId: null };
  const add = (address: string, kind: 'shared' | 'personal') =>
    inOrg(runtime, owner, (ctx) => addMailbox(ctx, { address, kind, name: '' }));
  const own = await add('a-miriam@threadline-demo.example', 'personal');
  const support = await add('b-support@threadline-demo.example', 'shared');
  await add('c-sales@threadline-demo.example', 'shared');
  await inOrg(runtime, systemOf(orgId), async (ctx) => {
    await connect(ctx, { mailboxId: own.id, state: 'back_fill', problem: null, done: 3_410 });
    await connect(ctx, { mailboxId: support.id, state: 'problem', problem: 'refused_sign_in', done: 0 });
    await storeConversation(ctx, own.id);
  });
}

interface Scene {
  mailboxId: string;
  state: 'back_fill' | 'problem';
  problem: 'refused_sign_in' | null;
  done: number;
}

async function connect(ctx: Ctx, { mailboxId, state, problem, done }: Scene): Promise<void> {
  const [id, { orgId, now }] = [newId(), ctx];
  await ctx.tx.insert(mailConnections).values({
    ...{ orgId, id, mailboxId, vendor: 'imap', state, problem, createdAt: now },
    settings: { imap: { host: 'imap.threadline-demo.example', port: 993, security: 'tls' }, smtp: null, user: 'demo' },
    problemDetail: problem ? 'AUTHENTICATIONFAILED Invalid credentials' : null,
    problemAt: problem ? now : null,
    lastSyncedAt: problem ? null : now,
    // A worker that is elsewhere has it: none of this machine looks at it.
    ...{ leaseHolder: newId(), leaseUntil: new Date(now.getTime() + 86_400_000) },
  });
  await ctx.tx.insert(mailFolders).values({
    ...{ orgId, id: newId(), connectionId: id, mailboxId, remoteId: 'INBOX', name: 'INBOX', role: 'inbox' },
    ...{ synced: true, total: 20_000, done },
  });
}

async function storeConversation(ctx: Ctx, mailboxId: string): Promise<void> {
  const [id, threadId, { orgId, now }] = [newId(), newId(), ctx];
  const subject = 'Quarterly figures';
  const thread = { canonicalSubject: 'quarterly figures', messageCount: 1, lastMessageAt: now, createdAt: now };
  await ctx.tx.insert(threads).values({ orgId, id: threadId, subject, ...thread });
  await ctx.tx.insert(messages).values({
    ...{ orgId, id, threadId, rfcMessageId: id, messageIdHash: id, contentHash: id, sentAt: now, subject },
    ...{
      snippet: 'Here they are',
      body: 'Here they are',
      attachments: [],
      outgoing: false,
      shared: false,
      storedAt: now,
    },
  });
  const person = { orgId, messageId: id, position: 0, role: 'from' as const };
  await ctx.tx.insert(messageParticipants).values({ ...person, address: 'ines@alderbrook.example' });
  await ctx.tx.insert(mailboxMessages).values({ orgId, mailboxId, messageId: id, createdAt: now });
}
