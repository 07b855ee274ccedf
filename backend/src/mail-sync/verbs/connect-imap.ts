import type {
  ConnectImap,
  connectionStatus,
  ImapTest,
  MailSignIn,
  TestImap,
} from '@threadline/shared/mail-sync/schema';
import type * as z from 'zod';
import { knownMailbox } from '../../mailboxes/service.js';
import type { Ctx, Runtime } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import type { Within } from '../../platform/http/procedure.js';
import { doorOf } from '../open-session.js';
import { requireConnectable } from '../policy.js';
import { type MailSession, SourceProblem } from '../port.js';
import { addConnection } from './add-connection.js';
import { status } from './read-connections.js';

/** Connects a mailbox by IMAP and SMTP; a worker signs in at once, and the connection's state tells how that went. */
export async function connectImap(ctx: Ctx, input: ConnectImap): Promise<z.input<typeof connectionStatus>> {
  const { mailboxId, backFillFrom, imap, smtp, signIn } = input;
  await addConnection(ctx, {
    ...{ mailboxId, backFillFrom, vendor: 'imap', settings: { imap, smtp, user: signIn.user } },
    ...{ secret: secretOf(signIn), clientId: null },
  });
  return status(ctx, { mailboxId });
}

/** What is kept sealed of a way to sign in. */
export function secretOf(signIn: MailSignIn): Record<string, unknown> {
  if (signIn.method === 'password') return { method: 'password', password: signIn.password };
  const { accessToken, renewal } = signIn;
  return { method: 'xoauth2', accessToken, ...(renewal ? { renewal } : {}) };
}

const mostMilliseconds = 30_000;

/** Signs in to both servers without keeping anything; no transaction is open meanwhile. */
export async function tryImap(within: Within, input: TestImap, runtime: Runtime): Promise<ImapTest> {
  await within((ctx) => requireTryable(ctx, input.mailboxId));
  const { imap, smtp, signIn } = input;
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), mostMilliseconds);
  let session: MailSession | null = null;
  try {
    session = await doorOf(runtime, 'imap').open({
      ...{ settings: { imap, smtp, user: signIn.user }, secret: secretOf(signIn), client: null },
      ...{ keepSecret: () => Promise.resolve(), signal: ending.signal },
    });
    const folders = (await session.folders()).filter(({ role }) => !['junk', 'trash', 'drafts'].includes(role));
    const outgoing = smtp && session.trySending ? await problemIn(session.trySending()) : null;
    return { server: outgoing ? 'smtp' : null, ...(outgoing ?? fine), folders: folders.length };
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    return { server: 'imap', problem: error.code, detail: error.message.slice(0, 300), folders: 0 };
  } finally {
    clearTimeout(timer);
    await session?.close().catch(() => undefined);
  }
}

const fine = { problem: null, detail: null };

async function requireTryable(ctx: Ctx, mailboxId: string): Promise<void> {
  const mailbox = await knownMailbox(ctx, mailboxId);
  if (!mailbox) throw new NotFound('mailbox');
  requireConnectable(ctx, mailbox);
}

async function problemIn(trial: Promise<void>): Promise<Pick<ImapTest, 'problem' | 'detail'> | null> {
  try {
    await trial;
    return null;
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    return { problem: error.code, detail: error.message.slice(0, 300) };
  }
}
