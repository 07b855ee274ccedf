import { type Asked, byKey, type Figures, type Place, passing, period } from './place.js';

/** Follow-ups due in the period by person, by weekday and together, on the day `today`. */
export async function plainFollowUps(place: Place, asked: Asked, today: string): Promise<Figures> {
  const { sql, orgId, timeZone } = place;
  const narrowed = passing(place, asked, { customer: sql`f.customer_id`, person: sql`f.assignee_id` });
  const doneOn = sql`(f.completed_at at time zone ${timeZone})::date`;
  const groups = [
    sql`'all'`,
    sql`'person ' || coalesce(f.assignee_id::text, '')`,
    sql`'weekday ' || extract(isodow from f.due_on)::text`,
  ];
  const found = await Promise.all(
    groups.map(
      (key) => sql`
      select ${key} as key, count(*)::int as due, count(f.completed_at)::int as completed,
        count(*) filter (where ${doneOn} <= f.due_on)::int as "onTime",
        count(*) filter (where ${doneOn} > f.due_on or (f.completed_at is null and f.due_on < ${today}::date))::int as overdue
      from follow_ups f where f.org_id = ${orgId} and f.removed_at is null and f.due_on >= ${asked.from}::date
        and f.due_on < ${asked.to}::date ${narrowed} group by 1`,
    ),
  );
  const [moved] = await sql`select 'reschedules' as key, count(*)::int as count from ${period(place, asked)}
    join follow_up_postponements m on m.at >= w.starts and m.at < w.ends
    join follow_ups f on f.org_id = m.org_id and f.id = m.follow_up_id
    where m.org_id = ${orgId} and f.removed_at is null ${narrowed}`;
  return byKey([...found.flatMap((rows) => [...rows]), ...(moved ? [moved] : [])]);
}

/** Visits of customers' people by customer, and how many customers there are and how many never came. */
export async function plainPortal(place: Place, asked: Asked): Promise<Figures> {
  const { sql, orgId } = place;
  const narrowed = passing(place, { ...asked, unit: undefined }, { customer: sql`c.id`, person: sql`null` });
  const visit = sql`v.org_id = c.org_id and v.customer_id = c.id and v.kind = 'portal_visit' and v.removed_at is null`;
  const rows = await sql`
    select c.id::text as key, count(*)::int as visits, count(distinct v.subject_id)::int as visitors
    from ${period(place, asked)} cross join customers c join timeline_entries v on ${visit} and v.at >= w.starts and v.at < w.ends
    where c.org_id = ${orgId} and c.archived_at is null ${narrowed} group by 1`;
  const [all] = await sql`
    select 'all' as key, count(*)::int as customers, count(*) filter (where not exists (select from timeline_entries v
      where ${visit} and v.at < w.ends))::int as never
    from ${period(place, asked)} cross join customers c where c.org_id = ${orgId} and c.archived_at is null ${narrowed}`;
  return byKey([...rows, ...(all ? [all] : [])]);
}
