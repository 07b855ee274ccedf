-- The match operator is not leakproof: under row-level security it would run over every row that the role may see. This
-- answers with ids of one customer alone, and its caller joins the rows under the policies.
CREATE FUNCTION timeline_matches(customer uuid, words text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select e.id from timeline_entries e
  where e.org_id = app_org() and e.customer_id = customer and e.removed_at is null
    and e.search @@ to_tsquery('simple', words)
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION timeline_matches(uuid, text) OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION timeline_matches(uuid, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION timeline_matches(uuid, text) TO threadline_app, threadline_worker;
