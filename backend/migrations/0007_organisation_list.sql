-- The nightly sweep visits every organisation; it learns their ids and nothing else.
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
CREATE FUNCTION organisation_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ select o.id from organisations o order by o.id $$;
--> statement-breakpoint
ALTER FUNCTION organisation_ids() OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION organisation_ids() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION organisation_ids() TO threadline_app, threadline_worker;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
