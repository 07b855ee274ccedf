-- The panel's one question. Everything runs with the asker's rights, except the search for evidence, which crosses
-- addresses of the whole organisation and answers for customers in the asker's reach only.

CREATE FUNCTION iso_instant(at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;
--> statement-breakpoint
-- Takes { people: [{ address, alias, domain, name }] } and leaves out the team: by address, and by domain.
CREATE FUNCTION outside_people(people json) RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
  own_domains text[];
BEGIN
  select array_agg(distinct split_part(t.address, '@', 2)) into own_domains from (
    select p.email as address from people p where p.org_id = app_org()
    union all select m.address from mailboxes m where m.org_id = app_org()) t;
  return (select coalesce(json_agg(e.person order by e.position), '[]') from json_array_elements(people) with ordinality e(person, position)
    where not exists (select 1 from people p where p.org_id = app_org() and p.email = e.person->>'address')
      and not exists (select 1 from mailboxes m where m.org_id = app_org() and m.address = e.person->>'address')
      and (e.person->>'domain' is null or not exists (select 1 from unnest(own_domains) own
        where own = e.person->>'domain' or right(own, length(e.person->>'domain') + 1) = '.' || (e.person->>'domain'))));
END $$;
--> statement-breakpoint
-- Customers that addresses, aliases and domains speak of. Row-level policies would read the whole organisation's
-- contacts for a member, hence this reaches past them and repeats their rule.
CREATE FUNCTION find_evidence(organisation uuid, addresses text[], aliases text[], domains text[])
RETURNS TABLE (customer_id uuid, reason text, address text, contact_name text, domain text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select found.customer_id, found.reason, found.address, found.contact_name, found.domain
  from (
    select cc.customer_id, 'contact' as reason, a.address, c.name as contact_name, null::text as domain
    from contact_addresses a
    join contacts c on c.org_id = a.org_id and c.id = a.contact_id and c.removed_at is null
    join customer_contacts cc on cc.org_id = a.org_id and cc.contact_id = a.contact_id
    where a.org_id = organisation and a.address = any(addresses)
    union all
    select cc.customer_id, 'alias', w.address, c.name, null
    from unnest(addresses, aliases) w(address, alias)
    join contact_addresses a on a.org_id = organisation and a.alias_key = w.alias and a.address <> w.address
    join contacts c on c.org_id = a.org_id and c.id = a.contact_id and c.removed_at is null
    join customer_contacts cc on cc.org_id = a.org_id and cc.contact_id = a.contact_id
    union all
    select d.customer_id, 'domain', w.address, null, d.domain
    from unnest(addresses, domains) w(address, domain)
    join customer_domains d on d.org_id = organisation and d.domain = w.domain
  ) found
  join customers k on k.org_id = organisation and k.id = found.customer_id and k.archived_at is null
  where organisation = app_org() and (app_role() in ('owner', 'admin', 'read_only', 'system')
    or (app_role() = 'member' and exists (select 1 from assignments s
      where s.org_id = organisation and s.person_id = app_person() and s.customer_id = k.id)))
$$;
--> statement-breakpoint
-- Evidence for people outside the team, the strongest per customer. Tiers: 1 address, 2 domain, 9 a suggestion only.
-- What somebody has taken off the thread is no evidence for it any more.
CREATE FUNCTION thread_evidence(outside json, thread uuid)
RETURNS TABLE (customer_id uuid, customer_name text, tier integer, reason text, address text, contact_name text, domain text, confidence real)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  addresses text[];
  aliases text[];
  domains text[];
BEGIN
  select array_agg(e->>'address' order by n), array_agg(e->>'alias' order by n), array_agg(e->>'domain' order by n)
    into addresses, aliases, domains from json_array_elements(outside) with ordinality t(e, n);
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
  ), best as (
    select distinct on (f.customer_id) f.* from found f
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
CREATE FUNCTION link_json(link uuid, customer uuid, customer_name text, reason text, evidence json, confidence real, is_primary boolean)
RETURNS json LANGUAGE sql IMMUTABLE AS $$
  select json_build_object('id', link, 'customer', json_build_object('id', customer, 'name', customer_name), 'reason', reason,
    'evidence', evidence, 'confidence', confidence, 'primary', is_primary)
$$;
--> statement-breakpoint
-- The live links that the asker sees, primary first.
CREATE FUNCTION thread_links(thread uuid) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  return (select json_agg(link_json(l.id, l.customer_id, k.name, l.reason,
      case when l.reason = 'manual' and p.id is not null
        then (l.evidence || jsonb_build_object('person', jsonb_build_object('id', p.id, 'name', p.name)))::json
        else l.evidence::json end, l.confidence, l.is_primary)
      order by l.is_primary desc, l.created_at, l.id)
    from thread_customer_links l
    join customers k on k.org_id = l.org_id and k.id = l.customer_id and k.archived_at is null
    left join people p on p.org_id = l.org_id and p.id = l.actor_id
    where l.org_id = app_org() and l.thread_id = thread and l.removed_at is null);
END $$;
--> statement-breakpoint
CREATE FUNCTION customer_json(customer uuid, abilities json) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  return (select json_build_object('id', k.id, 'name', k.name, 'stage', k.stage, 'plan', k.plan,
      'owner', (select json_build_object('id', p.id, 'name', p.name) from assignments a
        join people p on p.org_id = a.org_id and p.id = a.person_id
        where a.org_id = k.org_id and a.customer_id = k.id and a.kind = 'owner'),
      'domains', (select coalesce(json_agg(d.domain order by d.domain), '[]') from customer_domains d
        where d.org_id = k.org_id and d.customer_id = k.id),
      'tags', k.tags, 'arrCents', k.mrr_cents * 12,
      'arrBand', case when k.mrr_cents is null then null when k.mrr_cents * 12 < 1000000 then 'under_10k'
        when k.mrr_cents * 12 < 5000000 then '10k_50k' when k.mrr_cents * 12 < 25000000 then '50k_250k' else 'over_250k' end,
      'currency', k.currency, 'renewalOn', k.renewal_on,
      'lastTouchAt', iso_instant((select e.at from timeline_entries e where e.org_id = k.org_id and e.customer_id = k.id
        and e.removed_at is null and e.customer_facing order by e.at desc limit 1)),
      'archivedAt', iso_instant(k.archived_at), 'industry', k.industry, 'size', k.size, 'region', k.region, 'useCase', k.use_case,
      'signedUpOn', k.signed_up_on, 'startedOn', k.started_on, 'contractStartOn', k.contract_start_on,
      'contractEndOn', k.contract_end_on, 'mrrCents', k.mrr_cents,
      'people', (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id), '[]') from people p
        where p.org_id = k.org_id and p.id in (select a.person_id from assignments a where a.org_id = k.org_id and a.customer_id = k.id)),
      'version', k.version, 'createdAt', iso_instant(k.created_at), 'abilities', abilities)
    from customers k where k.org_id = app_org() and k.id = customer);
END $$;
--> statement-breakpoint
CREATE FUNCTION timeline_page(customer uuid, most integer) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  return (with page as (
      select e.*, row_number() over (order by e.at desc, e.id desc) as n from (
        select * from timeline_entries t where t.org_id = app_org() and t.customer_id = customer and t.removed_at is null
        order by t.at desc, t.id desc limit most + 1) e
    ), last as (select p.at, p.id from page p where p.n = most and exists (select 1 from page q where q.n > most))
    select json_build_object('items', coalesce(json_agg(json_build_object('id', e.id, 'at', iso_instant(e.at), 'kind', e.kind,
        'source', e.source, 'title', e.title, 'preview', e.preview, 'event', e.event,
        'actor', case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end, 'from', e.from_name,
        'subject', json_build_object('type', e.subject_type, 'id', e.subject_id), 'threadId', e.thread_id, 'system', e.system,
        'customerFacing', e.customer_facing) order by e.n) filter (where e.n <= most), '[]'),
      'nextCursor', (select rtrim(translate(encode(convert_to(format('["%s","%s"]', iso_instant(l.at), l.id), 'UTF8'), 'base64'),
        E'+/\n', '-_'), '=') from last l))
    from page e left join people p on p.org_id = e.org_id and p.id = e.actor_id);
END $$;
--> statement-breakpoint
CREATE FUNCTION open_tasks(customer uuid, customer_name text, abilities json) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  return (select coalesce(json_agg(json_build_object('id', t.id, 'title', t.title, 'body', t.body, 'assigneeId', t.assignee_id,
      'dueOn', t.due_on, 'status', t.status, 'shared', t.shared, 'customer', json_build_object('id', customer, 'name', customer_name),
      'threadId', t.thread_id, 'assignee', case when a.id is null then null else json_build_object('id', a.id, 'name', a.name) end,
      'createdBy', case when c.id is null then null else json_build_object('id', c.id, 'name', c.name) end,
      'createdAt', iso_instant(t.created_at), 'completedAt', null, 'version', t.version, 'abilities', abilities)
      order by t.due_on nulls last, t.created_at, t.id), '[]')
    from (select * from tasks where tasks.org_id = app_org() and tasks.customer_id = customer and tasks.removed_at is null
        and tasks.status <> 'done' and tasks.completed_at is null
      order by tasks.due_on nulls last, tasks.created_at, tasks.id limit 20) t
    left join people a on a.org_id = t.org_id and a.id = t.assignee_id
    left join people c on c.org_id = t.org_id and c.id = t.created_by);
END $$;
--> statement-breakpoint
CREATE FUNCTION open_follow_ups(customer uuid, customer_name text, today date, abilities json) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  return (select coalesce(json_agg(json_build_object('id', f.id, 'customer', json_build_object('id', customer, 'name', customer_name),
      'interactionId', f.interaction_id, 'title', f.title, 'dueOn', f.due_on,
      'group', case when f.due_on < today then 'overdue' when f.due_on = today then 'due_today' else 'upcoming' end,
      'assignee', case when a.id is null then null else json_build_object('id', a.id, 'name', a.name) end,
      'createdAt', iso_instant(f.created_at), 'completedAt', null, 'resolution', null,
      'postponements', (select count(*) from follow_up_postponements p where p.org_id = f.org_id and p.follow_up_id = f.id),
      'abilities', abilities) order by f.due_on, f.id), '[]')
    from (select * from follow_ups where follow_ups.org_id = app_org() and follow_ups.customer_id = customer
        and follow_ups.removed_at is null and follow_ups.completed_at is null
      order by follow_ups.due_on, follow_ups.id limit 20) f
    left join people a on a.org_id = f.org_id and a.id = f.assignee_id);
END $$;
--> statement-breakpoint
-- `edits`: { all, own }, whose notes the asker may change.
CREATE FUNCTION latest_notes(customer uuid, edits json) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  return (select coalesce(json_agg(json_build_object('id', n.id, 'customerId', customer, 'threadId', n.thread_id, 'taskId', n.task_id,
      'body', n.body, 'sensitive', n.sensitive,
      'author', case when a.id is null then null else json_build_object('id', a.id, 'name', a.name) end,
      'mentions', (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id), '[]')
        from note_mentions m join people p on p.org_id = m.org_id and p.id = m.person_id where m.org_id = n.org_id and m.note_id = n.id),
      'createdAt', iso_instant(n.created_at), 'editedAt', iso_instant(n.edited_at), 'version', n.version,
      'abilities', json_build_object('edit', (edits->>'all')::boolean or ((edits->>'own')::boolean and n.author_id = app_person())))
      order by n.created_at desc, n.id desc), '[]')
    from (select * from internal_notes i where i.org_id = app_org() and i.customer_id = customer and i.removed_at is null
      order by i.created_at desc, i.id desc limit 10) n
    left join people a on a.org_id = n.org_id and a.id = n.author_id);
END $$;
--> statement-breakpoint
CREATE FUNCTION running_timer() RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  return (select json_build_object('id', t.id, 'customer', json_build_object('id', t.customer_id, 'name', coalesce(k.name, '')),
      'threadId', t.thread_id, 'taskId', t.task_id, 'category', t.category, 'billable', t.billable, 'note', t.note,
      'startedAt', iso_instant(t.started_at), 'endedAt', null, 'durationSeconds', null)
    from time_entries t left join customers k on k.org_id = t.org_id and k.id = t.customer_id
    where t.org_id = app_org() and t.person_id = app_person() and t.ended_at is null and t.removed_at is null);
END $$;
--> statement-breakpoint
-- { people, hashes, mailbox, host, hostThreadId, customerId, now, readsMail, abilities: { context, customer, task,
-- followUp, notes } } → the panel's answer as finished JSON text. Reads only.
CREATE FUNCTION thread_context(request json) RETURNS text LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
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
    select t.id into visible from threads t where t.org_id = app_org() and t.id = resolved;
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
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION find_evidence(uuid, text[], text[], text[]) OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
    AND p.proname IN ('outside_people', 'find_evidence', 'thread_evidence', 'thread_links', 'customer_json', 'timeline_page',
      'open_tasks', 'open_follow_ups', 'latest_notes', 'running_timer', 'thread_context')
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO threadline_app, threadline_worker', f);
  END LOOP;
END $$;
