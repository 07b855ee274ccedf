-- An entry of a note is called by the note's beginning.
CREATE OR REPLACE FUNCTION timeline_page(customer uuid, most integer) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  return (with page as (
      select e.*, row_number() over (order by e.at desc, e.id desc) as n from (
        select * from timeline_entries t where t.org_id = app_org() and t.customer_id = customer and t.removed_at is null
        order by t.at desc, t.id desc limit most + 1) e
    ), last as (select p.at, p.id from page p where p.n = most and exists (select 1 from page q where q.n > most))
    select json_build_object('items', coalesce(json_agg(json_build_object('id', e.id, 'at', iso_instant(e.at), 'kind', e.kind,
        'source', e.source, 'title', coalesce(nullif(e.title, ''), b.beginning, ''), 'preview', coalesce(e.preview, b.beginning), 'event', e.event,
        'actor', case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end, 'from', e.from_name,
        'subject', json_build_object('type', e.subject_type, 'id', e.subject_id), 'threadId', e.thread_id, 'system', e.system,
        'customerFacing', e.customer_facing) order by e.n) filter (where e.n <= most), '[]'),
      'nextCursor', (select rtrim(translate(encode(convert_to(format('["%s","%s"]', iso_instant(l.at), l.id), 'UTF8'), 'base64'),
        E'+/\n', '-_'), '=') from last l))
    from page e left join people p on p.org_id = e.org_id and p.id = e.actor_id
    left join lateral (select note_preview(i.body) as beginning from internal_notes i
      where e.subject_type = 'note' and i.org_id = e.org_id and i.id = e.subject_id) b on true);
END $$;
