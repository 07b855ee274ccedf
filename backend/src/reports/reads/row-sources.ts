import type { RowKind } from '@threadline/shared/reports/choices';
import type { rowsFilter } from '@threadline/shared/reports/schema';
import { type SQL, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { type Ctx, systemPersonId } from '../../platform/db/in-org.js';
import { textArray } from '../../platform/db/text-array.js';
import { countsAsActivity } from '../sources/activity.js';
import { all, customerPasses, passes } from '../sources/narrowing.js';
import { seenBy } from '../sources/sharers.js';

export type RowsInput = z.output<typeof rowsFilter>;

/** Where rows of a kind stand. Several branches, each with an index of its own, are read newest first and merged. */
export interface RowSource {
  branches: { from: SQL; where: SQL }[];
  /** What the list is ordered by, with `id`. */
  sort: SQL;
  columns: Record<
    'id' | 'at' | 'on' | 'customer' | 'person' | 'title' | 'kind' | 'seconds' | 'billable' | 'subject',
    SQL
  >;
}

const none = sql`null`;

/** The rows behind a figure, in the period `bounds b` and within the filter. */
export const sourceOf: Record<RowKind, (ctx: Ctx, input: RowsInput) => RowSource> = {
  hours: hoursRows,
  activity: activityRows,
  tasks_completed: (ctx, input) => taskRows(ctx, input, sql`t.completed_at`),
  tasks_created: (ctx, input) => taskRows(ctx, input, sql`t.created_at`),
  follow_ups_due: (ctx, input) => followUpRows(ctx, input, sql`true`),
  follow_ups_completed: (ctx, input) => followUpRows(ctx, input, sql`f.completed_at is not null`),
  follow_ups_overdue: (ctx, input) => followUpRows(ctx, input, overdue(ctx)),
  reschedules: rescheduleRows,
  portal_visits: visitRows,
  portal_never: neverRows,
};

function hoursRows(ctx: Ctx, input: RowsInput): RowSource {
  const { category, billable } = input;
  const passed = (until: SQL) => sql`least(h.duration_seconds, floor(extract(epoch from ${until} - h.started_at)))`;
  const finished = all([
    sql`h.org_id = ${ctx.orgId} and h.removed_at is null and h.duration_seconds > 0 and ${seenBy(ctx, sql`h.person_id`)}`,
    sql`h.started_at < b.ends and h.started_at + make_interval(secs => h.duration_seconds) > b.starts`,
    category ? sql`h.category = ${category}` : undefined,
    billable === undefined ? undefined : sql`h.billable = ${billable}`,
    cell(ctx, input, { customer: sql`h.customer_id`, person: sql`h.person_id`, task: sql`h.task_id` }),
  ]);
  const from = sql`time_entries h`;
  return {
    branches: [
      { from, where: sql`${finished} and h.duration_seconds <= 86400 and h.started_at >= b.starts - interval '1 day'` },
      { from, where: sql`${finished} and h.duration_seconds > 86400` },
    ],
    sort: sql`h.started_at`,
    columns: {
      ...{ id: sql`h.id`, at: sql`h.started_at`, on: none, customer: sql`h.customer_id`, person: sql`h.person_id` },
      ...{ title: sql`h.note`, kind: sql`h.category`, billable: sql`h.billable` },
      seconds: sql`(${passed(sql`b.ends`)} - greatest(0, ${passed(sql`b.starts`)}))::int`,
      subject: sql`'time_entry'`,
    },
  };
}

function activityRows(ctx: Ctx, input: RowsInput): RowSource {
  const within = all([
    sql`e.org_id = ${ctx.orgId} and ${countsAsActivity} and e.at >= b.starts and e.at < b.ends`,
    input.kinds?.length ? sql`e.kind = any(${textArray(input.kinds)})` : undefined,
    cell(ctx, input, { customer: sql`e.customer_id`, person: sql`e.actor_id`, task: sql`e.task_id` }),
  ]);
  const from = sql`timeline_entries e`;
  return {
    branches: [
      { from, where: sql`${within} and e.visible_to is null` },
      { from, where: sql`${within} and e.visible_to = ${ctx.personId}` },
    ],
    sort: sql`e.at`,
    columns: {
      ...{ id: sql`e.id`, at: sql`e.at`, on: none, customer: sql`e.customer_id`, person: sql`e.actor_id` },
      ...{ title: sql`e.title`, kind: sql`e.kind`, seconds: none, billable: none, subject: sql`e.subject_type` },
    },
  };
}

function taskRows(ctx: Ctx, input: RowsInput, at: SQL): RowSource {
  const columns = { customer: sql`t.customer_id`, person: sql`t.assignee_id`, task: sql`t.id` };
  const where = sql`t.org_id = ${ctx.orgId} and t.removed_at is null and ${at} >= b.starts and ${at} < b.ends
    and ${cell(ctx, input, columns)}`;
  return {
    branches: [{ from: sql`tasks t`, where }],
    sort: at,
    columns: {
      ...{ id: sql`t.id`, at, on: sql`t.due_on`, customer: columns.customer, person: columns.person },
      ...{ title: sql`t.title`, kind: sql`t.status`, billable: none, subject: sql`'task'` },
      seconds: sql`greatest(0, extract(epoch from t.completed_at - t.created_at))::int8`,
    },
  };
}

const overdue = (ctx: Ctx) => sql`(coalesce(f.completed_at, ${ctx.now.toISOString()}::timestamptz)
  at time zone b.time_zone)::date > f.due_on`;

function followUpRows(ctx: Ctx, input: RowsInput, only: SQL): RowSource {
  const columns = { customer: sql`f.customer_id`, person: sql`f.assignee_id` };
  const where = all([
    sql`f.org_id = ${ctx.orgId} and f.removed_at is null and f.due_on >= ${input.from}::date`,
    sql`f.due_on < ${input.to}::date and ${only}`,
    input.weekday ? sql`extract(isodow from f.due_on) = ${input.weekday}` : undefined,
    cell(ctx, input, columns),
  ]);
  return {
    branches: [{ from: sql`follow_ups f`, where }],
    sort: sql`f.due_on::timestamp at time zone 'UTC'`,
    columns: {
      ...{ id: sql`f.id`, at: sql`f.completed_at`, on: sql`f.due_on`, ...columns },
      ...{ title: sql`f.title`, kind: none, billable: none, subject: sql`'follow_up'` },
      seconds: sql`greatest(0, extract(epoch from f.completed_at - f.created_at))::int8`,
    },
  };
}

function rescheduleRows(ctx: Ctx, input: RowsInput): RowSource {
  const columns = { customer: sql`f.customer_id`, person: sql`f.assignee_id` };
  const where = sql`p.org_id = ${ctx.orgId} and p.at >= b.starts and p.at < b.ends and f.removed_at is null
    and ${cell(ctx, input, columns)}`;
  return {
    branches: [
      {
        from: sql`follow_up_postponements p join follow_ups f on f.org_id = p.org_id and f.id = p.follow_up_id`,
        where,
      },
    ],
    sort: sql`p.at`,
    columns: {
      ...{ id: sql`p.id`, at: sql`p.at`, on: sql`p.to_on`, ...columns },
      ...{ title: sql`f.title`, kind: none, seconds: none, billable: none, subject: sql`'postponement'` },
    },
  };
}

function visitRows(ctx: Ctx, input: RowsInput): RowSource {
  const where = all([
    sql`v.org_id = ${ctx.orgId} and v.kind = 'portal_visit' and v.removed_at is null and v.at >= b.starts and v.at < b.ends`,
    sql`c.archived_at is null and ${customerPasses(ctx, input)}`,
    input.customerId ? sql`v.customer_id = ${input.customerId}` : undefined,
  ]);
  return {
    branches: [
      { from: sql`timeline_entries v join customers c on c.org_id = v.org_id and c.id = v.customer_id`, where },
    ],
    sort: sql`v.at`,
    columns: {
      ...{ id: sql`v.id`, at: sql`v.at`, on: none, customer: sql`v.customer_id`, person: none, title: none },
      ...{ kind: none, seconds: none, billable: none, subject: sql`v.subject_type` },
    },
  };
}

function neverRows(ctx: Ctx, input: RowsInput): RowSource {
  const visited = sql`select v.customer_id from timeline_entries v
    where v.org_id = ${ctx.orgId} and v.kind = 'portal_visit' and v.removed_at is null and v.customer_id is not null and v.at < b.ends`;
  const where = sql`c.archived_at is null and ${customerPasses(ctx, input)} and not exists (${visited} and v.customer_id = c.id)`;
  return {
    branches: [{ from: sql`customers c`, where }],
    sort: sql`c.created_at`,
    columns: {
      ...{ id: sql`c.id`, at: none, on: none, customer: sql`c.id`, person: none, title: none },
      ...{ kind: sql`c.stage`, seconds: none, billable: none, subject: sql`'customer'` },
    },
  };
}

/** What narrows a report, and the cell of it. The all-zero person stands for nobody. */
function cell(ctx: Ctx, input: RowsInput, columns: { customer: SQL; person: SQL; task?: SQL }): SQL {
  const { customerId, personId, taskId, withoutUnit } = input;
  const { customer, person, task } = columns;
  const inUnit = sql`select p.id from people p where p.org_id = ${ctx.orgId} and p.unit is not null`;
  return all([
    passes(ctx, input, columns),
    customerId ? sql`${customer} = ${customerId}` : undefined,
    personId === systemPersonId ? sql`${person} is null` : undefined,
    personId && personId !== systemPersonId ? sql`${person} = ${personId}` : undefined,
    taskId ? (task ? sql`${task} = ${taskId}` : sql`false`) : undefined,
    withoutUnit ? sql`(${person} is null or ${person} not in (${inUnit}))` : undefined,
  ]);
}
