-- Sums are written by the job alone. What adds up everybody's hours is read by those who may add them up; what names a
-- person is read as that person's hours.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['report_people', 'report_day_hours', 'report_customer_hours', 'report_customer_person_hours']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO threadline_app, threadline_worker
      USING (org_id = (select app_org())) WITH CHECK (org_id = (select app_org()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO threadline_app, threadline_worker', t);
    EXECUTE format('GRANT SELECT ON %I TO threadline_backup', t);
    EXECUTE format('CREATE POLICY add_scope ON %I AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
      WITH CHECK ((select app_role()) = ''system'')', t);
    EXECUTE format('CREATE POLICY change_scope ON %I AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
      USING ((select app_role()) = ''system'')', t);
    EXECUTE format('CREATE POLICY remove_scope ON %I AS RESTRICTIVE FOR DELETE TO threadline_app, threadline_worker
      USING ((select app_role()) = ''system'')', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['report_day_hours', 'report_customer_hours']
  LOOP
    EXECUTE format('CREATE POLICY scope ON %I AS RESTRICTIVE FOR SELECT TO threadline_app, threadline_worker
      USING ((select app_role()) in (''owner'', ''admin'', ''system''))', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY scope ON report_customer_person_hours AS RESTRICTIVE FOR SELECT TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system') or person_id = (select app_person())
    or ((select app_role()) = 'member' and person_id = any ((select approved_people())::uuid[])));
--> statement-breakpoint
-- What a period is put together from, with the asker's own rights: months whose sums speak, further days whose sums do,
-- and stale days, for which the rows are read as they stand, with the instants between which they lie.
CREATE FUNCTION report_pieces(of_subject text, from_day date, to_day date)
RETURNS TABLE (piece text, day date, starts timestamptz, ends timestamptz) LANGUAGE plpgsql STABLE ROWS 50 AS $$
DECLARE
  zone text;
  summed date;
  marked date[];
  months date[];
BEGIN
  select o.time_zone, greatest(from_day, coalesce(s.summed_from, 'infinity'::date)) into zone, summed
    from organisations o left join report_states s on s.org_id = o.id and s.time_zone = o.time_zone
    where o.id = app_org();
  marked := array(select distinct m.day from report_stale_days m
    where m.org_id = app_org() and m.subject = of_subject and m.day >= summed and m.day < to_day);
  months := array(select g.month::date
    from generate_series(date_trunc('month', summed::timestamp), to_day::timestamp - interval '1 month', interval '1 month') g(month)
    where g.month >= summed and not exists (select from unnest(marked) u(day)
      where u.day >= g.month and u.day < g.month + interval '1 month'));
  RETURN QUERY
    select 'month', u.month, null::timestamptz, null::timestamptz from unnest(months) u(month)
    union all
    select 'day', g.day::date, null, null from generate_series(summed::timestamp, to_day::timestamp - interval '1 day', interval '1 day') g(day)
      where g.day::date <> all (marked) and date_trunc('month', g.day)::date <> all (months)
    union all
    select 'stale', u.day, day_start(u.day, zone), day_start(u.day + 1, zone) from (
      select unnest(marked) as day
      union all
      select g.day::date from generate_series(from_day::timestamp, least(to_day, summed)::timestamp - interval '1 day', interval '1 day') g(day)) u;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION report_pieces(text, date, date) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION report_pieces(text, date, date) TO threadline_app, threadline_worker;
