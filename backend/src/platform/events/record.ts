import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { type Ctx, type Projection, systemPersonId } from '../db/in-org.js';
import type { DomainEvent, ToldEvent } from './domain-event.js';

export const liveChannel = 'threadline_live';

const mostAtOnce = 1_000;

/**
 * The only way to say that something happened: one event and one audit row in the writer's transaction, the
 * projections brought up to date, and every server told on commit. Rolls back with the write it speaks of.
 */
export async function record(ctx: Ctx, event: DomainEvent): Promise<string> {
  const told = toldBy(ctx, event);
  // Sent without waiting for each other; one connection answers them in this order.
  await Promise.all([write(ctx, [told]), project(ctx, told)]);
  return told.id;
}

/** As before for many events, in their order, in as few questions to the database as for one for every thousand. */
export async function recordAll(ctx: Ctx, events: readonly DomainEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += mostAtOnce)
    await recordTogether(ctx, events.slice(from, from + mostAtOnce));
}

async function recordTogether(ctx: Ctx, events: readonly DomainEvent[]): Promise<void> {
  const told = events.map((event) => toldBy(ctx, event));
  await write(ctx, told);
  for (const projection of ctx.projections) await applyAll(ctx, projection, told);
}

async function project(ctx: Ctx, event: ToldEvent): Promise<void> {
  for (const projection of ctx.projections) await projection.apply(ctx, event);
}

async function applyAll(ctx: Ctx, projection: Projection, events: readonly ToldEvent[]): Promise<void> {
  if (projection.applyAll) return projection.applyAll(ctx, events);
  for (const event of events) await projection.apply(ctx, event);
}

function toldBy(ctx: Ctx, event: DomainEvent): ToldEvent {
  return { ...event, id: newId(), at: event.at ?? ctx.now };
}

// One statement, whose parts the database plans once for each connection.
async function write(ctx: Ctx, events: readonly ToldEvent[]): Promise<void> {
  const [rows, audits, notices] = ['rows', 'audits', 'notices'].map((name) => sql.placeholder(name));
  await ctx.tx
    .select({ done: sql`record_events(${rows}::json, ${audits}::json, ${liveChannel}, ${notices}::json)` })
    .from(sql`(values (1)) once`)
    .prepare('record_events')
    .execute({
      rows: JSON.stringify(events.map((event) => rowOf(ctx, event))),
      audits: JSON.stringify(events.map((event) => auditOf(ctx, event))),
      notices: JSON.stringify(events.map((event) => noticeOf(ctx, event))),
    });
}

function rowOf(ctx: Ctx, event: ToldEvent) {
  return {
    ...{ ...about(ctx, event), id: event.id, name: event.name, at: event.at, data: event.data ?? {} },
    ...{ customer_id: event.customerId ?? null, thread_id: event.threadId ?? null },
  };
}

function auditOf(ctx: Ctx, event: ToldEvent) {
  return {
    ...{ ...about(ctx, event), event_id: event.id, at: ctx.now, action: event.name, details: event.data ?? {} },
    ...{ via: ctx.via, credential_id: ctx.credentialId, ip: ctx.origin.ip, request_id: ctx.origin.requestId },
  };
}

function about(ctx: Ctx, { subject }: ToldEvent) {
  return { org_id: ctx.orgId, actor_id: actorOf(ctx), subject_type: subject.type, subject_id: subject.id };
}

const actorOf = (ctx: Ctx) => (ctx.personId === systemPersonId ? null : ctx.personId);

/** What other processes learn: ids and the name, far below NOTIFY's 8,000 bytes. */
function noticeOf(ctx: Ctx, event: ToldEvent) {
  return {
    orgId: ctx.orgId,
    id: event.id,
    name: event.name,
    at: event.at.toISOString(),
    subject: event.subject,
    customerId: event.customerId ?? null,
    threadId: event.threadId ?? null,
    actorId: actorOf(ctx),
    sensitive: event.data?.sensitive === true,
  };
}
