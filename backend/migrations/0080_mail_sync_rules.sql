-- Whom a mailbox is searched for is the product's own matter: nobody reads it.
ALTER TABLE mail_searches ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE mail_searches FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON mail_searches TO threadline_app, threadline_worker
  USING (org_id = (select app_org())) WITH CHECK (org_id = (select app_org()));
--> statement-breakpoint
CREATE POLICY scope ON mail_searches AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system');
--> statement-breakpoint
GRANT SELECT ON mail_searches TO threadline_backup;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON mail_searches TO threadline_app, threadline_worker;
--> statement-breakpoint
-- Workers share the connections of all organisations: each holds some for half a minute at a time and says so again while
-- it works on them. Time is the database's, which all of them have in common.
CREATE INDEX mail_connections_due ON mail_connections (lease_until) WHERE removed_at IS NULL AND state NOT IN ('paused', 'problem');
--> statement-breakpoint
CREATE POLICY lookup ON mail_connections FOR SELECT TO threadline_lookup USING (true);
--> statement-breakpoint
CREATE POLICY claim ON mail_connections FOR UPDATE TO threadline_lookup USING (true);
--> statement-breakpoint
GRANT SELECT ON mail_connections TO threadline_lookup;
--> statement-breakpoint
GRANT UPDATE (lease_holder, lease_until) ON mail_connections TO threadline_lookup;
--> statement-breakpoint
-- Nobody reads on in a mailbox that is gone, whose owner has left or may not come in, or whose organisation is deleted.
CREATE FUNCTION may_be_synced(c mail_connections) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select c.removed_at is null and c.state not in ('paused', 'problem')
    and not exists (select from organisation_removals r where r.org_id = c.org_id)
    and exists (select from mailboxes b where b.org_id = c.org_id and b.id = c.mailbox_id and b.removed_at is null
      and (b.owner_id is null or exists (select from people p where p.org_id = b.org_id and p.id = b.owner_id
        and p.removed_at is null and p.suspended_at is null)))
$$;
--> statement-breakpoint
CREATE FUNCTION claim_mail_connections(holder uuid, most integer) RETURNS TABLE (org_id uuid, id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  with due as materialized (
    select c.org_id, c.id from mail_connections c
    where c.removed_at is null and c.state not in ('paused', 'problem') and may_be_synced(c)
      and (c.lease_until is null or c.lease_until < now()) and (c.retry_at is null or c.retry_at <= now())
    order by c.lease_until nulls first limit most for update of c skip locked
  )
  update mail_connections c set lease_holder = holder, lease_until = now() + interval '30 seconds'
  from due d where c.org_id = d.org_id and c.id = d.id returning c.org_id, c.id
$$;
--> statement-breakpoint
-- Those that stay the holder's; of the others it lets go at once.
CREATE FUNCTION keep_mail_connections(holder uuid) RETURNS TABLE (id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  update mail_connections c set lease_until = now() + interval '30 seconds'
  where c.lease_holder = holder and c.removed_at is null and may_be_synced(c) returning c.id
$$;
--> statement-breakpoint
-- How many connections are in which state, and for how long the most patient live one has had no news; no ids.
CREATE FUNCTION mail_connection_states() RETURNS TABLE (state text, problem text, connections bigint, oldest_seconds double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select c.state, coalesce(c.problem, ''), count(*), max(extract(epoch from now() - c.last_synced_at))::double precision
  from mail_connections c where c.removed_at is null group by 1, 2
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION may_be_synced(mail_connections) OWNER TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION claim_mail_connections(uuid, integer) OWNER TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION keep_mail_connections(uuid) OWNER TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION mail_connection_states() OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION may_be_synced(mail_connections), claim_mail_connections(uuid, integer), keep_mail_connections(uuid),
  mail_connection_states() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION claim_mail_connections(uuid, integer), keep_mail_connections(uuid) TO threadline_worker;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION mail_connection_states() TO threadline_app, threadline_worker;
