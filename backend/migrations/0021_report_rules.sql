-- What reports may read, what makes their roll-ups stale, and where the organisation's days begin.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['report_hours', 'report_activity', 'report_stale_days', 'report_states', 'report_views']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO threadline_app, threadline_worker
      USING (org_id = (select app_org())) WITH CHECK (org_id = (select app_org()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO threadline_app, threadline_worker', t);
    EXECUTE format('GRANT SELECT ON %I TO threadline_backup', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Whose hours the asker approves.
CREATE FUNCTION approved_people() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select array(select p.id from people p where p.org_id = app_org() and p.approver_id = app_person())
$$;
--> statement-breakpoint
-- The first instant of a day in a zone; where the clocks repeat midnight, the first of the two.
CREATE FUNCTION day_start(day date, zone text) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  select case when ((day::timestamp at time zone zone) - interval '1 hour') at time zone zone >= day::timestamp
    then (day::timestamp at time zone zone) - interval '1 hour' else day::timestamp at time zone zone end
$$;
--> statement-breakpoint
CREATE POLICY lookup ON report_stale_days FOR INSERT TO threadline_lookup WITH CHECK (true);
--> statement-breakpoint
GRANT INSERT ON report_stale_days TO threadline_lookup;
--> statement-breakpoint
-- An entry marks each day that it reaches into, before and after the write. A running timer is in no report yet.
CREATE FUNCTION mark_stale_hours() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP IN ('INSERT', 'UPDATE') THEN
    insert into report_stale_days (org_id, subject, day)
      select distinct o.id, 'hours', d.day::date from after_write e join organisations o on o.id = e.org_id
      cross join lateral generate_series((e.started_at at time zone o.time_zone)::date::timestamp,
        ((e.started_at + make_interval(secs => e.duration_seconds)) at time zone o.time_zone)::date::timestamp, interval '1 day') d(day)
      where e.duration_seconds is not null;
  END IF;
  IF TG_OP IN ('DELETE', 'UPDATE') THEN
    insert into report_stale_days (org_id, subject, day)
      select distinct o.id, 'hours', d.day::date from before_write e join organisations o on o.id = e.org_id
      cross join lateral generate_series((e.started_at at time zone o.time_zone)::date::timestamp,
        ((e.started_at + make_interval(secs => e.duration_seconds)) at time zone o.time_zone)::date::timestamp, interval '1 day') d(day)
      where e.duration_seconds is not null;
  END IF;
  RETURN null;
END $$;
--> statement-breakpoint
CREATE FUNCTION mark_stale_activity() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP IN ('INSERT', 'UPDATE') THEN
    insert into report_stale_days (org_id, subject, day)
      select distinct o.id, 'activity', (e.at at time zone o.time_zone)::date
      from after_write e join organisations o on o.id = e.org_id where e.visible_to is null;
  END IF;
  IF TG_OP IN ('DELETE', 'UPDATE') THEN
    insert into report_stale_days (org_id, subject, day)
      select distinct o.id, 'activity', (e.at at time zone o.time_zone)::date
      from before_write e join organisations o on o.id = e.org_id where e.visible_to is null;
  END IF;
  RETURN null;
END $$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION approved_people() OWNER TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION mark_stale_hours() OWNER TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION mark_stale_activity() OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION approved_people(), mark_stale_hours(), mark_stale_activity() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION approved_people() TO threadline_app, threadline_worker;
--> statement-breakpoint
CREATE TRIGGER stale_hours_insert AFTER INSERT ON time_entries REFERENCING NEW TABLE AS after_write
  FOR EACH STATEMENT EXECUTE FUNCTION mark_stale_hours();
--> statement-breakpoint
CREATE TRIGGER stale_hours_update AFTER UPDATE ON time_entries REFERENCING OLD TABLE AS before_write NEW TABLE AS after_write
  FOR EACH STATEMENT EXECUTE FUNCTION mark_stale_hours();
--> statement-breakpoint
CREATE TRIGGER stale_hours_delete AFTER DELETE ON time_entries REFERENCING OLD TABLE AS before_write
  FOR EACH STATEMENT EXECUTE FUNCTION mark_stale_hours();
--> statement-breakpoint
CREATE TRIGGER stale_activity_insert AFTER INSERT ON timeline_entries REFERENCING NEW TABLE AS after_write
  FOR EACH STATEMENT EXECUTE FUNCTION mark_stale_activity();
--> statement-breakpoint
CREATE TRIGGER stale_activity_update AFTER UPDATE ON timeline_entries REFERENCING OLD TABLE AS before_write NEW TABLE AS after_write
  FOR EACH STATEMENT EXECUTE FUNCTION mark_stale_activity();
--> statement-breakpoint
CREATE TRIGGER stale_activity_delete AFTER DELETE ON timeline_entries REFERENCING OLD TABLE AS before_write
  FOR EACH STATEMENT EXECUTE FUNCTION mark_stale_activity();
--> statement-breakpoint
-- A person's hours are that person's and their approver's. Owners and admins read them to add them up by team; who may
-- see which sum is decided where sums are made.
ALTER POLICY scope ON time_entries
  USING ((select app_role()) in ('owner', 'admin', 'system') or person_id = (select app_person())
    or ((select app_role()) = 'member' and person_id = any ((select approved_people())::uuid[])));
--> statement-breakpoint
CREATE POLICY scope ON report_hours AS RESTRICTIVE FOR SELECT TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system') or person_id = (select app_person())
    or ((select app_role()) = 'member' and person_id = any ((select approved_people())::uuid[])));
--> statement-breakpoint
CREATE POLICY scope ON report_activity AS RESTRICTIVE FOR SELECT TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system')
    or ((select app_role()) = 'read_only' and not sensitive
      and (kind <> 'email' or customer_id in (select unnest(assigned_customers()))))
    or ((select app_role()) = 'member' and customer_id in (select unnest(assigned_customers()))));
--> statement-breakpoint
-- Roll-ups are written by the job alone.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['report_hours', 'report_activity', 'report_states']
  LOOP
    EXECUTE format('CREATE POLICY add_scope ON %I AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
      WITH CHECK ((select app_role()) = ''system'')', t);
    EXECUTE format('CREATE POLICY change_scope ON %I AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
      USING ((select app_role()) = ''system'')', t);
    EXECUTE format('CREATE POLICY remove_scope ON %I AS RESTRICTIVE FOR DELETE TO threadline_app, threadline_worker
      USING ((select app_role()) = ''system'')', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY remove_scope ON report_stale_days AS RESTRICTIVE FOR DELETE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system');
--> statement-breakpoint
CREATE POLICY scope ON report_views AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system' or person_id = (select app_person()));
