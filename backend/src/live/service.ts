import type { LiveEvent } from '@threadline/shared/live/schema';
import { asc, eq, gt, sql } from 'drizzle-orm';
import * as z from 'zod';
import { type Actor, inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import type { LiveNotice } from '../platform/events/listen.js';
import { events } from '../platform/events/schema.js';
import { createFeed, type LiveHub } from './hub.js';
import { mayHear } from './visibility.js';

export interface Heard {
  id: string;
  event: LiveEvent;
}

const mostMissed = 500;

/**
 * Every event that the listener may see from now on, and first those missed since `lastEventId`. Ends when what the
 * listener may do changes, or what it takes to come in: the client comes back and is judged afresh.
 */
export async function* follow(
  { runtime, hub }: { runtime: Runtime; hub: Pick<LiveHub, 'listen'> },
  listener: Actor,
  options: { lastEventId: string | undefined; signal: AbortSignal | undefined },
): AsyncGenerator<Heard> {
  const feed = createFeed(hub, listener.orgId, options.signal);
  try {
    for (const notice of await missed(runtime, listener, options.lastEventId)) {
      if (await mayHear(runtime, listener, notice)) yield heard(notice);
    }
    for await (const notice of feed) {
      if (endsStream(listener, notice)) return;
      if (await mayHear(runtime, listener, notice)) yield heard(notice);
    }
  } finally {
    feed.close();
  }
}

const ending = [
  'person.role_changed',
  'person.suspended',
  'person.removed',
  'session.ended',
  'extension.revoked',
  'api_key.revoked',
  'security_policy.changed',
  'sign_in.factor_removed',
  'person.passkey_removed',
];

function endsStream(listener: Actor, notice: LiveNotice): boolean {
  if (notice.name === 'organisation.removed') return true;
  if (!ending.includes(notice.name)) return false;
  const { personId, credentialId, orgId } = listener;
  return [personId, credentialId, orgId].includes(notice.subject.id);
}

/** Read as the system, then judged one by one with the listener's own rights. */
async function missed(runtime: Runtime, listener: Actor, lastEventId: string | undefined): Promise<LiveNotice[]> {
  if (!lastEventId || !z.uuid().safeParse(lastEventId).success) return [];
  return inOrg(runtime, systemOf(listener.orgId), async (ctx) => {
    const last = ctx.tx
      .select({ seq: events.seq })
      .from(events)
      .where(eq(events.id, sql`${lastEventId}::uuid`));
    const rows = await ctx.tx
      .select()
      .from(events)
      .where(gt(events.seq, last))
      .orderBy(asc(events.seq))
      .limit(mostMissed);
    return rows.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      subject: { type: row.subjectType, id: row.subjectId },
      sensitive: row.data.sensitive === true,
    }));
  });
}

function heard({ id, name, at, subject, customerId, threadId, actorId }: LiveNotice): Heard {
  return { id, event: { name, at, subject, customerId, threadId, actorId } };
}
