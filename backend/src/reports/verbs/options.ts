import type { ReportOptions } from '@threadline/shared/reports/schema';
import { type SQL, sql } from 'drizzle-orm';
import { organisationDay } from '../../follow-ups/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise, can } from '../../platform/policy/authorise.js';

const most = 200;

/** What a filter bar offers: the words that customers and people in reach carry. */
export async function readOptions(ctx: Ctx): Promise<ReportOptions> {
  authorise(ctx, 'report.read');
  const { on, timeZone } = await organisationDay(ctx);
  const owners = await ctx.tx.execute<{ id: string; name: string }>(sql`
    select p.id, p.name from people p where p.org_id = ${ctx.orgId} and p.id in (select a.person_id from assignments a
      where a.org_id = ${ctx.orgId} and a.kind = 'owner' and a.customer_id in (select c.id from customers c))
    order by lower(p.name), p.id limit ${most}`);
  return {
    ...{ timeZone, today: on, owners: [...owners] },
    units: await words(ctx, sql`select p.unit as word from people p where p.org_id = ${ctx.orgId}`),
    industries: await words(ctx, ofCustomers(ctx, sql`c.industry`)),
    regions: await words(ctx, ofCustomers(ctx, sql`c.region`)),
    plans: await words(ctx, ofCustomers(ctx, sql`c.plan`)),
    tags: await words(ctx, ofCustomers(ctx, sql`unnest(c.tags)`)),
    abilities: { readHours: can(ctx, 'report_hours.read') },
  };
}

const ofCustomers = (ctx: Ctx, word: SQL): SQL =>
  sql`select ${word} as word from customers c where c.org_id = ${ctx.orgId} and c.archived_at is null`;

async function words(ctx: Ctx, source: SQL): Promise<string[]> {
  const rows = await ctx.tx.execute<{ word: string }>(
    sql`select distinct s.word from (${source}) s where s.word <> '' order by s.word limit ${most}`,
  );
  return rows.map(({ word }) => word);
}
