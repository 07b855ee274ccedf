import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { type Ctx, systemPersonId } from '../db/in-org.js';
import type { DomainEvent } from './domain-event.js';

export const liveChannel = 'threadline_live';

/**
 * The only way to say that something happened: one event and one audit row in the writer's transaction, the
 * projections brought up to date, and every server told on commit. Rolls back with the write it speaks of.
 */
export async function record(ctx: Ctx, event: DomainEvent): Promise<string> {
  const id = newId();
  const told = { ...event, id, at: event.at ?? ctx.now };
  const actorId = ctx.personId === systemPersonId ? null : ctx.personId;
  const subject = { subject_type: event.subject.type, subject_id: event.subject.id };
  const about = { org_id: ctx.orgId, actor_id: actorId, ...subject };
  const row = {
    ...{ ...about, id, name: event.name, at: told.at, data: event.data ?? {} },
    ...{ customer_id: event.customerId ?? null, thread_id: event.threadId ?? null },
  };
  const audit = {
    ...{ ...about, event_id: id, at: ctx.now, action: event.name, details: event.data ?? {}, via: ctx.via },
    ...{ credential_id: ctx.credentialId, ip: ctx.origin.ip, request_id: ctx.origin.requestId },
  };
  await write(ctx, { event: row, audit, notice: notice(ctx, told, actorId) });
  for (const projection of ctx.projections) await projection.apply(ctx, told);
  return id;
}

// One statement, whose parts the database plans once for each connection.
async function write(ctx: Ctx, { event, audit, notice }: Record<'event' | 'audit' | 'notice', object>): Promise<void> {
  await ctx.tx
    .select({
      done: sql`record_event(${sql.placeholder('event')}::json, ${sql.placeholder('audit')}::json, ${liveChannel}, ${sql.placeholder('notice')})`,
    })
    .from(sql`(values (1)) once`)
    .prepare('record_event')
    .execute({ event: JSON.stringify(event), audit: JSON.stringify(audit), notice: JSON.stringify(notice) });
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
