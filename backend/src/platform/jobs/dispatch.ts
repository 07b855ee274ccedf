import { and, eq, sql } from 'drizzle-orm';
import type { JobInsert, PgBoss } from 'pg-boss';
import { v5 as derivedId } from 'uuid';
import { inOrg, type Runtime, systemOf } from '../db/in-org.js';
import { eventDeliveries, events } from '../events/schema.js';
import type { StoredEvent, Subscriber } from '../events/subscriber.js';
import type { Delivery } from './delivery.js';
import type { LongWork } from './long-work.js';

export const deliveryQueue = 'deliver-event';
const jobNamespace = '3d0f4a52-7f0e-4a0c-9d34-5b8f0a4c1e77';
/** How many events are taken at once; as many as that say that there may be more. */
export const mostAtOnce = 200;

type TakenEvent = Pick<StoredEvent, 'orgId' | 'id' | 'name' | 'actorId' | 'data'>;

export interface Listeners {
  subscribers: readonly Subscriber[];
  longWork: readonly LongWork[];
}

/** Makes a job of each event for each that it concerns; repeating it makes no second job. Returns how many events. */
export async function dispatchEvents(
  runtime: Runtime,
  boss: PgBoss,
  { subscribers, longWork }: Listeners,
): Promise<number> {
  return runtime.db.orm.transaction(async (tx) => {
    // Marked already: what fails below takes the mark back with the transaction.
    const taken = await tx.execute<TakenEvent>(
      sql`select org_id as "orgId", id, name, actor_id as "actorId", data from take_events(${mostAtOnce})`,
    );
    const jobs = taken.flatMap((event) => subscribers.filter(isToldOf(event)).map((one) => jobOf(event, one)));
    if (jobs.length > 0) await boss.insert(deliveryQueue, jobs);
    for (const { name, events } of longWork) {
      const long = taken.filter((event) => events.includes(event.name)).map((event) => jobOf(event, { name }));
      if (long.length > 0) await boss.insert(name, long);
    }
    return taken.length;
  });
}

const isToldOf = (event: TakenEvent) => (subscriber: Subscriber) =>
  subscriber.events.includes(event.name) && (subscriber.concerns?.(event) ?? true);

function jobOf(
  { orgId, id: eventId }: TakenEvent,
  { name: subscriber, urgent }: Pick<Subscriber, 'name' | 'urgent'>,
): JobInsert<Delivery> {
  const id = derivedId(`${eventId} ${subscriber}`, jobNamespace);
  const retry = { retryLimit: 8, retryDelay: 5, retryBackoff: true };
  return { id, data: { orgId, eventId, subscriber }, priority: urgent ? 1 : 0, ...retry };
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
