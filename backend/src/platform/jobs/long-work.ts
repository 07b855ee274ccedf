import type { EventName } from '@threadline/shared/kernel/event-names';
import { and, eq } from 'drizzle-orm';
import { inOrg, type Runtime, systemOf } from '../db/in-org.js';
import { events } from '../events/schema.js';
import type { Delivery } from './delivery.js';

/** Work of minutes that an event asks for: a queue of its own, and no transaction around it, so that nothing else waits. */
export interface LongWork {
  /** Also the name of its queue. */
  name: string;
  events: readonly EventName[];
  /** May be called again for the same subject, as after a worker has died: it knows by itself what is done. */
  run(about: { orgId: string; subjectId: string }): Promise<void>;
}

/** How long one of them may take before its job counts as lost. */
const mostSeconds = 12 * 3_600;

/** One at a time in each worker; tried once more where it breaks off. */
export const longQueue = { expireInSeconds: mostSeconds, retryLimit: 1 };
export const oneAtATime = { batchSize: 1, pollingIntervalSeconds: 1 };

/** Looks up what the event was about, and lets go of the database before the work begins. */
export async function runLong(runtime: Runtime, work: LongWork, { orgId, eventId }: Delivery): Promise<void> {
  const [event] = await inOrg(runtime, systemOf(orgId), (ctx) =>
    ctx.tx
      .select({ subjectId: events.subjectId })
      .from(events)
      .where(and(eq(events.orgId, ctx.orgId), eq(events.id, eventId))),
  );
  if (event) await work.run({ orgId, subjectId: event.subjectId });
}
