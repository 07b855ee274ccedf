import type { ReportRow, reportRowPage } from '@threadline/shared/reports/rows';
import type { rowsFilter } from '@threadline/shared/reports/schema';
import { sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { type FoundRow, pageOfRows } from '../reads/rows.js';
import { readPeriod } from '../rules/period.js';
import { hoursWithin } from '../sources/hours.js';
import { all, passes } from '../sources/narrowing.js';
import { seenBy } from '../sources/sharers.js';

type Input = z.output<typeof rowsFilter>;
type Answer = z.input<typeof reportRowPage>;

/** The rows behind a figure. Hours of people whom the asker does not approve are told as one sum. */
export async function readRows(ctx: Ctx, input: Input): Promise<Answer> {
  authorise(ctx, input.of === 'hours' ? 'report_hours.read' : 'report.read');
  readPeriod(input);
  const page = await pageOfRows(ctx, input);
  const first = input.cursor === undefined;
  return {
    items: page.items.map(presentRow),
    nextCursor: page.nextCursor,
    withheld: first && input.of === 'hours' ? await withheldHours(ctx, input) : null,
  };
}

function presentRow(row: FoundRow): ReportRow {
  const { id, on, title, kind, seconds, billable, subject } = row;
  return {
    ...{ id, on, title, kind, seconds, billable },
    at: row.at === null ? null : new Date(row.at).toISOString(),
    customer: row.customer_id && row.customer_name !== null ? { id: row.customer_id, name: row.customer_name } : null,
    person: row.person_id && row.person_name !== null ? { id: row.person_id, name: row.person_name } : null,
    subject: subject ? { type: subject, id } : null,
  };
}

/** How many people, and never their sum: beside the figures of the report it would tell the hours of one of them. */
async function withheldHours(ctx: Ctx, input: Input): Promise<Answer['withheld']> {
  const { customerId, personId, category, billable, withoutUnit, taskId } = input;
  if (taskId) return null;
  const unitless = sql`h.person_id in (select p.id from people p where p.org_id = ${ctx.orgId} and p.unit is null)`;
  const [row] = await ctx.tx.execute<{ people: number }>(sql`
    with ${hoursWithin(ctx, input)}
    select count(distinct h.person_id)::int as people from hours h
    where not ${seenBy(ctx, sql`h.person_id`)} and ${all([
      passes(ctx, input, { customer: sql`h.customer_id`, person: sql`h.person_id` }),
      customerId ? sql`h.customer_id = ${customerId}` : undefined,
      personId ? sql`h.person_id = ${personId}` : undefined,
      category ? sql`h.category = ${category}` : undefined,
      billable === undefined ? undefined : sql`h.billable = ${billable}`,
      withoutUnit ? unitless : undefined,
    ])}`);
  return row && row.people > 0 ? { people: row.people } : null;
}
