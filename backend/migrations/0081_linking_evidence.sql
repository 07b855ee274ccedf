-- Who else counts as evidence: whom a colleague has forwarded a mail of, as a suggestion only. And how history is found again
-- by an address or a domain: along an index of addresses read from their end.
CREATE INDEX message_participants_from_end ON message_participants (org_id, reverse(address) text_pattern_ops);
--> statement-breakpoint
CREATE OR REPLACE FUNCTION thread_evidence(outside json, thread uuid)
RETURNS TABLE (customer_id uuid, customer_name text, tier integer, reason text, address text, contact_name text, domain text, confidence real)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  addresses text[];
  aliases text[];
  domains text[];
  forwarded text[];
BEGIN
  select array_agg(e->>'address' order by n), array_agg(e->>'alias' order by n), array_agg(e->>'domain' order by n),
      array_agg(e->>'address') filter (where (e->>'forwarded')::boolean)
    into addresses, aliases, domains, forwarded from json_array_elements(outside) with ordinality t(e, n);
  if addresses is null then return; end if;
  return query
  with rules as materialized (
    select r.address, r.domain, r.verdict, r.customer_id from sender_rules r
    where r.org_id = app_org() and r.removed_at is null and (r.address = any(addresses) or r.domain = any(domains))
  ), found as (
    select 1 as tier, 'rule' as reason, r.customer_id, r.address, null::text as contact_name, null::text as domain, 0.97 as confidence
    from rules r where r.verdict = 'customer' and r.address is not null
    union all
    select 2, 'rule', r.customer_id, w.address, null, r.domain, 0.9
    from rules r join unnest(addresses, domains) w(address, domain) on w.domain = r.domain
    where r.verdict = 'customer' and not exists (select 1 from rules i where i.address = w.address)
    union all
    select case f.reason when 'contact' then 1 when 'domain' then 2 else 9 end, f.reason, f.customer_id, f.address, f.contact_name,
      f.domain, case f.reason when 'contact' then 0.98 when 'domain' then 0.8 else 0.5 end
    from find_evidence(app_org(), addresses, aliases, domains) f
    where not exists (select 1 from rules i where i.address = f.address)
      and (f.reason = 'contact' or not exists (select 1 from rules i join unnest(addresses, domains) w(address, domain)
        on w.domain = i.domain where w.address = f.address))
  ), weighed as (
    select case when f.address = any(forwarded) then 9 else f.tier end as tier,
      case when f.address = any(forwarded) then 'forward' else f.reason end as reason, f.customer_id, f.address, f.contact_name,
      f.domain, case when f.address = any(forwarded) then 0.5 else f.confidence end as confidence
    from found f
  ), best as (
    select distinct on (f.customer_id) f.* from weighed f
    where thread is null or not exists (select 1 from thread_customer_links l
      where l.org_id = app_org() and l.thread_id = thread and l.customer_id = f.customer_id)
    order by f.customer_id, f.tier, f.confidence desc, array_position(addresses, f.address)
  )
  select b.customer_id, k.name, b.tier, b.reason, b.address, b.contact_name, b.domain,
    case when b.tier < 9 and count(*) over (partition by b.tier) > 1
      then round(b.confidence / count(*) over (partition by b.tier), 2) else b.confidence end::real
  from best b join customers k on k.org_id = app_org() and k.id = b.customer_id and k.archived_at is null
  order by b.tier, b.confidence desc, k.name, b.customer_id;
END $$;
--> statement-breakpoint
-- Whose mails colleagues have forwarded in a stored thread, as people of it. Whoever only pretends to be a colleague forwards
-- nothing. A customer's domain is found by its end; aliases suggest nothing here.
CREATE FUNCTION forwarded_people(thread uuid) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
  return (select coalesce(jsonb_agg(jsonb_build_object('address', f.address, 'alias', f.address, 'domain', f.domain, 'name', f.name,
      'forwarded', true)), '[]')
    from (select distinct on (w.address) w.address, w.name, (select d.domain from customer_domains d
          where d.org_id = app_org() and (w.host = d.domain or right(w.host, length(d.domain) + 1) = '.' || d.domain)
            and d.domain = any(array(select array_to_string(p.parts[n:], '.')
              from (select string_to_array(w.host, '.') as parts) p, generate_series(1, cardinality(p.parts) - 1) n)) limit 1) as domain
      from (select lower(m.forwarded_from->>'address') as address, m.forwarded_from->>'name' as name,
          split_part(lower(m.forwarded_from->>'address'), '@', 2) as host
        from messages m where m.org_id = app_org() and m.thread_id = thread and m.outgoing
          and m.forwarded_from->>'address' like '%_@_%' and not m.flags ? 'from_colleague_unproven' limit 50) w
      order by w.address) f);
END $$;
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
    links := thread_links(resolved);
    if resolved is not null and links is null then
      outside := outside_people(((request->'people')::jsonb || forwarded_people(resolved))::json);
    else
      outside := outside_people(request->'people');
    end if;
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
--> statement-breakpoint
-- Threads in which an address, or an address of a domain, takes part, after the one named: the oldest first. Reaches past the
-- policies, before which no index of ends may be searched, and says of each thread whether more than its owners see it.
CREATE FUNCTION threads_with_people(addresses text[], domains text[], after_thread uuid)
RETURNS TABLE (thread_id uuid, shared boolean, owner_ids uuid[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  org uuid := app_org();
  patterns text[] := array(select reverse(p.mark || replace(replace(replace(d.domain, '\', '\\'), '%', '\%'), '_', '\_')) || '%'
    from unnest(domains) d(domain), unnest(array['@', '.']) p(mark));
BEGIN
  if app_role() not in ('owner', 'admin', 'member', 'system') then return; end if;
  return query
  with concerned as materialized (
    select p.message_id from message_participants p
      where p.org_id = org and p.address = any(addresses) and p.role in ('from', 'to', 'cc')
    union
    select p.message_id from unnest(patterns) w(pattern) cross join lateral (select p.message_id from message_participants p
      where p.org_id = org and reverse(p.address) like w.pattern and p.role in ('from', 'to', 'cc')) p
  )
  select t.thread_id, bool_or(m.shared), array(select distinct b.owner_id from messages o
      join mailbox_messages mm on mm.org_id = o.org_id and mm.message_id = o.id
      join mailboxes b on b.org_id = mm.org_id and b.id = mm.mailbox_id
      where o.org_id = org and o.thread_id = t.thread_id and not bool_or(m.shared) and b.owner_id is not null)
  from (select distinct m.thread_id from concerned c join messages m on m.org_id = org and m.id = c.message_id
      where after_thread is null or m.thread_id > after_thread) t
    join messages m on m.org_id = org and m.thread_id = t.thread_id
  group by t.thread_id order by t.thread_id;
END $$;
--> statement-breakpoint
-- Which mails of shared threads the customer may see; a domain that is the organisation's own, or everybody's, makes nobody
-- the customer's own.
CREATE OR REPLACE FUNCTION portal_visible(among uuid[], stored_after timestamptz DEFAULT '-infinity', latest_of_each integer DEFAULT NULL)
RETURNS TABLE (id uuid, thread_id uuid, at timestamptz, stored_at timestamptz)
LANGUAGE plpgsql STABLE ROWS 100 SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  organisation uuid := app_org();
  customer uuid := portal_customer();
  addresses text[];
  domains text[];
  own text[];
BEGIN
  if customer is null then return; end if;
  own := own_domains();
  addresses := array(select a.address from customer_contacts cc
    join contact_addresses a on a.org_id = cc.org_id and a.contact_id = cc.contact_id
    where cc.org_id = organisation and cc.customer_id = customer
      and not exists (select 1 from people p where p.org_id = organisation and p.email = a.address)
      and not exists (select 1 from mailboxes b where b.org_id = organisation and b.address = a.address));
  domains := array(select d.domain from customer_domains d where d.org_id = organisation and d.customer_id = customer
    and not exists (select 1 from unnest(own) o (domain)
      where o.domain = d.domain or right(o.domain, length(d.domain) + 1) = '.' || d.domain));
  return query select m.id, m.thread_id, coalesce(m.sent_at, m.stored_at)::timestamptz, m.stored_at::timestamptz
    from unnest(among) t (thread_id)
      join thread_shares s on s.org_id = organisation and s.thread_id = t.thread_id and s.customer_id = customer
        and s.removed_at is null
      cross join lateral (select m.org_id, m.id, m.thread_id, m.sent_at, m.stored_at, m.shared from messages m
        where m.org_id = organisation and m.thread_id = t.thread_id and m.stored_at > stored_after
        order by m.sent_at desc limit latest_of_each) m
    where (m.shared or exists (select 1 from mailbox_messages mm
        join mailboxes b on b.org_id = mm.org_id and b.id = mm.mailbox_id
        where mm.org_id = m.org_id and mm.message_id = m.id and b.owner_id = s.shared_by))
      and exists (select 1 from message_participants p
        where p.org_id = organisation and p.message_id = m.id and p.role in ('from', 'to', 'cc')
          and (p.address in (select unnest(addresses)) or exists (select 1 from unnest(domains) d (domain)
            where split_part(p.address, '@', 2) = d.domain or split_part(p.address, '@', 2) like '%.' || d.domain)));
END $$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION threads_with_people(text[], text[], uuid) OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION threads_with_people(text[], text[], uuid), forwarded_people(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION threads_with_people(text[], text[], uuid), forwarded_people(uuid) TO threadline_app, threadline_worker;
