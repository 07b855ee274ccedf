-- The panel's question in one round trip: resolves the credential, sets who asks for this one statement, and answers.
-- Null where the credential is unknown, has ended or allows something else than what the request was made for, and where
-- a key's use has yet to be noted: the long way then says why, or does so. Runs with the asker's rights throughout.
CREATE FUNCTION context_by_credential(secret_hash text, kind text, expected text, request json) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  at timestamptz := (request->>'now')::timestamptz;
  asker record;
BEGIN
  if kind = 'api_key' then
    select k.org_id, k.person_id, k.role, k.role || ' ' || array_to_string(k.scopes, ' ') as rights into asker
      from find_api_key(secret_hash) k
      where (k.expires_at is null or k.expires_at > at) and k.last_used_at > at - interval '1 minute';
  else
    select t.org_id, t.person_id, t.role, t.role as rights into asker
      from find_access_token(secret_hash) t where t.access_expires_at > at;
  end if;
  if asker.rights is distinct from expected then return null; end if;
  perform set_config('app.org_id', asker.org_id::text, true), set_config('app.person_id', asker.person_id::text, true),
    set_config('app.role', asker.role, true);
  return thread_context(request);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION context_by_credential(text, text, text, json) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION context_by_credential(text, text, text, json) TO threadline_app;
