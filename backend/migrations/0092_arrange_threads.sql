-- Takes what is of one thread to another: all of it, or of each table what is named; says what that was. What the other one
-- has of its own stays as it is.
CREATE FUNCTION move_between_threads(source uuid, target uuid, named jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  place record;
  keys jsonb;
  moved jsonb := '{}';
BEGIN
  FOR place IN SELECT * FROM (VALUES
    ('messages', 'x.id::text', 'true'), ('thread_message_ids', 'x.message_id_hash', 'true'),
    ('thread_host_ids', $k$concat_ws(' ', x.host, x.host_thread_id, x.mailbox)$k$, 'true'),
    ('tasks', 'x.id::text', 'true'), ('internal_notes', 'x.id::text', 'true'), ('interactions', 'x.id::text', 'true'),
    ('time_entries', 'x.id::text', 'true'), ('promises', 'x.id::text', 'true'), ('mail_drafts', 'x.id::text', 'true'),
    ('timeline_entries', 'x.id::text', 'true'),
    ('review_items', $k$'open'$k$, 'not exists (select 1 from review_items y where y.org_id = x.org_id and y.thread_id = $2)'),
    ('thread_shares', 'x.customer_id::text',
      'not exists (select 1 from thread_shares y where y.org_id = x.org_id and y.thread_id = $2 and y.customer_id = x.customer_id)')
  ) AS t(name, key, condition)
  LOOP
    CONTINUE WHEN named IS NOT NULL AND named->place.name IS NULL;
    EXECUTE format('with gone as (update %I x set thread_id = $2 where x.org_id = app_org() and x.thread_id = $1 and %s
        and ($3 is null or $3 ? (%s)) returning %s as key)
      select coalesce(jsonb_agg(key), ''[]'') from gone', place.name, place.condition, place.key, place.key)
      INTO keys USING source, target, named->place.name;
    IF jsonb_array_length(keys) > 0 THEN moved := moved || jsonb_build_object(place.name, keys); END IF;
  END LOOP;
  return moved;
END $$;
--> statement-breakpoint
-- After mails have gone from thread to thread: what these are called, how many mails they hold, and whose timelines show them.
CREATE FUNCTION settle_threads(ids uuid[], settled_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  update timeline_entries e set thread_id = m.thread_id from messages m
    where m.org_id = app_org() and m.thread_id = any(ids) and e.org_id = m.org_id and e.subject_type = 'message'
      and e.subject_id = m.id and e.thread_id is distinct from m.thread_id;
  update timeline_entries e set removed_at = settled_at
    where e.org_id = app_org() and e.thread_id = any(ids) and e.kind = 'email' and e.removed_at is null
      and not exists (select 1 from thread_customer_links l where l.org_id = e.org_id and l.thread_id = e.thread_id
        and l.customer_id = e.customer_id and l.removed_at is null);
  update threads t set subject = thread_title(t.id),
      message_count = (select count(*) from messages m where m.org_id = t.org_id and m.thread_id = t.id),
      last_message_at = (select max(m.sent_at) from messages m where m.org_id = t.org_id and m.thread_id = t.id)
    where t.org_id = app_org() and t.id = any(ids);
END $$;
--> statement-breakpoint
DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
    AND p.proname IN ('move_between_threads', 'settle_threads')
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO threadline_app, threadline_worker', f);
  END LOOP;
END $$;
