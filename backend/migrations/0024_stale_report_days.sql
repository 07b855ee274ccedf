-- The days of a period for which roll-ups do not speak, with the instants between which they lie: not built yet, built
-- in another zone, or written to since. Few as a rule, which the planner is told; it runs with the asker's own rights.
CREATE FUNCTION stale_report_days(of_subject text, from_day date, to_day date)
RETURNS TABLE (day date, starts timestamptz, ends timestamptz) LANGUAGE plpgsql STABLE ROWS 2 AS $$
DECLARE
  zone text;
  built date;
BEGIN
  select o.time_zone, coalesce(s.built_from, 'infinity'::date) into zone, built
    from organisations o left join report_states s on s.org_id = o.id and s.time_zone = o.time_zone
    where o.id = app_org();
  RETURN QUERY
    select d.day, day_start(d.day, zone), day_start(d.day + 1, zone) from (
      select m.day from report_stale_days m
      where m.org_id = app_org() and m.subject = of_subject and m.day >= greatest(from_day, built) and m.day < to_day
      union
      select g.day::date from generate_series(from_day::timestamp, (least(to_day, built) - 1)::timestamp, interval '1 day') g(day)) d;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION stale_report_days(text, date, date) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION stale_report_days(text, date, date) TO threadline_app, threadline_worker;
