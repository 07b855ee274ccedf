import { type SQL, sql } from 'drizzle-orm';
import { instantCursor, readCursor } from '../../platform/db/cursor-shape.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { pageFrom } from '../../platform/db/keyset.js';
import { type RowSource, type RowsInput, sourceOf } from './row-sources.js';
import { bounds } from './task-figures.js';

export interface FoundRow extends Record<string, unknown> {
  id: string;
  sort: string;
  at: string | null;
  on: string | null;
  customer_id: string | null;
  customer_name: string | null;
  person_id: string | null;
  person_name: string | null;
  title: string | null;
  kind: string | null;
  seconds: number | null;
  billable: boolean | null;
  subject: string | null;
}

/** One page of the rows behind a figure, newest first. */
export async function pageOfRows(ctx: Ctx, input: RowsInput) {
  const last = readCursor(input.cursor, instantCursor);
  const source = sourceOf[input.of](ctx, input);
  const wanted = input.limit + 1;
  const rows = await ctx.tx.execute<FoundRow>(sql`
    with ${bounds(ctx, input)}
    select r.*, c.name as customer_name, p.name as person_name
    from (select * from (${union(source, last, wanted)}) u order by u.exact desc, u.id desc limit ${wanted}) r
    left join customers c on c.org_id = ${ctx.orgId} and c.id = r.customer_id
    left join people p on p.org_id = ${ctx.orgId} and p.id = r.person_id
    order by r.exact desc, r.id desc`);
  return pageFrom([...rows], input.limit, (row) => [new Date(row.sort).toISOString(), row.id]);
}

type Last = readonly [string, string] | null;

function union(source: RowSource, last: Last, wanted: number): SQL {
  const { id, at, on, customer, person, title, kind, seconds, billable, subject } = source.columns;
  const branches = source.branches.map(
    ({ from, where }) => sql`(select ${id} as id, ${source.sort} as exact, (${source.sort})::text as sort,
      (${at})::timestamptz::text as at, (${on})::date::text as on, ${customer} as customer_id, ${person}::uuid as person_id,
      (${title})::text as title, (${kind})::text as kind, (${seconds})::float8 as seconds, (${billable})::boolean as billable,
      (${subject})::text as subject
      from bounds b cross join ${from}
      where ${where} ${last ? sql`and (${source.sort}, ${id}) < (${last[0]}::timestamptz, ${last[1]}::uuid)` : sql``}
      order by 2 desc, 1 desc limit ${wanted})`,
  );
  return sql.join(branches, sql` union all `);
}
