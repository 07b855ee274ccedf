import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';

/** Whether the asker may add up everybody's hours. Others read their own and those they approve, person by person. */
export const addsUpAll = ({ role }: Ctx): boolean => role === 'owner' || role === 'admin' || role === 'system';

/** The ids of those others, so that an index finds their hours; what may be read is row-level security's to say. */
export const ownPeople = (ctx: Ctx): SQL =>
  sql`select unnest(array_append((select approved_people())::uuid[], ${ctx.personId}::uuid)) as id`;

/** Whether the asker may read the person's own hours. */
export const seenBy = (ctx: Ctx, person: SQL): SQL =>
  ctx.role === 'system'
    ? sql`true`
    : sql`(${person} = ${ctx.personId} or ${person} = any ((select approved_people())::uuid[]))`;

/**
 * A table `who` of one row for a `with`: people's ids in order with the number of each beside, bits for nobody, how many
 * those are, and bits for those whose own hours the asker may not read. Who has no number yet gets the next one here.
 */
export const whoShares = (ctx: Ctx): SQL => sql`who as materialized (
    select array_agg(n.person_id order by n.person_id) as ids, array_agg(n.number order by n.person_id) as numbers,
      z.nobody, length(z.nobody) as width,
      coalesce(bit_or(set_bit(z.nobody, n.number, 1)) filter (where not n.seen), z.nobody) as unseen
    from (${numbered(ctx)}) n
    cross join (select repeat('0', (coalesce(max(n.number), 0) / 64 + 1) * 64)::bit varying as nobody
      from (${numbered(ctx)}) n) z
    group by z.nobody)`;

const numbered = (ctx: Ctx): SQL => sql`select p.id as person_id, ${seenBy(ctx, sql`p.id`)} as seen,
    coalesce(r.number, m.last + row_number() over (partition by r.number is null order by p.id))::int as number
  from people p left join report_people r on r.org_id = p.org_id and r.person_id = p.id
  cross join (select coalesce(max(r.number), -1) as last from report_people r where r.org_id = ${ctx.orgId}) m
  where p.org_id = ${ctx.orgId}`;

/** A person's bit, after `who`. Looked up in its lists: a join with rows that are misjudged would go row by row. */
export const bitOf = (person: SQL): SQL => sql`set_bit((select w.nobody from who w),
  (select w.numbers from who w)[width_bucket(${person}, (select w.ids from who w))], 1)`;

/** Kept bits at today's width; people who came later have none in them. */
export const widened = (bits: SQL): SQL => sql`case when length(${bits}) = (select w.width from who w) then ${bits}
  else ${bits} || repeat('0', (select w.width from who w) - length(${bits}))::bit varying end`;
