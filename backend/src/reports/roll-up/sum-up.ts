import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { bitOf, whoShares, widened } from '../sources/sharers.js';

/** Makes the sums of some days (a query with the column `day`) those of the daily hours by customer and person. */
export async function sumDays(ctx: Ctx, days: SQL): Promise<void> {
  const { orgId, tx } = ctx;
  await numberPeople(ctx);
  const ofDays = sql`org_id = ${orgId} and day in (select d.day from (${days}) d)`;
  await tx.execute(sql`delete from report_person_hours where ${ofDays}`);
  await tx.execute(sql`delete from report_day_hours where ${ofDays}`);
  await tx.execute(sql`delete from report_customer_hours where grain = 'day' and ${ofDays}`);
  const hours = sql`(select * from report_hours where ${ofDays}) h`;
  // In the order of the key, so that rows read together lie together.
  await tx.execute(sql`insert into report_person_hours (org_id, day, person_id, seconds, billable_seconds)
    select ${orgId}::uuid, h.day, h.person_id, ${ownSums} from ${hours} group by 2, 3 order by 2, 3`);
  await tx.execute(sql`insert into report_day_hours (org_id, day, category, ${sharedColumns})
    with ${whoShares(ctx)} select ${orgId}::uuid, h.day, h.category, ${sharedSums} from ${hours}
    group by 2, 3 order by 2, 3`);
  await tx.execute(sql`insert into report_customer_hours (org_id, grain, day, customer_id, ${sharedColumns})
    with ${whoShares(ctx)} select ${orgId}::uuid, 'day', h.day, h.customer_id, ${sharedSums} from ${hours}
    group by 3, 4 order by 3, 4`);
}

/**
 * The same for a month, after its days. Its last day changes all the time, so that of its many rows only those that
 * differ are written.
 */
export async function sumMonth(ctx: Ctx, month: string): Promise<void> {
  const ofMonth = sql`org_id = ${ctx.orgId} and day >= ${month}::date
    and day < (${month}::date + interval '1 month')::date`;
  // An index begins with the person.
  const byPerson = sql`org_id = ${ctx.orgId} and month = ${month}::date
    and person_id = any (array(select n.person_id from report_people n where n.org_id = ${ctx.orgId}))`;
  await replace(ctx, {
    table: sql`report_customer_hours`,
    columns: sql`org_id, grain, day, customer_id, ${sharedColumns}`,
    kept: sql`org_id = ${ctx.orgId} and grain = 'month' and day = ${month}::date`,
    fresh: sql`select org_id, 'month', ${month}::date, customer_id, sum(seconds), sum(billable_seconds),
      bit_or(${widened(sql`billable_people`)}), bit_or(${widened(sql`unbillable_people`)}) from report_customer_hours
      where grain = 'day' and ${ofMonth} group by org_id, customer_id`,
    same: sql`r.grain = gone.grain and r.day = gone.day and r.customer_id = gone.customer_id`,
  });
  await replace(ctx, {
    table: sql`report_customer_category_hours`,
    columns: sql`org_id, month, customer_id, category, ${sharedColumns}`,
    kept: sql`org_id = ${ctx.orgId} and month = ${month}::date`,
    fresh: sql`select h.org_id, ${month}::date, h.customer_id, h.category, ${sharedSums} from report_hours h
      where ${ofMonth} group by h.org_id, h.customer_id, h.category`,
    same: sql`r.month = gone.month and r.customer_id = gone.customer_id and r.category = gone.category`,
  });
  await replace(ctx, {
    table: sql`report_person_category_hours`,
    columns: sql`org_id, month, person_id, category, ${ownColumns}`,
    kept: byPerson,
    fresh: sql`select h.org_id, ${month}::date, h.person_id, h.category, ${ownSums} from report_hours h
      where ${ofMonth} group by h.org_id, h.person_id, h.category`,
    same: sql`r.month = gone.month and r.person_id = gone.person_id and r.category = gone.category`,
  });
  await replace(ctx, {
    table: sql`report_customer_person_hours`,
    columns: sql`org_id, month, customer_id, person_id, ${ownColumns}`,
    kept: byPerson,
    fresh: sql`select h.org_id, ${month}::date, h.customer_id, h.person_id, ${ownSums} from report_hours h
      where ${ofMonth} group by h.org_id, h.customer_id, h.person_id`,
    same: sql`r.customer_id = gone.customer_id and r.month = gone.month and r.person_id = gone.person_id`,
  });
}

interface Replacement {
  table: SQL;
  columns: SQL;
  /** Which rows of the table are replaced. */
  kept: SQL;
  /** What they should be, after `who`. */
  fresh: SQL;
  /** Which of those rows, `r`, one of `gone` is. */
  same: SQL;
}

async function replace(ctx: Ctx, { table, columns, kept, fresh, same }: Replacement): Promise<void> {
  await ctx.tx.execute(sql`with ${whoShares(ctx)}
    delete from ${table} r using (select ${columns} from ${table} where ${kept} except (${fresh})) gone
    where r.org_id = gone.org_id and ${same}`);
  await ctx.tx.execute(sql`insert into ${table} (${columns}) with ${whoShares(ctx)}
    ${fresh} except select ${columns} from ${table} where ${kept}`);
}

/** Everybody gets a number before they share in a sum. */
async function numberPeople({ orgId, tx }: Ctx): Promise<void> {
  await tx.execute(sql`insert into report_people (org_id, person_id, number)
    select p.org_id, p.id, (select coalesce(max(r.number), -1) from report_people r where r.org_id = ${orgId})
      + row_number() over (order by p.id)
    from people p where p.org_id = ${orgId}
      and not exists (select from report_people r where r.org_id = p.org_id and r.person_id = p.id)`);
}

const ownColumns = sql`seconds, billable_seconds`;
const sharedColumns = sql`${ownColumns}, billable_people, unbillable_people`;
const ownSums = sql`sum(h.seconds), coalesce(sum(h.seconds) filter (where h.billable), 0)`;
const sharedSums = sql`${ownSums}, bit_or(${bitOf(sql`h.person_id`)}) filter (where h.billable),
  bit_or(${bitOf(sql`h.person_id`)}) filter (where not h.billable)`;
