-- A session is found by its present value, and for a moment by the one before: `current` tells which. Who comes with the
-- one before has proved nothing.
DROP FUNCTION find_session(text);
--> statement-breakpoint
CREATE FUNCTION find_session(session_hash text) RETURNS TABLE (org_id uuid, handle uuid, person_id uuid, role text,
  user_agent text, expires_at timestamptz, ends_at timestamptz, proven_at timestamptz, last_used_at timestamptz,
  renewed_at timestamptz, current boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select s.org_id, s.handle, s.person_id, p.role, s.user_agent, s.expires_at, s.ends_at,
    case when s.id = session_hash then s.proven_at end, s.last_used_at, s.renewed_at, s.id = session_hash
  from sessions s join people p on p.org_id = s.org_id and p.id = s.person_id
  where (s.id = session_hash or s.previous_id = session_hash) and p.suspended_at is null
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION find_session(text) OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION find_session(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_session(text) TO threadline_app;
