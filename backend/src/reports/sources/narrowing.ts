import { mrrRangeOf } from '@threadline/shared/customers/arr-band';
import type { ReportFilter } from '@threadline/shared/reports/filter';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { textArray } from '../../platform/db/text-array.js';

export type Narrowing = Omit<ReportFilter, 'from' | 'to' | 'compare'>;

/** Conditions joined by "and"; true where there are none. */
export function all(conditions: readonly (SQL | undefined)[]): SQL {
  const present = conditions.filter((one) => one !== undefined);
  return present.length > 0 ? sql.join(present, sql` and `) : sql`true`;
}

/** Rows whose customer and person pass the filter; the columns say where each stands. */
export function passes(ctx: Ctx, filter: Narrowing, columns: { customer: SQL; person: SQL }): SQL {
  return all([
    narrowsCustomers(filter) ? once(columns.customer, customersPassing(ctx, filter)) : undefined,
    filter.unit ? once(columns.person, peoplePassing(ctx, filter)) : undefined,
  ]);
}

/** The ids of customers that pass the filter. */
export const customersPassing = (ctx: Ctx, filter: Narrowing): SQL =>
  sql`select c.id from customers c where ${customerPasses(ctx, filter)}`;

/** The ids of people that pass the filter. */
export const peoplePassing = (ctx: Ctx, { unit }: Narrowing): SQL =>
  sql`select p.id from people p where p.org_id = ${ctx.orgId} and ${unit ? sql`p.unit = ${unit}` : sql`true`}`;

/** The same of a customer itself, `customers c`. */
export function customerPasses(ctx: Ctx, filter: Narrowing): SQL {
  const { ownerId, stage, size, industry, region, plan, tag, arrBand } = filter;
  return all([
    sql`c.org_id = ${ctx.orgId}`,
    ownerId ? ownedBy(ctx, ownerId) : undefined,
    stage?.length ? sql`c.stage = any(${textArray(stage)})` : undefined,
    size ? sql`c.size = ${size}` : undefined,
    industry ? sql`c.industry = ${industry}` : undefined,
    region ? sql`c.region = ${region}` : undefined,
    plan ? sql`c.plan = ${plan}` : undefined,
    tag ? sql`${tag} = any(c.tags)` : undefined,
    arrBand ? inBand(arrBand) : undefined,
  ]);
}

/** Membership of a list that is read once and hashed; as a join it would be asked row by row where rows are misjudged. */
export const once = (column: SQL, list: SQL): SQL => sql`(${column} in (${list})) is true`;

/** Whether the filter asks anything of customers. */
export function narrowsCustomers({ ownerId, stage, size, industry, region, plan, tag, arrBand }: Narrowing): boolean {
  return [ownerId, stage?.length, size, industry, region, plan, tag, arrBand].some(Boolean);
}

const ownedBy = (ctx: Ctx, personId: string) => sql`c.id in (select a.customer_id from assignments a
  where a.org_id = ${ctx.orgId} and a.person_id = ${personId} and a.kind = 'owner')`;

function inBand(band: NonNullable<Narrowing['arrBand']>): SQL {
  const { from, below } = mrrRangeOf(band);
  return all([sql`c.mrr_cents >= ${from}`, below === null ? undefined : sql`c.mrr_cents < ${below}`]);
}
