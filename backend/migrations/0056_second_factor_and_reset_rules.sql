-- What belongs to signing in is one's own, or for those who administer people, who end it.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['totp_factors', 'recovery_codes', 'waiting_sign_ins', 'password_resets', 'known_browsers',
    'sign_in_rules', 'spent_refresh_tokens']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO threadline_app, threadline_worker
      USING (org_id = (select app_org())) WITH CHECK (org_id = (select app_org()))', t);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON %I TO threadline_app, threadline_worker', t);
    EXECUTE format('GRANT SELECT ON %I TO threadline_backup', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['totp_factors', 'recovery_codes', 'waiting_sign_ins', 'password_resets', 'known_browsers']
  LOOP
    EXECUTE format('CREATE POLICY scope ON %I AS RESTRICTIVE TO threadline_app, threadline_worker
      USING ((select app_role()) in (''owner'', ''admin'', ''system'') or person_id = (select app_person()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Nobody sets up a second factor for another person, whatever their role, nor codes that stand in for it.
CREATE POLICY made_for_oneself ON totp_factors AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
  WITH CHECK (person_id = (select app_person()));
--> statement-breakpoint
CREATE POLICY changed_by_oneself ON totp_factors AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
  USING (person_id = (select app_person()));
--> statement-breakpoint
CREATE POLICY made_for_oneself ON recovery_codes AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
  WITH CHECK (person_id = (select app_person()));
--> statement-breakpoint
CREATE POLICY changed_by_oneself ON recovery_codes AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
  USING (person_id = (select app_person()));
--> statement-breakpoint
-- A link is made by the product alone, once the mail that carries it is written.
CREATE POLICY made_by_the_product ON password_resets AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
  WITH CHECK ((select app_role()) = 'system');
--> statement-breakpoint
CREATE POLICY made_by_the_product ON spent_refresh_tokens AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system');
--> statement-breakpoint
CREATE POLICY set_by_admins ON sign_in_rules AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
  WITH CHECK ((select app_role()) in ('owner', 'admin', 'system'));
--> statement-breakpoint
CREATE POLICY changed_by_admins ON sign_in_rules AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system'));
--> statement-breakpoint
REVOKE DELETE ON sign_in_rules FROM threadline_app, threadline_worker;
--> statement-breakpoint
GRANT UPDATE (require_second_factor, ways, idle_minutes, changed_at) ON sign_in_rules TO threadline_app;
--> statement-breakpoint
GRANT UPDATE (secret, created_at, confirmed_at, last_step) ON totp_factors TO threadline_app;
--> statement-breakpoint
GRANT UPDATE (secret) ON totp_factors TO threadline_worker;
--> statement-breakpoint
GRANT UPDATE (used_at) ON recovery_codes, password_resets TO threadline_app;
--> statement-breakpoint
GRANT UPDATE (tries) ON waiting_sign_ins TO threadline_app;
--> statement-breakpoint
GRANT UPDATE (last_seen_at) ON known_browsers TO threadline_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON reset_requests TO threadline_app, threadline_worker;
--> statement-breakpoint
GRANT SELECT ON reset_requests TO threadline_backup;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['totp_factors', 'sign_in_rules', 'password_resets', 'spent_refresh_tokens']
  LOOP
    EXECUTE format('CREATE POLICY lookup ON %I FOR SELECT TO threadline_lookup USING (true)', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT (org_id, person_id, confirmed_at) ON totp_factors TO threadline_lookup;
--> statement-breakpoint
GRANT SELECT ON sign_in_rules, password_resets, spent_refresh_tokens TO threadline_lookup;
--> statement-breakpoint
-- `lacks_factor`: the organisation asks for a second factor that the person does not have yet.
DROP FUNCTION find_session(text);
--> statement-breakpoint
CREATE FUNCTION find_session(session_hash text) RETURNS TABLE (org_id uuid, handle uuid, person_id uuid, role text,
  user_agent text, expires_at timestamptz, ends_at timestamptz, proven_at timestamptz, last_used_at timestamptz,
  renewed_at timestamptz, current boolean, idle_minutes integer, lacks_factor boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select s.org_id, s.handle, s.person_id, p.role, s.user_agent, s.expires_at, s.ends_at,
    case when s.id = session_hash then s.proven_at end, s.last_used_at, s.renewed_at, s.id = session_hash, r.idle_minutes,
    coalesce(r.require_second_factor, false)
      and not exists (select from totp_factors f
        where f.org_id = s.org_id and f.person_id = s.person_id and f.confirmed_at is not null)
      and not exists (select from passkeys k where k.org_id = s.org_id and k.person_id = s.person_id)
  from sessions s join people p on p.org_id = s.org_id and p.id = s.person_id
    left join sign_in_rules r on r.org_id = s.org_id
  where (s.id = session_hash or s.previous_id = session_hash) and p.suspended_at is null
$$;
--> statement-breakpoint
-- `age` tells which token of its device this is: the present one, the one before, or an older one.
DROP FUNCTION find_refresh_token(text);
--> statement-breakpoint
CREATE FUNCTION find_refresh_token(refresh text) RETURNS TABLE (org_id uuid, id uuid, person_id uuid, role text, client_id text,
  expires_at timestamptz, refreshed_at timestamptz, revoked_at timestamptz, age text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select g.org_id, g.id, g.person_id, p.role, g.client_id, g.expires_at, g.refreshed_at, g.revoked_at,
    case when g.refresh_hash = refresh then 'present' when g.previous_refresh_hash = refresh then 'previous' else 'older' end
  from (
    select d.org_id, d.id from device_grants d where d.refresh_hash = refresh or d.previous_refresh_hash = refresh
    union
    select t.org_id, t.grant_id from spent_refresh_tokens t where t.hash = refresh
  ) found
    join device_grants g on g.org_id = found.org_id and g.id = found.id
    join people p on p.org_id = g.org_id and p.id = g.person_id
  where p.suspended_at is null
$$;
--> statement-breakpoint
-- Whose link this is, before any organisation is known.
CREATE FUNCTION find_password_reset(reset_hash text) RETURNS TABLE (org_id uuid, person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select r.org_id, r.person_id from password_resets r join people p on p.org_id = r.org_id and p.id = r.person_id
  where r.hash = reset_hash and r.used_at is null and p.suspended_at is null
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION find_session(text) OWNER TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION find_refresh_token(text) OWNER TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION find_password_reset(text) OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION find_session(text), find_refresh_token(text), find_password_reset(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_session(text), find_refresh_token(text), find_password_reset(text) TO threadline_app;
--> statement-breakpoint
-- The worker writes the mails to those who ask for a new password.
GRANT EXECUTE ON FUNCTION sign_in_candidates(text) TO threadline_worker;
