import type { adoptionFilter, adoptionReport } from '@threadline/shared/reports/schema';
import { sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { aboutOf } from '../reads/organisation.js';
import { bounds } from '../reads/task-figures.js';
import { figureOf, shareOf } from '../rules/figure.js';
import type { Days } from '../rules/period.js';
import { customerPasses } from '../sources/narrowing.js';

type Input = z.output<typeof adoptionFilter>;

/** Which customers come to the portal, how often, and how many never have. Archived customers do not count. */
export async function readPortalAdoption(ctx: Ctx, input: Input): Promise<z.input<typeof adoptionReport>> {
  authorise(ctx, 'report.read');
  const { period, comparedPeriod, timeZone } = await aboutOf(ctx, input);
  const now = await adoptionOf(ctx, input, period);
  const before = comparedPeriod ? await adoptionOf(ctx, input, comparedPeriod) : null;
  const figure = (name: keyof typeof now) => figureOf(now[name], before?.[name] ?? null);
  return {
    ...{ period, comparedPeriod, timeZone, customerCount: now.customers },
    totals: {
      visits: figure('visits'),
      visiting: figure('visiting'),
      adoption: figureOf(shareOf(now.visiting, now.customers), before && shareOf(before.visiting, before.customers)),
      never: figure('never'),
    },
    customers: await visitingCustomers(ctx, input, period),
  };
}

type Adoption = { customers: number; visits: number; visiting: number; never: number };

async function adoptionOf(ctx: Ctx, filter: Input, days: Days): Promise<Adoption> {
  const [row] = await ctx.tx.execute<Adoption>(sql`
    with ${bounds(ctx, days)},
    present as materialized (select c.id from customers c where c.archived_at is null and ${customerPasses(ctx, filter)}),
    visits as materialized (select v.customer_id, count(*) filter (where v.at >= b.starts)::int as visits
      from bounds b cross join timeline_entries v
      where v.org_id = ${ctx.orgId} and v.kind = 'portal_visit' and v.removed_at is null and v.at < b.ends group by 1)
    select count(*)::int as customers, coalesce(sum(v.visits), 0)::int as visits,
      count(*) filter (where v.visits > 0)::int as visiting, count(*) filter (where v.customer_id is null)::int as never
    from present p left join visits v on v.customer_id = p.id`);
  return row ?? { customers: 0, visits: 0, visiting: 0, never: 0 };
}

type Visiting = { key: string; label: string; visits: number; visitors: number; last: string };

async function visitingCustomers(ctx: Ctx, filter: Input, days: Days) {
  const rows = await ctx.tx.execute<Visiting>(sql`
    with ${bounds(ctx, days)}
    select c.id as key, c.name as label, count(*)::int as visits,
      count(distinct v.subject_id)::int as visitors,
      max(v.at)::text as last
    from bounds b cross join timeline_entries v join customers c on c.org_id = v.org_id and c.id = v.customer_id
    where v.org_id = ${ctx.orgId} and v.kind = 'portal_visit' and v.removed_at is null and v.at >= b.starts and v.at < b.ends
      and c.archived_at is null and ${customerPasses(ctx, filter)}
    group by c.id, c.name order by visits desc, c.name, c.id limit ${filter.limit}`);
  return rows.map(({ last, ...row }) => ({ ...row, lastVisitAt: new Date(last).toISOString() }));
}
