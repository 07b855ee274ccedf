import { eventNames } from '@threadline/shared/kernel/event-names';
import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { organisations } from '../auth/schema.js';
import { instant, orgId } from '../db/columns.js';

/** Everything that happened; also the outbox from which subscribers are served. */
export const events = pgTable(
  'events',
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid().notNull(),
    /** Order of writing across the installation; gaps are normal. */
    seq: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    name: text({ enum: eventNames }).notNull(),
    at: instant().notNull(),
    actorId: uuid(),
    subjectType: text().notNull(),
    subjectId: uuid().notNull(),
    customerId: uuid(),
    threadId: uuid(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    dispatchedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('events_seq').on(table.orgId, table.seq),
    index('events_undispatched').on(table.seq).where(sql`dispatched_at is null`),
  ],
);

/** A subscriber that has done its work for an event, written with the work itself. */
export const eventDeliveries = pgTable(
  'event_deliveries',
  {
    orgId: orgId().references(() => organisations.id),
    eventId: uuid().notNull(),
    subscriber: text().notNull(),
    deliveredAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.eventId, table.subscriber] })],
);

/** Who changed what, and from where: written with every event, never updated. */
export const auditLog = pgTable(
  'audit_log',
  {
    orgId: orgId().references(() => organisations.id),
    seq: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    eventId: uuid().notNull(),
    at: instant().notNull(),
    action: text().notNull(),
    actorId: uuid(),
    /** How the actor came in: session, token, api_key or system. */
    via: text().notNull(),
    credentialId: text(),
    ip: text(),
    requestId: text(),
    subjectType: text().notNull(),
    subjectId: uuid().notNull(),
    details: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.seq] }),
    index('audit_log_actor').on(table.orgId, table.actorId, table.seq),
    index('audit_log_subject').on(table.orgId, table.subjectId, table.seq),
  ],
);

/** The answer to a mutation, kept under its key so that a repeated request gets the same one. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    orgId: orgId().references(() => organisations.id),
    personId: uuid().notNull(),
    key: text().notNull(),
    procedure: text().notNull(),
    inputHash: text().notNull(),
    response: jsonb(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.personId, table.key] }),
    index('idempotency_keys_age').on(table.createdAt),
  ],
);
