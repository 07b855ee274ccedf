-- Scopes asked once per statement or by index, never by reading a whole table. A thread, whose subject is mail, is read
-- by those who may read its mail; one without stored mail by those who may read its customer's. `thread_context` and
-- the verbs find threads by their ids without reading them.
ALTER POLICY scope ON customer_domains
  USING ((select app_role()) in ('owner', 'admin', 'read_only', 'system')
    or customer_id in (select unnest(customers_in_scope())))
  WITH CHECK ((select app_role()) in ('owner', 'admin', 'system')
    or ((select app_role()) = 'member' and customer_id in (select unnest(customers_in_scope()))));
--> statement-breakpoint
ALTER POLICY scope ON customer_contacts
  USING ((select app_role()) in ('owner', 'admin', 'read_only', 'system')
    or customer_id in (select unnest(customers_in_scope())))
  WITH CHECK ((select app_role()) in ('owner', 'admin', 'system')
    or ((select app_role()) = 'member' and customer_id in (select unnest(customers_in_scope()))));
--> statement-breakpoint
-- The mailboxes that are the asker's own.
CREATE FUNCTION own_mailboxes() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select array(select b.id from mailboxes b where b.org_id = app_org() and b.owner_id = app_person())
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION own_mailboxes() OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION own_mailboxes() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION own_mailboxes() TO threadline_app, threadline_worker;
--> statement-breakpoint
ALTER POLICY scope ON messages
  USING ((select app_role()) = 'system'
    or (shared and ((select app_role()) in ('owner', 'admin')
      or ((select app_role()) in ('member', 'read_only') and exists (select 1 from thread_customer_links l
        join assignments a on a.org_id = l.org_id and a.customer_id = l.customer_id
        where l.org_id = messages.org_id and l.thread_id = messages.thread_id and l.removed_at is null
          and a.person_id = (select app_person())))))
    or ((select app_role()) in ('owner', 'admin', 'member', 'read_only') and (select own_mailboxes()) <> '{}'
      and exists (select 1 from mailbox_messages mm where mm.org_id = messages.org_id and mm.message_id = messages.id
        and mm.mailbox_id = any ((select own_mailboxes())::uuid[]))));
--> statement-breakpoint
ALTER POLICY scope ON message_participants
  USING ((select app_role()) = 'system' or exists (select 1 from messages m
    where m.org_id = message_participants.org_id and m.id = message_participants.message_id));
--> statement-breakpoint
ALTER POLICY scope ON threads
  USING ((select app_role()) = 'system' or created_by = (select app_person())
    or ((select app_role()) in ('owner', 'admin') and message_count = 0 and exists (select 1 from thread_customer_links l
      where l.org_id = threads.org_id and l.thread_id = threads.id and l.removed_at is null))
    or ((select app_role()) in ('member', 'read_only') and message_count = 0 and exists (select 1
      from thread_customer_links l join assignments a on a.org_id = l.org_id and a.customer_id = l.customer_id
      where l.org_id = threads.org_id and l.thread_id = threads.id and l.removed_at is null
        and a.person_id = (select app_person())))
    or (message_count > 0 and exists (select 1 from messages m
      where m.org_id = threads.org_id and m.thread_id = threads.id)));
--> statement-breakpoint
-- The thread's id where the asker may know of the thread: by its mail, or by a customer it is linked to. No word of it.
CREATE FUNCTION known_thread(thread uuid) RETURNS uuid LANGUAGE plpgsql STABLE AS $$
BEGIN
  return (select thread where exists (select 1 from threads t where t.org_id = app_org() and t.id = thread)
    or exists (select 1 from thread_customer_links l where l.org_id = app_org() and l.thread_id = thread and l.removed_at is null));
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION known_thread(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION known_thread(uuid) TO threadline_app, threadline_worker;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION thread_context(request json) RETURNS text LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  resolved uuid;
  visible uuid;
  outside json := '[]';
  links json;
  candidates json := '[]';
  shown json;
  counterpart json;
  state text := 'forbidden';
  allowed json := request->'abilities';
  today date;
BEGIN
  if (request->>'readsMail')::boolean then
    select r.thread_id into resolved from resolve_thread(app_org(), array(select json_array_elements_text(request->'hashes')),
      request->>'mailbox', request->>'host', request->>'hostThreadId') r;
    visible := known_thread(resolved);
    outside := outside_people(request->'people');
    links := thread_links(resolved);
    with evidence as materialized (
      select e.*, links is null and e.tier < 9 and e.tier = min(e.tier) over ()
        and count(*) over (partition by e.tier) = 1 as automatic
      from thread_evidence(outside, resolved) e
    ), entry as (
      select e.automatic, link_json(null, e.customer_id, e.customer_name, e.reason,
        json_strip_nulls(json_build_object('address', e.address, 'contactName', e.contact_name, 'domain', e.domain)),
        e.confidence, e.automatic) as link from evidence e
    )
    select coalesce(links, json_agg(n.link) filter (where n.automatic)), coalesce(json_agg(n.link) filter (where not n.automatic), '[]')
      into links, candidates from entry n;
    state := case when links is not null then 'linked' when json_array_length(candidates) > 0 then 'candidates'
      when json_array_length(outside) = 0 and json_array_length(request->'people') > 0 then 'internal' else 'none' end;
    select l into shown from json_array_elements(coalesce(links, '[]')) l where l->'customer'->>'id' = request->>'customerId';
    if shown is null then
      select l into shown from json_array_elements(candidates) l where l->'customer'->>'id' = request->>'customerId';
    end if;
    shown := coalesce(shown, links->0);
    select json_build_object('address', o->>'address', 'name', o->>'name', 'domain', o->>'domain') into counterpart
      from json_array_elements(outside) with ordinality t(o, n)
      order by (o->>'address' = shown->'evidence'->>'address') desc nulls last, n limit 1;
    select ((request->>'now')::timestamptz at time zone o.time_zone)::date into today from organisations o where o.id = app_org();
  end if;
  return json_build_object('state', state, 'threadId', visible, 'link', shown, 'links', coalesce(links, '[]'),
    'candidates', candidates, 'counterpart', counterpart,
    'customer', customer_json((shown->'customer'->>'id')::uuid, allowed->'customer'),
    'timeline', timeline_page((shown->'customer'->>'id')::uuid, 20),
    'tasks', open_tasks((shown->'customer'->>'id')::uuid, shown->'customer'->>'name', allowed->'task'),
    'followUps', open_follow_ups((shown->'customer'->>'id')::uuid, shown->'customer'->>'name', today, allowed->'followUp'),
    'notes', latest_notes((shown->'customer'->>'id')::uuid, allowed->'notes'),
    'runningTimer', running_timer(), 'abilities', allowed->'context')::text;
END $$;
