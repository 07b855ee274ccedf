-- Rights of the tables around the portal. The team's roles see them as they see the customer; credentials of customers'
-- people are the product's own business.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['portal_guests', 'portal_sessions', 'portal_links', 'portal_link_requests', 'thread_shares',
    'portal_brands', 'stored_files', 'documents']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO threadline_app, threadline_worker
      USING (org_id = (select app_org())) WITH CHECK (org_id = (select app_org()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO threadline_app, threadline_worker', t);
    EXECUTE format('GRANT SELECT ON %I TO threadline_backup', t);
    EXECUTE format('CREATE POLICY no_insert_by_readers ON %I AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
      WITH CHECK ((select app_role()) not in (''read_only'', ''contractor'', ''portal'', ''portal_preview''))', t);
    EXECUTE format('CREATE POLICY no_update_by_readers ON %I AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
      USING ((select app_role()) not in (''read_only'', ''contractor'', ''portal'', ''portal_preview''))', t);
    EXECUTE format('CREATE POLICY no_delete_by_readers ON %I AS RESTRICTIVE FOR DELETE TO threadline_app, threadline_worker
      USING ((select app_role()) not in (''read_only'', ''contractor'', ''portal'', ''portal_preview''))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['portal_guests', 'thread_shares', 'documents']
  LOOP
    EXECUTE format('CREATE POLICY scope ON %I AS RESTRICTIVE TO threadline_app, threadline_worker
      USING ((select app_role()) in (''owner'', ''admin'', ''read_only'', ''system'')
        or ((select app_role()) = ''member'' and customer_id = any ((select customers_in_scope())::uuid[])))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['portal_sessions', 'portal_links', 'portal_link_requests']
  LOOP
    EXECUTE format('CREATE POLICY scope ON %I AS RESTRICTIVE TO threadline_app, threadline_worker
      USING ((select app_role()) = ''system'')', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY scope ON stored_files AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'member', 'read_only', 'system'));
--> statement-breakpoint
CREATE POLICY dress ON portal_brands AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
  WITH CHECK ((select app_role()) in ('owner', 'admin', 'system'));
--> statement-breakpoint
CREATE POLICY dress_again ON portal_brands AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system'));
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['portal_guests', 'portal_sessions', 'thread_shares', 'portal_brands', 'message_participants',
    'mailbox_messages', 'mailboxes']
  LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = t AND p.policyname = 'lookup') THEN
      EXECUTE format('CREATE POLICY lookup ON %I FOR SELECT TO threadline_lookup USING (true)', t);
    END IF;
    EXECUTE format('GRANT SELECT ON %I TO threadline_lookup', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Who looks into the portal: a contact, for one of their companies. The team previews without being anybody's contact.
CREATE FUNCTION app_contact() RETURNS uuid LANGUAGE sql STABLE AS $$ select nullif(current_setting('app.contact_id', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION portal_customer() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select c.id from customers c
  where c.org_id = app_org() and c.id = nullif(current_setting('app.customer_id', true), '')::uuid and c.archived_at is null
    and (app_role() = 'portal_preview' or (app_role() = 'portal' and exists (select 1
      from customer_contacts cc join contacts k on k.org_id = cc.org_id and k.id = cc.contact_id
      where cc.org_id = c.org_id and cc.customer_id = c.id and cc.contact_id = app_contact() and k.removed_at is null
        and not exists (select 1 from portal_guests g where g.org_id = cc.org_id and g.customer_id = cc.customer_id
          and g.contact_id = cc.contact_id and g.closed_at is not null))))
$$;
--> statement-breakpoint
-- Mails of shared conversations in which the customer's own people took part, as far as the one who shared them read them.
CREATE FUNCTION portal_messages() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  with place as materialized (select app_org() as org_id, portal_customer() as customer_id)
  select array(select m.id
    from place join thread_shares s on s.org_id = place.org_id and s.customer_id = place.customer_id and s.removed_at is null
      join messages m on m.org_id = s.org_id and m.thread_id = s.thread_id
    where (m.shared or exists (select 1 from mailbox_messages mm
        join mailboxes b on b.org_id = mm.org_id and b.id = mm.mailbox_id
        where mm.org_id = m.org_id and mm.message_id = m.id and b.owner_id = s.shared_by))
      and exists (select 1 from message_participants p
        where p.org_id = m.org_id and p.message_id = m.id and p.role in ('from', 'to', 'cc')
          and (exists (select 1 from contact_addresses a
              join customer_contacts cc on cc.org_id = a.org_id and cc.contact_id = a.contact_id
              where a.org_id = p.org_id and a.address = p.address and cc.customer_id = place.customer_id)
            or exists (select 1 from customer_domains d where d.org_id = p.org_id and d.customer_id = place.customer_id
              and (split_part(p.address, '@', 2) = d.domain or split_part(p.address, '@', 2) like '%.' || d.domain)))))
$$;
--> statement-breakpoint
-- The guest behind a session, as long as they may come; with the words by which the portal greets them.
CREATE FUNCTION find_portal_session(session_hash text) RETURNS TABLE (org_id uuid, customer_id uuid, contact_id uuid,
  expires_at timestamptz, ends_at timestamptz, last_seen_at timestamptz, previous_visit_at timestamptz, greeting json)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select s.org_id, s.customer_id, s.contact_id, s.expires_at, s.ends_at, g.last_seen_at, g.previous_visit_at,
    json_build_object('name', k.name, 'company', json_build_object('id', c.id, 'name', c.name),
      'companies', (select json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name, o.id)
        from customer_contacts other join customers o on o.org_id = other.org_id and o.id = other.customer_id
        where other.org_id = s.org_id and other.contact_id = s.contact_id and o.archived_at is null
          and not exists (select 1 from portal_guests shut where shut.org_id = other.org_id
            and shut.customer_id = other.customer_id and shut.contact_id = other.contact_id and shut.closed_at is not null)),
      'slug', org.slug, 'organisation', org.name, 'timeZone', org.time_zone, 'accent', b.accent, 'logoHash', b.logo_hash,
      'digest', coalesce(g.digest, 'weekly'), 'language', coalesce(g.language, 'en'), 'welcomed', g.welcomed_at is not null)
  from portal_sessions s
    join organisations org on org.id = s.org_id
    join contacts k on k.org_id = s.org_id and k.id = s.contact_id and k.removed_at is null
    join customers c on c.org_id = s.org_id and c.id = s.customer_id and c.archived_at is null
    join customer_contacts cc on cc.org_id = s.org_id and cc.customer_id = s.customer_id and cc.contact_id = s.contact_id
    left join portal_guests g on g.org_id = s.org_id and g.customer_id = s.customer_id and g.contact_id = s.contact_id
    left join portal_brands b on b.org_id = s.org_id
  where s.id = session_hash and g.closed_at is null
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
    AND p.proname IN ('portal_customer', 'portal_messages', 'find_portal_session')
  LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO threadline_lookup', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_portal_session(text) TO threadline_app;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_customer(), portal_messages() TO threadline_portal;
--> statement-breakpoint
-- The portal only ever reads, these columns and no others, of the company that looks.
GRANT SELECT (id, slug, name, time_zone) ON organisations TO threadline_portal;
--> statement-breakpoint
GRANT SELECT (org_id, id, name) ON customers TO threadline_portal;
--> statement-breakpoint
GRANT SELECT (org_id, id, name) ON contacts TO threadline_portal;
--> statement-breakpoint
GRANT SELECT (org_id, customer_id, contact_id) ON customer_contacts TO threadline_portal;
--> statement-breakpoint
GRANT SELECT (org_id, id, customer_id, title, customer_text, status, due_on, completed_at, for_customer, contact_id, shared,
  shared_at, created_at, removed_at) ON tasks TO threadline_portal;
--> statement-breakpoint
GRANT SELECT (org_id, thread_id, customer_id, shared_at, removed_at) ON thread_shares TO threadline_portal;
--> statement-breakpoint
GRANT SELECT (org_id, id, thread_id, sent_at, stored_at, from_name, outgoing, subject, body) ON messages TO threadline_portal;
--> statement-breakpoint
GRANT SELECT (org_id, id, customer_id, name, type, size, file_hash, shared_at, removed_at) ON documents TO threadline_portal;
--> statement-breakpoint
GRANT SELECT (org_id, customer_id, person_id, kind) ON assignments TO threadline_portal;
--> statement-breakpoint
GRANT SELECT (org_id, id, name, suspended_at) ON people TO threadline_portal;
--> statement-breakpoint
CREATE POLICY portal ON organisations FOR SELECT TO threadline_portal USING (id = (select app_org()));
--> statement-breakpoint
CREATE POLICY portal ON customers FOR SELECT TO threadline_portal
  USING (org_id = (select app_org()) and id = (select portal_customer()));
--> statement-breakpoint
CREATE POLICY portal ON customer_contacts FOR SELECT TO threadline_portal
  USING (org_id = (select app_org()) and customer_id = (select portal_customer()));
--> statement-breakpoint
CREATE POLICY portal ON contacts FOR SELECT TO threadline_portal
  USING (org_id = (select app_org()) and id in (select cc.contact_id from customer_contacts cc));
--> statement-breakpoint
CREATE POLICY portal ON tasks FOR SELECT TO threadline_portal
  USING (org_id = (select app_org()) and customer_id = (select portal_customer()) and shared and removed_at is null);
--> statement-breakpoint
CREATE POLICY portal ON thread_shares FOR SELECT TO threadline_portal
  USING (org_id = (select app_org()) and customer_id = (select portal_customer()) and removed_at is null);
--> statement-breakpoint
CREATE POLICY portal ON messages FOR SELECT TO threadline_portal
  USING (org_id = (select app_org()) and id = any ((select portal_messages())::uuid[]));
--> statement-breakpoint
CREATE POLICY portal ON documents FOR SELECT TO threadline_portal
  USING (org_id = (select app_org()) and customer_id = (select portal_customer()) and shared_at is not null and removed_at is null);
--> statement-breakpoint
CREATE POLICY portal ON assignments FOR SELECT TO threadline_portal
  USING (org_id = (select app_org()) and customer_id = (select portal_customer()));
--> statement-breakpoint
CREATE POLICY portal ON people FOR SELECT TO threadline_portal
  USING (org_id = (select app_org()) and suspended_at is null and id in (select a.person_id from assignments a));
--> statement-breakpoint
-- A conversation stays shared when it turns out to be part of another; where both were decided on, the other's word holds.
CREATE OR REPLACE FUNCTION merge_thread(gone uuid, kept uuid, merged_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  update thread_customer_links l set is_primary = false where l.org_id = app_org() and l.thread_id = gone and l.is_primary
    and exists (select 1 from thread_customer_links k
      where k.org_id = l.org_id and k.thread_id = kept and k.removed_at is null and k.is_primary);
  update thread_customer_links l set removed_at = merged_at where l.org_id = app_org() and l.thread_id = gone and l.removed_at is null
    and exists (select 1 from thread_customer_links k
      where k.org_id = l.org_id and k.thread_id = kept and k.customer_id = l.customer_id and k.removed_at is null);
  update thread_customer_links set thread_id = kept where org_id = app_org() and thread_id = gone;
  delete from thread_shares s where s.org_id = app_org() and s.thread_id = gone
    and exists (select 1 from thread_shares k where k.org_id = s.org_id and k.thread_id = kept and k.customer_id = s.customer_id);
  update thread_shares set thread_id = kept where org_id = app_org() and thread_id = gone;
  update messages set thread_id = kept where org_id = app_org() and thread_id = gone;
  update thread_message_ids set thread_id = kept where org_id = app_org() and thread_id = gone;
  update thread_host_ids set thread_id = kept where org_id = app_org() and thread_id = gone;
  delete from review_items where org_id = app_org() and thread_id = gone
    and exists (select 1 from review_items r where r.org_id = app_org() and r.thread_id = kept);
  update review_items set thread_id = kept where org_id = app_org() and thread_id = gone;
  update tasks set thread_id = kept where org_id = app_org() and thread_id = gone;
  update internal_notes set thread_id = kept where org_id = app_org() and thread_id = gone;
  update interactions set thread_id = kept where org_id = app_org() and thread_id = gone;
  update time_entries set thread_id = kept where org_id = app_org() and thread_id = gone;
  update timeline_entries set thread_id = kept where org_id = app_org() and thread_id = gone;
  update threads k set message_count = k.message_count + g.message_count, last_message_at = greatest(k.last_message_at, g.last_message_at)
    from threads g where k.org_id = app_org() and k.id = kept and g.org_id = app_org() and g.id = gone;
  delete from threads where org_id = app_org() and id = gone;
END $$;
