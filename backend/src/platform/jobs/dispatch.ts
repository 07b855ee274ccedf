import type { EventName } from '@threadline/shared/kernel/event-names';
import { and, eq, sql } from 'drizzle-orm';
import type { PgBoss } from 'pg-boss';
import { v5 as derivedId } from 'uuid';
import { inOrg, type Runtime, systemOf } from '../db/in-org.js';
import { eventDeliveries, events } from '../events/schema.js';
import type { Subscriber } from '../events/subscriber.js';

export const deliveryQueue = 'deliver-event';
const jobNamespace = '3d0f4a52-7f0e-4a0c-9d34-5b8f0a4c1e77';
const batchSize = 200;

interface Delivery {
  orgId: string;
  eventId: string;
  subscriber: string;
}

/** Hands undispatched events to the queue, one job per subscriber; repeating it makes no second job. Returns how many. */
export async function dispatchEvents(
  runtime: Runtime,
  boss: PgBoss,
  subscribers: readonly Subscriber[],
): Promise<number> {
  return runtime.db.orm.transaction(async (tx) => {
    const claimed = await tx.execute<{ org_id: string; id: string; name: EventName }>(
      sql`select org_id, id, name from undispatched_events(${batchSize})`,
    );
    for (const event of claimed) {
      for (const subscriber of subscribers) {
        if (!subscriber.events.includes(event.name)) continue;
        const priority = subscriber.urgent ? 1 : 0;
        const delivery: Delivery = { orgId: event.org_id, eventId: event.id, subscriber: subscriber.name };
        const id = derivedId(`${event.id} ${subscriber.name}`, jobNamespace);
        await boss.send(deliveryQueue, delivery, { id, priority, retryLimit: 8, retryDelay: 5, retryBackoff: true });
      }
    }
    const ids = claimed.map((event) => event.id);
    if (ids.length > 0) await tx.execute(sql`select mark_dispatched(${sql.param(ids)}::uuid[])`);
    return claimed.length;
  });
}

/** Runs one subscriber for one event, unless it has been run: the mark is written with the subscriber's own work. */
export async function deliver(runtime: Runtime, subscribers: readonly Subscriber[], delivery: Delivery): Promise<void> {
  const subscriber = subscribers.find((one) => one.name === delivery.subscriber);
  if (!subscriber) return;
  await inOrg(runtime, systemOf(delivery.orgId), async (ctx) => {
    const marked = await ctx.tx
      .insert(eventDeliveries)
      .values({ orgId: ctx.orgId, eventId: delivery.eventId, subscriber: subscriber.name, deliveredAt: ctx.now })
      .onConflictDoNothing()
      .returning({ eventId: eventDeliveries.eventId });
    if (marked.length === 0) return;
    const [event] = await ctx.tx
      .select()
      .from(events)
      .where(and(eq(events.orgId, ctx.orgId), eq(events.id, delivery.eventId)));
    if (event) await subscriber.run(ctx, event);
  });
}
