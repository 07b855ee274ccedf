-- Passkeys are credentials like others: one's own, or all for those who administer people, who end them.
ALTER TABLE passkeys ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE passkeys FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON passkeys TO threadline_app, threadline_worker
  USING (org_id = (select app_org())) WITH CHECK (org_id = (select app_org()));
--> statement-breakpoint
CREATE POLICY scope ON passkeys AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system') or person_id = (select app_person()));
--> statement-breakpoint
-- Nobody makes a passkey for another person, whatever their role, and nobody counts or names another's.
CREATE POLICY made_for_oneself ON passkeys AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
  WITH CHECK (person_id = (select app_person()));
--> statement-breakpoint
CREATE POLICY changed_by_oneself ON passkeys AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
  USING (person_id = (select app_person()));
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON passkeys TO threadline_app;
--> statement-breakpoint
GRANT UPDATE (name, counter, backed_up, last_used_at) ON passkeys TO threadline_app;
--> statement-breakpoint
GRANT SELECT, DELETE ON passkeys TO threadline_worker;
--> statement-breakpoint
GRANT SELECT ON passkeys TO threadline_backup;
--> statement-breakpoint
-- Challenges stand outside any organisation, and hold nothing but hashes and what is to be remembered until the answer.
GRANT SELECT, INSERT, DELETE ON browser_challenges TO threadline_app, threadline_worker;
--> statement-breakpoint
GRANT SELECT ON browser_challenges TO threadline_backup;
--> statement-breakpoint
CREATE POLICY lookup ON passkeys FOR SELECT TO threadline_lookup USING (true);
--> statement-breakpoint
GRANT SELECT ON passkeys TO threadline_lookup;
--> statement-breakpoint
-- A passkey of somebody who may come in, before any transaction is open. A credential's id alone finds nothing: another
-- organisation may have been told the same one.
CREATE FUNCTION find_passkey(credential text, holder_org uuid, holder uuid) RETURNS TABLE (id uuid, org_id uuid, person_id uuid,
  role text, public_key text, counter bigint, transports text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select k.id, k.org_id, k.person_id, p.role, k.public_key, k.counter, k.transports
  from passkeys k join people p on p.org_id = k.org_id and p.id = k.person_id
  where k.credential_id = credential and k.org_id = holder_org and k.person_id = holder and p.suspended_at is null
$$;
--> statement-breakpoint
-- The organisations in which an identity is linked to somebody who may come in, for that person to choose.
CREATE FUNCTION find_identities(vouching text, vouched text) RETURNS TABLE (org_id uuid, slug text, organisation text,
  person_id uuid, role text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select i.org_id, o.slug, o.name, i.person_id, p.role
  from identities i join people p on p.org_id = i.org_id and p.id = i.person_id join organisations o on o.id = i.org_id
  where i.issuer = vouching and i.subject = vouched and p.suspended_at is null order by o.name, o.slug limit 50
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION find_passkey(text, uuid, uuid) OWNER TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION find_identities(text, text) OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION find_passkey(text, uuid, uuid), find_identities(text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_passkey(text, uuid, uuid), find_identities(text, text) TO threadline_app;
