-- Whose word counts is set by those who administer; the product reads it when somebody signs in.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['sso_connections', 'sso_domains']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO threadline_app, threadline_worker
      USING (org_id = (select app_org())) WITH CHECK (org_id = (select app_org()))', t);
    EXECUTE format('CREATE POLICY scope ON %I AS RESTRICTIVE TO threadline_app, threadline_worker
      USING ((select app_role()) in (''owner'', ''admin'', ''system''))', t);
    EXECUTE format('GRANT SELECT ON %I TO threadline_app, threadline_worker', t);
    EXECUTE format('GRANT INSERT ON %I TO threadline_app', t);
    EXECUTE format('GRANT SELECT ON %I TO threadline_backup', t);
    EXECUTE format('CREATE POLICY lookup ON %I FOR SELECT TO threadline_lookup USING (true)', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE (name, issuer, client_id, client_secret, sign_in_url, certificates, creates_people, creates_role,
  vouches_for_owners, tested_at, enabled_at, changed_at, removed_at) ON sso_connections TO threadline_app;
--> statement-breakpoint
GRANT UPDATE (client_secret) ON sso_connections TO threadline_worker;
--> statement-breakpoint
GRANT UPDATE (verified_at), DELETE ON sso_domains TO threadline_app;
--> statement-breakpoint
GRANT SELECT (org_id, id, name, enabled_at, removed_at) ON sso_connections TO threadline_lookup;
--> statement-breakpoint
GRANT SELECT (org_id, domain, connection_id, verified_at) ON sso_domains TO threadline_lookup;
--> statement-breakpoint
-- Which organisations sign their people in elsewhere, by their short name or by a domain that is proven to be theirs.
-- Nobody's address is looked up.
CREATE FUNCTION find_sso_connections(asked text) RETURNS TABLE (org_id uuid, id uuid, organisation text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select c.org_id, c.id, o.name, c.name
  from sso_connections c join organisations o on o.id = c.org_id
  where c.enabled_at is not null and c.removed_at is null
    and (o.slug = asked or exists (select from sso_domains d
      where d.org_id = c.org_id and d.connection_id = c.id and d.domain = asked and d.verified_at is not null))
  order by o.name, c.name, c.id limit 20
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION find_sso_connections(text) OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION find_sso_connections(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_sso_connections(text) TO threadline_app;
