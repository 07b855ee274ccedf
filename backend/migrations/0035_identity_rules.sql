-- Rights of the tables behind sign-in by somebody else's word, as those of other credentials.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['identities', 'used_assertions']
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
CREATE POLICY scope ON identities AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system') or person_id = (select app_person()));
--> statement-breakpoint
-- Nobody claims an identity for another person, whatever their role, and none moves to another.
CREATE POLICY claimed_by_oneself ON identities AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
  WITH CHECK (person_id = (select app_person()));
--> statement-breakpoint
REVOKE UPDATE ON identities, used_assertions FROM threadline_app, threadline_worker;
--> statement-breakpoint
GRANT UPDATE (last_used_at) ON identities TO threadline_app, threadline_worker;
--> statement-breakpoint
CREATE POLICY scope ON used_assertions AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) not in ('portal', 'portal_preview'));
--> statement-breakpoint
CREATE POLICY lookup ON identities FOR SELECT TO threadline_lookup USING (true);
--> statement-breakpoint
GRANT SELECT ON identities TO threadline_lookup;
--> statement-breakpoint
-- The people behind an identity, before any organisation is known; two are enough to see that it is not one.
CREATE FUNCTION find_identity(vouching text, vouched text) RETURNS TABLE (org_id uuid, person_id uuid, role text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select i.org_id, i.person_id, p.role
  from identities i join people p on p.org_id = i.org_id and p.id = i.person_id
  where i.issuer = vouching and i.subject = vouched and p.suspended_at is null limit 2
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION find_identity(text, text) OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION find_identity(text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_identity(text, text) TO threadline_app;
