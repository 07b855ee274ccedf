import { mergeKinds, moveKinds } from '@threadline/shared/merges/choices';
import { sql } from 'drizzle-orm';
import { bigint, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { organisations, people } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';

/** One record became part of another of its kind. The one that is gone stands here as it was, until it comes back. */
export const merges = pgTable(
  'merges',
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid().notNull(),
    /** Order of merging: only the latest of those that build on each other is taken back. */
    seq: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    kind: text({ enum: mergeKinds }).notNull(),
    goneId: uuid().notNull(),
    keptId: uuid().notNull(),
    goneName: text().notNull(),
    keptName: text().notNull(),
    /** The row that is gone, by its columns' names. */
    gone: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Columns of the kept row that took another value, as they were and as they became. */
    before: jsonb().$type<Record<string, unknown>>().notNull(),
    after: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Records of the other kind that are named in what was remembered: while one of them is gone, nothing goes back. */
    involved: uuid().array().notNull().default(sql`'{}'`),
    /** How many rows moved, by table. */
    moved: jsonb().$type<Record<string, number>>().notNull(),
    mergedBy: uuid(),
    mergedAt: instant().notNull(),
    undoneBy: uuid(),
    undoneAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('merges_kept').on(table.orgId, table.keptId, table.seq),
    uniqueIndex('merges_gone').on(table.orgId, table.goneId).where(sql`undone_at is null`),
    foreignKey({ columns: [table.orgId, table.mergedBy], foreignColumns: [people.orgId, people.id] }),
    foreignKey({ columns: [table.orgId, table.undoneBy], foreignColumns: [people.orgId, people.id] }),
  ],
);

/** What a merge did to each row, so that exactly this can be taken back. Without foreign keys: they come by the 100,000. */
export const mergeMoves = pgTable(
  'merge_moves',
  {
    orgId: orgId(),
    mergeId: uuid().notNull(),
    number: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    tableName: text().notNull(),
    how: text({ enum: moveKinds }).notNull(),
    rowId: uuid(),
    /** Key columns of rows without an id; the whole row where it was taken away; what was written where it was changed. */
    row: jsonb().$type<Record<string, unknown>>(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.mergeId, table.number] })],
);
