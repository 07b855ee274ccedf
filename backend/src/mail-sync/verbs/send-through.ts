import { inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { openSession } from '../open-session.js';
import { type Envelope, SourceProblem } from '../port.js';
import { connectionOf } from '../queries.js';

export interface Sending {
  orgId: string;
  mailboxId: string;
  /** As it goes over the wire; blind copies stand in the envelope alone. */
  raw: Uint8Array;
  envelope: Envelope;
}

const mostMilliseconds = 90_000;

/**
 * Sends a mail through the mailbox's own server. Whoever calls decides whether the sender may; no transaction is open
 * meanwhile. Ends with SourceProblem where the server does not take it; then it has not been sent.
 */
export async function sendThrough(runtime: Runtime, { orgId, mailboxId, raw, envelope }: Sending): Promise<void> {
  const row = await inOrg(runtime, systemOf(orgId), (ctx) => connectionOf(ctx, mailboxId));
  if (!row) throw new SourceProblem('mailbox_gone', 'This mailbox is not connected.');
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), mostMilliseconds);
  try {
    const session = await openSession(runtime, row, ending.signal);
    try {
      await session.send(raw, envelope);
    } finally {
      await session.close().catch(() => undefined);
    }
  } finally {
    clearTimeout(timer);
  }
}
