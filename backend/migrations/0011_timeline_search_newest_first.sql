-- The newest matches first and no more than asked for: a word that stands in every entry would otherwise fetch them all.
-- The plan is made anew for each word, since rare and common ones need different ones.
DROP FUNCTION timeline_matches(uuid, text);
--> statement-breakpoint
CREATE FUNCTION timeline_matches(customer uuid, words text, before_at timestamptz, before_id uuid, most integer)
RETURNS TABLE (at timestamptz, id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  org uuid := app_org();
  wanted tsquery := to_tsquery('simple', words);
BEGIN
  RETURN QUERY SELECT e.at, e.id FROM timeline_entries e
    WHERE e.org_id = org AND e.customer_id = customer AND e.removed_at IS NULL AND e.search @@ wanted
      AND (e.at, e.id) < (coalesce(before_at, 'infinity'), coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
    ORDER BY e.at DESC, e.id DESC LIMIT most;
END $$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION timeline_matches(uuid, text, timestamptz, uuid, integer) OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION timeline_matches(uuid, text, timestamptz, uuid, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION timeline_matches(uuid, text, timestamptz, uuid, integer) TO threadline_app, threadline_worker;
