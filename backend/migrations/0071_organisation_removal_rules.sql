-- An organisation that is being deleted is nobody's: no name leads to it, no job visits it, and after thirty days a role
-- that does nothing else takes its rows away.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['organisation_removals', 'organisation_returns']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO threadline_app, threadline_worker
      USING (org_id = (select app_org())) WITH CHECK (org_id = (select app_org()))', t);
    EXECUTE format('CREATE POLICY scope ON %I AS RESTRICTIVE TO threadline_app, threadline_worker
      USING ((select app_role()) = ''system'')', t);
    EXECUTE format('CREATE POLICY lookup ON %I FOR SELECT TO threadline_lookup USING (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO threadline_lookup, threadline_backup', t);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON %I TO threadline_app, threadline_worker', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup, threadline_purge;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION organisation_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select o.id from organisations o where not exists (select from organisation_removals r where r.org_id = o.id) order by o.id
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION find_organisation(wanted text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select o.id from organisations o
  where o.slug = wanted and not exists (select from organisation_removals r where r.org_id = o.id)
$$;
--> statement-breakpoint
CREATE FUNCTION removed_organisations(before timestamptz) RETURNS TABLE (id uuid, slug text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select o.id, o.slug from organisation_removals r join organisations o on o.id = r.org_id
  where r.removed_at <= before order by r.removed_at
$$;
--> statement-breakpoint
CREATE FUNCTION find_organisation_return(hash text) RETURNS TABLE (org_id uuid, person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select t.org_id, t.person_id from organisation_returns t where t.token_hash = hash
$$;
--> statement-breakpoint
-- Tables that hold rows of organisations, those that others refer to last.
CREATE FUNCTION tables_to_purge() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  with recursive tables as (
    select c.oid, c.relname::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'organisation_removals'),
  depths as (
    select oid, name, 0 as depth from tables
    union
    select t.oid, t.name, d.depth + 1 from depths d
      join pg_constraint f on f.contype = 'f' and f.conrelid = d.oid and f.confrelid <> f.conrelid
      join tables t on t.oid = f.confrelid where d.depth < 50)
  select name from depths group by name order by max(depth), name
$$;
--> statement-breakpoint
-- Takes rows of an organisation whose thirty days are over, by the database's own clock; how many.
CREATE FUNCTION purge_rows(asked uuid, of_table text, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE taken integer;
BEGIN
  PERFORM FROM organisation_removals r WHERE r.org_id = asked AND r.removed_at <= now() - interval '30 days' FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'This organisation is not to be deleted.'; END IF;
  IF NOT EXISTS (SELECT FROM tables_to_purge() t WHERE t = of_table) THEN RAISE EXCEPTION 'No such table.'; END IF;
  -- People approve each other: they go together.
  IF of_table = 'people' THEN most := null; END IF;
  EXECUTE format('delete from %1$I where ctid = any(array(select ctid from %1$I where org_id = $1 limit $2)) and org_id = $1',
    of_table) USING asked, most;
  GET DIAGNOSTICS taken = ROW_COUNT;
  RETURN taken;
END $$;
--> statement-breakpoint
-- Last goes the organisation itself; an error where anything still refers to it.
CREATE FUNCTION purge_organisation(asked uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM organisation_removals r WHERE r.org_id = asked AND r.removed_at <= now() - interval '30 days';
  IF NOT FOUND THEN RAISE EXCEPTION 'This organisation is not to be deleted.'; END IF;
  DELETE FROM organisations o WHERE o.id = asked;
END $$;
--> statement-breakpoint
ALTER FUNCTION removed_organisations(timestamptz) OWNER TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION find_organisation_return(text) OWNER TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION tables_to_purge() OWNER TO threadline_purge;
--> statement-breakpoint
ALTER FUNCTION purge_rows(uuid, text, integer) OWNER TO threadline_purge;
--> statement-breakpoint
ALTER FUNCTION purge_organisation(uuid) OWNER TO threadline_purge;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup, threadline_purge;
--> statement-breakpoint
REVOKE ALL ON FUNCTION removed_organisations(timestamptz), find_organisation_return(text), tables_to_purge(),
  purge_rows(uuid, text, integer), purge_organisation(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION removed_organisations(timestamptz), find_organisation_return(text) TO threadline_app, threadline_worker;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tables_to_purge(), purge_rows(uuid, text, integer), purge_organisation(uuid) TO threadline_worker;
--> statement-breakpoint
-- The role steps over the organisation's policy and holds no more than it takes to delete; of tables that come, too.
GRANT USAGE ON SCHEMA public TO threadline_purge;
--> statement-breakpoint
GRANT SELECT, DELETE ON ALL TABLES IN SCHEMA public TO threadline_purge;
--> statement-breakpoint
GRANT UPDATE ON organisation_removals TO threadline_purge;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, DELETE ON TABLES TO threadline_purge;
