-- Invitations are for those who administer people, and for the product, which finds one by its token before it knows where.
ALTER TABLE invitations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE invitations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON invitations TO threadline_app, threadline_worker
  USING (org_id = (select app_org())) WITH CHECK (org_id = (select app_org()));
--> statement-breakpoint
CREATE POLICY scope ON invitations AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system'))
  WITH CHECK ((select app_role()) in ('owner', 'admin', 'system'));
--> statement-breakpoint
GRANT SELECT, INSERT ON invitations TO threadline_app, threadline_worker;
--> statement-breakpoint
GRANT UPDATE (token_hash, expires_at, accepted_at, person_id, withdrawn_at, replaced_by) ON invitations
  TO threadline_app, threadline_worker;
--> statement-breakpoint
GRANT SELECT ON invitations TO threadline_backup;
--> statement-breakpoint
CREATE POLICY lookup ON invitations FOR SELECT TO threadline_lookup USING (true);
--> statement-breakpoint
GRANT SELECT ON invitations TO threadline_lookup;
--> statement-breakpoint
-- Where a token leads to, before any organisation is known: ids alone, and only while it can be used.
CREATE FUNCTION find_invitation(token text) RETURNS TABLE (org_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select i.org_id, i.id from invitations i
  where i.token_hash = token and i.accepted_at is null and i.withdrawn_at is null
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION find_invitation(text) OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION find_invitation(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_invitation(text) TO threadline_app;
