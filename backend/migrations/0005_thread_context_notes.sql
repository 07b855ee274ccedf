-- Outside helpers' domains are not the team's own.
CREATE OR REPLACE FUNCTION outside_people(people json) RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
  own_domains text[];
BEGIN
  select array_agg(distinct split_part(t.address, '@', 2)) into own_domains from (
    select p.email as address from people p where p.org_id = app_org() and p.role in ('owner', 'admin', 'member')
    union all select m.address from mailboxes m where m.org_id = app_org()) t;
  return (select coalesce(json_agg(e.person order by e.position), '[]') from json_array_elements(people) with ordinality e(person, position)
    where not exists (select 1 from people p where p.org_id = app_org() and p.email = e.person->>'address')
      and not exists (select 1 from mailboxes m where m.org_id = app_org() and m.address = e.person->>'address')
      and (e.person->>'domain' is null or not exists (select 1 from unnest(own_domains) own
        where own = e.person->>'domain' or right(own, length(e.person->>'domain') + 1) = '.' || (e.person->>'domain'))));
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION customer_json(customer uuid, abilities json) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  return (select json_build_object('id', k.id, 'name', k.name, 'stage', k.stage, 'plan', k.plan,
      'owner', (select json_build_object('id', p.id, 'name', p.name) from assignments a
        join people p on p.org_id = a.org_id and p.id = a.person_id
        where a.org_id = k.org_id and a.customer_id = k.id and a.kind = 'owner'),
      'domains', (select coalesce(json_agg(d.domain order by d.created_at, d.domain), '[]') from customer_domains d
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
-- The beginning of a note on one line, cut at a word where one ends near.
CREATE FUNCTION note_preview(body text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  select case when line = '' then null when length(line) <= 280 then line
    else left(line, case when 280 - strpos(reverse(left(line, 280)), ' ') > 240 and strpos(left(line, 280), ' ') > 0
      then 280 - strpos(reverse(left(line, 280)), ' ') else 280 end) || '…' end
  from (select btrim(regexp_replace(left(body, 1120), '\s+', ' ', 'g')) as line) cut
$$;
--> statement-breakpoint
-- The timeline keeps no text of notes: it is read where the reader may read the note.
CREATE OR REPLACE FUNCTION timeline_page(customer uuid, most integer) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  return (with page as (
      select e.*, row_number() over (order by e.at desc, e.id desc) as n from (
        select * from timeline_entries t where t.org_id = app_org() and t.customer_id = customer and t.removed_at is null
        order by t.at desc, t.id desc limit most + 1) e
    ), last as (select p.at, p.id from page p where p.n = most and exists (select 1 from page q where q.n > most))
    select json_build_object('items', coalesce(json_agg(json_build_object('id', e.id, 'at', iso_instant(e.at), 'kind', e.kind,
        'source', e.source, 'title', e.title, 'preview', case when e.subject_type = 'note'
          then (select note_preview(i.body) from internal_notes i where i.org_id = e.org_id and i.id = e.subject_id) else e.preview end, 'event', e.event,
        'actor', case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end, 'from', e.from_name,
        'subject', json_build_object('type', e.subject_type, 'id', e.subject_id), 'threadId', e.thread_id, 'system', e.system,
        'customerFacing', e.customer_facing) order by e.n) filter (where e.n <= most), '[]'),
      'nextCursor', (select rtrim(translate(encode(convert_to(format('["%s","%s"]', iso_instant(l.at), l.id), 'UTF8'), 'base64'),
        E'+/\n', '-_'), '=') from last l))
    from page e left join people p on p.org_id = e.org_id and p.id = e.actor_id);
END $$;
