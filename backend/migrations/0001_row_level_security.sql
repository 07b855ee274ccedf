-- Two locks stand on every row: the policy in code, and this. The settings app.org_id, app.person_id and app.role are
-- local to a transaction; without them no row is visible. Roles are made before migrations run.

GRANT USAGE ON SCHEMA public TO threadline_app, threadline_worker, threadline_portal, threadline_lookup, threadline_backup;
--> statement-breakpoint
CREATE FUNCTION app_org() RETURNS uuid LANGUAGE sql STABLE AS $$ select nullif(current_setting('app.org_id', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION app_person() RETURNS uuid LANGUAGE sql STABLE AS $$ select nullif(current_setting('app.person_id', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION app_role() RETURNS text LANGUAGE sql STABLE AS $$ select current_setting('app.role', true) $$;
--> statement-breakpoint
-- Every table with an organisation is closed, also to its owner, and opens for its own organisation only.
DO $$
DECLARE t text;
BEGIN
  FOR t IN
    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id'
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
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
ALTER TABLE organisations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE organisations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON organisations TO threadline_app, threadline_worker
  USING (id = (select app_org())) WITH CHECK (id = (select app_org()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON organisations TO threadline_app, threadline_worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_attempts TO threadline_app, threadline_worker;
--> statement-breakpoint
GRANT SELECT ON organisations, sign_in_attempts TO threadline_backup;
--> statement-breakpoint
-- What is written once stays as it is.
REVOKE UPDATE, DELETE ON audit_log FROM threadline_app, threadline_worker;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON events FROM threadline_app, threadline_worker;
--> statement-breakpoint
-- Read-only people change nothing but their own sign-in.
DO $$
DECLARE t text; command text;
BEGIN
  FOREACH t IN ARRAY ARRAY['customers', 'customer_domains', 'assignments', 'contacts', 'contact_addresses', 'customer_contacts',
    'mailboxes', 'threads', 'thread_message_ids', 'thread_host_ids', 'messages', 'message_participants', 'mailbox_messages',
    'thread_customer_links', 'sender_rules', 'review_items', 'timeline_entries', 'tasks', 'internal_notes', 'note_mentions',
    'interactions', 'follow_ups', 'follow_up_postponements', 'time_entries', 'api_keys', 'outbound_mails']
  LOOP
    EXECUTE format('CREATE POLICY no_insert_by_readers ON %I AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
      WITH CHECK ((select app_role()) not in (''read_only'', ''portal''))', t);
    EXECUTE format('CREATE POLICY no_update_by_readers ON %I AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
      USING ((select app_role()) not in (''read_only'', ''portal''))', t);
    EXECUTE format('CREATE POLICY no_delete_by_readers ON %I AS RESTRICTIVE FOR DELETE TO threadline_app, threadline_worker
      USING ((select app_role()) not in (''read_only'', ''portal''))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Whose credentials: one's own, or all for those who administer people.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['sessions', 'authorisation_codes', 'device_grants', 'api_keys']
  LOOP
    EXECUTE format('CREATE POLICY scope ON %I AS RESTRICTIVE TO threadline_app, threadline_worker
      USING ((select app_role()) in (''owner'', ''admin'', ''system'') or person_id = (select app_person()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY scope ON idempotency_keys AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system' or person_id = (select app_person()));
--> statement-breakpoint
CREATE POLICY scope ON events AS RESTRICTIVE FOR SELECT TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system') or actor_id = (select app_person()));
--> statement-breakpoint
CREATE POLICY scope ON audit_log AS RESTRICTIVE FOR SELECT TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system') or actor_id = (select app_person()));
--> statement-breakpoint
CREATE POLICY scope ON outbound_mails AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system'));
--> statement-breakpoint
CREATE POLICY scope ON review_items AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system'));
--> statement-breakpoint
-- Customers: all for owner, admin and read-only; assigned ones for a member; for a contractor those of assigned tasks.
CREATE POLICY scope ON customers AS RESTRICTIVE FOR SELECT TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'read_only', 'system')
    or ((select app_role()) = 'member' and id in (select a.customer_id from assignments a
      where a.org_id = (select app_org()) and a.person_id = (select app_person())))
    or ((select app_role()) = 'contractor' and id in (select t.customer_id from tasks t
      where t.org_id = (select app_org()) and t.assignee_id = (select app_person()) and t.removed_at is null)));
--> statement-breakpoint
CREATE POLICY write_scope ON customers AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system')
    or ((select app_role()) = 'member' and id in (select a.customer_id from assignments a
      where a.org_id = (select app_org()) and a.person_id = (select app_person()))));
--> statement-breakpoint
CREATE POLICY create_scope ON customers AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
  WITH CHECK ((select app_role()) in ('owner', 'admin', 'member', 'system'));
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  -- Rows that follow their customer and that a contractor reads only by name.
  FOREACH t IN ARRAY ARRAY['customer_domains', 'customer_contacts']
  LOOP
    EXECUTE format('CREATE POLICY scope ON %I AS RESTRICTIVE TO threadline_app, threadline_worker
      USING ((select app_role()) in (''owner'', ''admin'', ''read_only'', ''system'')
        or customer_id in (select c.id from customers c))
      WITH CHECK ((select app_role()) in (''owner'', ''admin'', ''system'')
        or ((select app_role()) = ''member'' and customer_id in (select c.id from customers c)))', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY scope ON contacts AS RESTRICTIVE FOR SELECT TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'read_only', 'system')
    or id in (select cc.contact_id from customer_contacts cc));
--> statement-breakpoint
CREATE POLICY write_scope ON contacts AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system')
    or ((select app_role()) = 'member' and id in (select cc.contact_id from customer_contacts cc)));
--> statement-breakpoint
-- Addresses are not for contractors.
CREATE POLICY scope ON contact_addresses AS RESTRICTIVE FOR SELECT TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'read_only', 'system')
    or ((select app_role()) = 'member' and contact_id in (select cc.contact_id from customer_contacts cc)));
--> statement-breakpoint
CREATE POLICY scope ON tasks AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'read_only', 'system')
    or ((select app_role()) = 'member' and customer_id in (select a.customer_id from assignments a
      where a.org_id = (select app_org()) and a.person_id = (select app_person())))
    or ((select app_role()) = 'contractor' and assignee_id = (select app_person())));
--> statement-breakpoint
CREATE POLICY scope ON internal_notes AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system')
    or ((select app_role()) = 'read_only' and not sensitive)
    or ((select app_role()) = 'member' and customer_id in (select a.customer_id from assignments a
      where a.org_id = (select app_org()) and a.person_id = (select app_person())))
    or ((select app_role()) = 'contractor' and not sensitive and task_id in (select t.id from tasks t
      where t.org_id = (select app_org()) and t.assignee_id = (select app_person()) and t.removed_at is null)));
--> statement-breakpoint
CREATE POLICY scope ON note_mentions AS RESTRICTIVE TO threadline_app, threadline_worker
  USING (note_id in (select n.id from internal_notes n));
--> statement-breakpoint
CREATE POLICY scope ON interactions AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'read_only', 'system')
    or ((select app_role()) = 'member' and customer_id in (select a.customer_id from assignments a
      where a.org_id = (select app_org()) and a.person_id = (select app_person()))));
--> statement-breakpoint
CREATE POLICY scope ON follow_ups AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'read_only', 'system')
    or ((select app_role()) = 'member' and customer_id in (select a.customer_id from assignments a
      where a.org_id = (select app_org()) and a.person_id = (select app_person())))
    or ((select app_role()) = 'contractor' and assignee_id = (select app_person())));
--> statement-breakpoint
CREATE POLICY scope ON follow_up_postponements AS RESTRICTIVE TO threadline_app, threadline_worker
  USING (follow_up_id in (select f.id from follow_ups f));
--> statement-breakpoint
-- A person's hours are that person's, and their approvers'; until timesheets exist owner and admin approve.
CREATE POLICY scope ON time_entries AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system') or person_id = (select app_person()))
  WITH CHECK ((select app_role()) = 'system' or person_id = (select app_person()));
--> statement-breakpoint
CREATE POLICY scope ON thread_customer_links AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'read_only', 'system')
    or ((select app_role()) = 'member' and customer_id in (select a.customer_id from assignments a
      where a.org_id = (select app_org()) and a.person_id = (select app_person()))));
--> statement-breakpoint
CREATE POLICY scope ON sender_rules AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'read_only', 'system') or customer_id is null
    or ((select app_role()) = 'member' and customer_id in (select a.customer_id from assignments a
      where a.org_id = (select app_org()) and a.person_id = (select app_person()))));
--> statement-breakpoint
CREATE POLICY scope ON mailboxes AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'member', 'read_only', 'system'))
  WITH CHECK ((select app_role()) in ('owner', 'admin', 'system') or owner_id = (select app_person()));
--> statement-breakpoint
-- Stored mail: one's own mailboxes always; shared mail where the thread's customer is in scope. No bypass for personal mail.
CREATE POLICY scope ON messages AS RESTRICTIVE FOR SELECT TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system'
    or ((select app_role()) in ('owner', 'admin', 'member', 'read_only') and id in (select mm.message_id
      from mailbox_messages mm join mailboxes b on b.org_id = mm.org_id and b.id = mm.mailbox_id
      where mm.org_id = (select app_org()) and b.owner_id = (select app_person())))
    or (shared and ((select app_role()) in ('owner', 'admin')
      or ((select app_role()) in ('member', 'read_only') and thread_id in (select l.thread_id
        from thread_customer_links l join assignments a on a.org_id = l.org_id and a.customer_id = l.customer_id
        where l.org_id = (select app_org()) and l.removed_at is null and a.person_id = (select app_person()))))));
--> statement-breakpoint
CREATE POLICY scope ON message_participants AS RESTRICTIVE FOR SELECT TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system' or message_id in (select m.id from messages m));
--> statement-breakpoint
CREATE POLICY scope ON threads AS RESTRICTIVE FOR SELECT TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system') or created_by = (select app_person())
    or id in (select l.thread_id from thread_customer_links l
      where l.org_id = (select app_org()) and l.removed_at is null)
    or id in (select m.thread_id from messages m
      where m.org_id = (select app_org()) and not m.shared));
--> statement-breakpoint
CREATE POLICY scope ON timeline_entries AS RESTRICTIVE FOR SELECT TO threadline_app, threadline_worker
  USING ((visible_to is null or visible_to = (select app_person()) or (select app_role()) = 'system')
    and ((select app_role()) in ('owner', 'admin', 'system')
      or ((select app_role()) = 'read_only' and not sensitive and (kind <> 'email' or customer_id in (select a.customer_id
        from assignments a where a.org_id = (select app_org()) and a.person_id = (select app_person()))))
      or ((select app_role()) = 'member' and customer_id in (select a.customer_id from assignments a
        where a.org_id = (select app_org()) and a.person_id = (select app_person())))
      or ((select app_role()) = 'contractor' and not sensitive and task_id in (select t.id from tasks t
        where t.org_id = (select app_org()) and t.assignee_id = (select app_person()) and t.removed_at is null))));
--> statement-breakpoint
-- Questions that have no organisation yet, or whose answer is an id only, go through functions of a role of their own.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['organisations', 'people', 'sessions', 'authorisation_codes', 'device_grants', 'api_keys', 'events',
    'threads', 'thread_message_ids', 'thread_host_ids', 'thread_customer_links', 'assignments', 'customers', 'customer_domains',
    'contacts', 'contact_addresses', 'customer_contacts', 'tasks', 'timeline_entries', 'messages']
  LOOP
    EXECUTE format('CREATE POLICY lookup ON %I FOR SELECT TO threadline_lookup USING (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO threadline_lookup', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY claim ON events FOR UPDATE TO threadline_lookup USING (true);
--> statement-breakpoint
GRANT UPDATE (dispatched_at) ON events TO threadline_lookup;
--> statement-breakpoint
CREATE FUNCTION find_session(session_hash text) RETURNS TABLE (org_id uuid, person_id uuid, role text, user_agent text,
  created_at timestamptz, expires_at timestamptz, ends_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select s.org_id, s.person_id, p.role, s.user_agent, s.created_at, s.expires_at, s.ends_at
  from sessions s join people p on p.org_id = s.org_id and p.id = s.person_id
  where s.id = session_hash and p.suspended_at is null
$$;
--> statement-breakpoint
CREATE FUNCTION find_access_token(access text) RETURNS TABLE (org_id uuid, id uuid, person_id uuid, role text, client_id text,
  access_expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select g.org_id, g.id, g.person_id, p.role, g.client_id, g.access_expires_at
  from device_grants g join people p on p.org_id = g.org_id and p.id = g.person_id
  where g.access_hash = access and g.revoked_at is null and p.suspended_at is null
$$;
--> statement-breakpoint
CREATE FUNCTION find_refresh_token(refresh text) RETURNS TABLE (org_id uuid, id uuid, person_id uuid, role text, client_id text,
  expires_at timestamptz, refreshed_at timestamptz, revoked_at timestamptz, current boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select g.org_id, g.id, g.person_id, p.role, g.client_id, g.expires_at, g.refreshed_at, g.revoked_at, g.refresh_hash = refresh
  from device_grants g join people p on p.org_id = g.org_id and p.id = g.person_id
  where (g.refresh_hash = refresh or g.previous_refresh_hash = refresh) and p.suspended_at is null
$$;
--> statement-breakpoint
CREATE FUNCTION find_authorisation_code(code text) RETURNS TABLE (org_id uuid, person_id uuid, role text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select c.org_id, c.person_id, p.role
  from authorisation_codes c join people p on p.org_id = c.org_id and p.id = c.person_id
  where c.code_hash = code and p.suspended_at is null
$$;
--> statement-breakpoint
CREATE FUNCTION find_api_key(key text) RETURNS TABLE (org_id uuid, id uuid, person_id uuid, role text, scopes text[],
  expires_at timestamptz, last_used_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select k.org_id, k.id, k.person_id, p.role, k.scopes, k.expires_at, k.last_used_at
  from api_keys k join people p on p.org_id = k.org_id and p.id = k.person_id
  where k.key_hash = key and k.revoked_at is null and p.suspended_at is null
$$;
--> statement-breakpoint
CREATE FUNCTION sign_in_candidates(address text) RETURNS TABLE (org_id uuid, slug text, organisation text, person_id uuid,
  role text, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select p.org_id, o.slug, o.name, p.id, p.role, p.password_hash
  from people p join organisations o on o.id = p.org_id
  where p.email = address and p.suspended_at is null order by o.slug limit 20
$$;
--> statement-breakpoint
CREATE FUNCTION find_organisation(wanted text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select o.id from organisations o where o.slug = wanted
$$;
--> statement-breakpoint
-- Events that no subscriber has been told of, oldest first; several dispatchers share them out.
CREATE FUNCTION undispatched_events(most integer) RETURNS TABLE (org_id uuid, id uuid, name text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select e.org_id, e.id, e.name from events e where e.dispatched_at is null order by e.seq limit most for update skip locked
$$;
--> statement-breakpoint
CREATE FUNCTION mark_dispatched(event_ids uuid[]) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  update events set dispatched_at = now() where dispatched_at is null and id = any(event_ids)
$$;
--> statement-breakpoint
-- The thread that any of these Message-IDs (hashed) or this host id stands for, whoever stored it: the id alone.
CREATE FUNCTION resolve_thread(organisation uuid, id_hashes text[], in_mailbox text, at_host text, host_thread text)
RETURNS TABLE (thread_id uuid, by_message_id boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  (select m.thread_id, true from thread_message_ids m
    where m.org_id = organisation and m.org_id = app_org() and m.message_id_hash = any(id_hashes)
    group by m.thread_id order by count(*) desc, m.thread_id limit 1)
  union all
  (select h.thread_id, false from thread_host_ids h
    where h.org_id = organisation and h.org_id = app_org() and h.mailbox = in_mailbox and h.host = at_host and h.host_thread_id = host_thread)
  limit 1
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
  LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO threadline_lookup', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO threadline_app, threadline_worker', f);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
CREATE SCHEMA jobs AUTHORIZATION threadline_worker;
