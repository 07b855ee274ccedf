ALTER TABLE "organisation_removals" ALTER COLUMN "removed_at" SET DEFAULT now();--> statement-breakpoint
ALTER TABLE "organisation_removals" ADD COLUMN "purge_began_at" timestamp (3) with time zone;--> statement-breakpoint
-- Since when an organisation is being deleted is set by the database alone, and so is when its purge began.
REVOKE INSERT ON organisation_removals FROM threadline_app, threadline_worker;
--> statement-breakpoint
GRANT INSERT (org_id) ON organisation_removals TO threadline_app, threadline_worker;
--> statement-breakpoint
-- Taking it back is over with the thirty days, and when something is gone.
CREATE POLICY until_purged ON organisation_removals AS RESTRICTIVE FOR DELETE TO threadline_app, threadline_worker
  USING (purge_began_at IS NULL AND removed_at > now() - interval '30 days');
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_purge;
--> statement-breakpoint
-- The one place that agrees to a purge: by the database's own clock, holding the mark against whoever takes it back.
CREATE FUNCTION begin_purge(asked uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE organisation_removals r SET purge_began_at = coalesce(r.purge_began_at, now())
    WHERE r.org_id = asked AND r.removed_at <= now() - interval '30 days';
  IF NOT FOUND THEN RAISE EXCEPTION 'This organisation is not to be deleted.'; END IF;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION purge_rows(asked uuid, of_table text, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE taken integer;
BEGIN
  PERFORM begin_purge(asked);
  IF NOT EXISTS (SELECT FROM tables_to_purge() t WHERE t = of_table) THEN RAISE EXCEPTION 'No such table.'; END IF;
  -- People approve each other: they go together.
  IF of_table = 'people' THEN most := null; END IF;
  EXECUTE format('delete from %1$I where ctid = any(array(select ctid from %1$I where org_id = $1 limit $2)) and org_id = $1',
    of_table) USING asked, most;
  GET DIAGNOSTICS taken = ROW_COUNT;
  RETURN taken;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION purge_organisation(asked uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM begin_purge(asked);
  DELETE FROM organisation_removals r WHERE r.org_id = asked;
  DELETE FROM organisations o WHERE o.id = asked;
END $$;
--> statement-breakpoint
ALTER FUNCTION begin_purge(uuid) OWNER TO threadline_purge;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_purge;
--> statement-breakpoint
REVOKE ALL ON FUNCTION begin_purge(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION begin_purge(uuid) TO threadline_worker;
