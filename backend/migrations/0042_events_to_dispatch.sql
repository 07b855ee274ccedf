-- Takes events that no subscriber has been told of, oldest first, and marks them; several dispatchers share them out. With
-- what each tells of, so that only those become jobs that somebody has work for.
CREATE FUNCTION take_events(most integer) RETURNS TABLE (org_id uuid, id uuid, name text, actor_id uuid, data jsonb)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  with next as materialized (
    select e.org_id, e.id from events e where e.dispatched_at is null order by e.seq limit most for update skip locked
  ), taken as (
    update events e set dispatched_at = now() from next n where e.org_id = n.org_id and e.id = n.id
    returning e.org_id, e.id, e.name, e.actor_id, e.data, e.seq
  )
  select t.org_id, t.id, t.name, t.actor_id, t.data from taken t order by t.seq
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION take_events(integer) OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION take_events(integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION take_events(integer) TO threadline_worker;
