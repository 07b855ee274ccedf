import type { listTasks } from '@threadline/shared/tasks/schema';
import { and, desc, eq, getTableColumns, ilike, inArray, isNull, lt, ne, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type * as z from 'zod';
import { customers } from '../customers/schema.js';
import { people } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { tasks } from './schema.js';

const assignees = alias(people, 'assignee');
const creators = alias(people, 'creator');

export type TaskRow = Awaited<ReturnType<typeof selectTasks>>[number];
export type TaskFilter = z.output<typeof listTasks>;

/** Tasks with the names that replies show, as far as the actor sees them. */
function selectTasks(ctx: Ctx) {
  const { orgId: _orgId, ...columns } = getTableColumns(tasks);
  return ctx.tx
    .select({
      ...columns,
      customer: { id: customers.id, name: customers.name },
      assigneeName: assignees.name,
      creatorName: creators.name,
    })
    .from(tasks)
    .innerJoin(customers, and(eq(customers.orgId, tasks.orgId), eq(customers.id, tasks.customerId)))
    .leftJoin(assignees, and(eq(assignees.orgId, tasks.orgId), eq(assignees.id, tasks.assigneeId)))
    .leftJoin(creators, and(eq(creators.orgId, tasks.orgId), eq(creators.id, tasks.createdBy)))
    .$dynamic();
}

const inOrganisation = (ctx: Ctx) => eq(tasks.orgId, ctx.orgId);

/** One task, removed or not; undefined where the actor does not see it. */
export async function findTask(ctx: Ctx, id: string): Promise<TaskRow | undefined> {
  const [row] = await selectTasks(ctx).where(and(inOrganisation(ctx), eq(tasks.id, id)));
  return row;
}

/** Newest first, from a position on; one row more than the page holds. */
export function pageOfTasks(ctx: Ctx, filter: TaskFilter, from: { at: string; id: string } | null) {
  const conditions: (SQL | undefined)[] = [
    inOrganisation(ctx),
    isNull(tasks.removedAt),
    filter.customerId ? eq(tasks.customerId, filter.customerId) : undefined,
    filter.assigneeId ? eq(tasks.assigneeId, filter.assigneeId) : undefined,
    filter.status?.length ? inArray(tasks.status, filter.status) : undefined,
    filter.dueBefore ? lt(tasks.dueOn, filter.dueBefore) : undefined,
    filter.search ? ilike(sql`lower(${tasks.title})`, contains(filter.search)) : undefined,
    from ? sql`(${tasks.createdAt}, ${tasks.id}) < (${from.at}::timestamptz, ${from.id}::uuid)` : undefined,
  ];
  return selectTasks(ctx)
    .where(and(...conditions))
    .orderBy(desc(tasks.createdAt), desc(tasks.id))
    .limit(filter.limit + 1);
}

/** Open tasks of one person due up to a day, earliest first. */
export function dueTasks(ctx: Ctx, { personId, until }: { personId: string; until: string }) {
  return selectTasks(ctx)
    .where(
      and(
        inOrganisation(ctx),
        eq(tasks.assigneeId, personId),
        isNull(tasks.removedAt),
        ne(tasks.status, 'done'),
        sql`${tasks.dueOn} <= ${until}`,
      ),
    )
    .orderBy(tasks.dueOn, tasks.id)
    .limit(100);
}

export async function insertTask(ctx: Ctx, row: Omit<typeof tasks.$inferInsert, 'orgId'>): Promise<void> {
  await ctx.tx.insert(tasks).values({ ...row, orgId: ctx.orgId });
}

/** Writes a change if the task is still at this version; tells whether it was. */
export async function changeTask(
  ctx: Ctx,
  { id, version }: { id: string; version: number },
  change: Partial<typeof tasks.$inferInsert>,
): Promise<boolean> {
  const rows = await ctx.tx
    .update(tasks)
    .set({ ...change, version: version + 1 })
    .where(and(inOrganisation(ctx), eq(tasks.id, id), eq(tasks.version, version)))
    .returning({ id: tasks.id });
  return rows.length === 1;
}

/** Gives open tasks of a person, all unless told, to another; the tasks as they are now. */
export function giveTasks(
  ctx: Ctx,
  { from, to, only }: { from: string; to: string; only?: readonly string[] | undefined },
) {
  const { id, customerId, threadId, title, status, dueOn, assigneeId } = tasks;
  const open = and(inOrganisation(ctx), eq(assigneeId, from), isNull(tasks.removedAt), ne(status, 'done'));
  return ctx.tx
    .update(tasks)
    .set({ assigneeId: to, version: sql`${tasks.version} + 1` })
    .where(and(open, only ? inArray(id, [...only]) : undefined))
    .returning({ id, customerId, threadId, title, status, dueOn });
}

function contains(words: string): string {
  return `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
}
