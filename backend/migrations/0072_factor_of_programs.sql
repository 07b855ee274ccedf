-- Whoever lacks the second factor that the organisation asks for lacks it with a token and a key as well.
DROP FUNCTION find_access_token(text);
--> statement-breakpoint
CREATE FUNCTION find_access_token(access text) RETURNS TABLE (org_id uuid, id uuid, person_id uuid, role text, client_id text,
  access_expires_at timestamptz, lacks_factor boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select g.org_id, g.id, g.person_id, p.role, g.client_id, g.access_expires_at,
    coalesce(r.require_second_factor, false)
      and not exists (select from totp_factors f
        where f.org_id = g.org_id and f.person_id = g.person_id and f.confirmed_at is not null)
      and not exists (select from passkeys k where k.org_id = g.org_id and k.person_id = g.person_id)
  from device_grants g join people p on p.org_id = g.org_id and p.id = g.person_id
    left join sign_in_rules r on r.org_id = g.org_id
  where g.access_hash = access and g.revoked_at is null and p.suspended_at is null
$$;
--> statement-breakpoint
DROP FUNCTION find_api_key(text);
--> statement-breakpoint
CREATE FUNCTION find_api_key(key text) RETURNS TABLE (org_id uuid, id uuid, person_id uuid, role text, scopes text[],
  expires_at timestamptz, last_used_at timestamptz, lacks_factor boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select k.org_id, k.id, k.person_id, p.role, k.scopes, k.expires_at, k.last_used_at,
    coalesce(r.require_second_factor, false)
      and not exists (select from totp_factors f
        where f.org_id = k.org_id and f.person_id = k.person_id and f.confirmed_at is not null)
      and not exists (select from passkeys y where y.org_id = k.org_id and y.person_id = k.person_id)
  from api_keys k join people p on p.org_id = k.org_id and p.id = k.person_id
    left join sign_in_rules r on r.org_id = k.org_id
  where k.key_hash = key and k.revoked_at is null and p.suspended_at is null
$$;
--> statement-breakpoint
-- As before, and null for whom the factor is missing: the long way then says so.
CREATE OR REPLACE FUNCTION context_by_credential(secret_hash text, kind text, expected text, request json) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  at timestamptz := (request->>'now')::timestamptz;
  asker record;
BEGIN
  if kind = 'api_key' then
    select k.org_id, k.person_id, k.role, k.role || ' ' || array_to_string(k.scopes, ' ') as rights into asker
      from find_api_key(secret_hash) k
      where (k.expires_at is null or k.expires_at > at) and k.last_used_at > at - interval '1 minute'
        and not k.lacks_factor;
  else
    select t.org_id, t.person_id, t.role, t.role as rights into asker
      from find_access_token(secret_hash) t where t.access_expires_at > at and not t.lacks_factor;
  end if;
  if asker.rights is distinct from expected then return null; end if;
  perform set_config('app.org_id', asker.org_id::text, true), set_config('app.person_id', asker.person_id::text, true),
    set_config('app.role', asker.role, true);
  return thread_context(request);
END $$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION find_access_token(text) OWNER TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION find_api_key(text) OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION find_access_token(text), find_api_key(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_access_token(text), find_api_key(text) TO threadline_app, threadline_worker;
