import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { type Ctx, systemPersonId } from '../db/in-org.js';
import type { DomainEvent } from './projection.js';
import { auditLog, events } from './schema.js';

export const liveChannel = 'threadline_live';

/**
 * The only way to say that something happened: one event and one audit row in the writer's transaction, the
 * projections brought up to date, and every server told on commit. Rolls back with the write it speaks of.
 */
export async function record(ctx: Ctx, event: DomainEvent): Promise<string> {
  const id = newId();
  const told = { ...event, id, at: event.at ?? ctx.now };
  const actorId = ctx.personId === systemPersonId ? null : ctx.personId;
  const subject = { subjectType: event.subject.type, subjectId: event.subject.id };
  await ctx.tx.insert(events).values({
    orgId: ctx.orgId,
    id,
    name: event.name,
    at: told.at,
    actorId,
    ...subject,
    customerId: event.customerId ?? null,
    threadId: event.threadId ?? null,
    data: event.data ?? {},
  });
  await ctx.tx.insert(auditLog).values({
    orgId: ctx.orgId,
    eventId: id,
    at: ctx.now,
    action: event.name,
    actorId,
    via: ctx.via,
    credentialId: ctx.credentialId,
    ip: ctx.origin.ip,
    requestId: ctx.origin.requestId,
    ...subject,
    details: event.data ?? {},
  });
  for (const projection of ctx.projections) await projection.apply(ctx, told);
  await ctx.tx.execute(sql`select pg_notify(${liveChannel}, ${JSON.stringify(notice(ctx, told, actorId))})`);
  return id;
}

/** What other processes learn: ids and the name, far below NOTIFY's 8,000 bytes. */
function notice(ctx: Ctx, event: DomainEvent & { id: string; at: Date }, actorId: string | null) {
  return {
    orgId: ctx.orgId,
    id: event.id,
    name: event.name,
    at: event.at.toISOString(),
    subject: event.subject,
    customerId: event.customerId ?? null,
    threadId: event.threadId ?? null,
    actorId,
    sensitive: event.data?.sensitive === true,
  };
}
