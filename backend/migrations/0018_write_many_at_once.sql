-- What many writes and many mails bring along, in one question each: an import stores a hundred mails in the time that
-- it took to ask for a few. All of these run with the writer's own rights.
CREATE FUNCTION record_events(told json, audits json, channel text, notices json) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  insert into events (org_id, id, name, at, actor_id, subject_type, subject_id, customer_id, thread_id, data)
    select e.org_id, e.id, e.name, e.at, e.actor_id, e.subject_type, e.subject_id, e.customer_id, e.thread_id, e.data
    from json_populate_recordset(null::events, told) e;
  insert into audit_log (org_id, event_id, at, action, actor_id, via, credential_id, ip, request_id, subject_type, subject_id, details)
    select a.org_id, a.event_id, a.at, a.action, a.actor_id, a.via, a.credential_id, a.ip, a.request_id, a.subject_type,
      a.subject_id, a.details
    from json_populate_recordset(null::audit_log, audits) a;
  perform pg_notify(channel, notice) from json_array_elements_text(notices) notice;
END $$;
--> statement-breakpoint
-- Mails with new threads, their people, ids and copies, counted in their threads; `opened` is mail that
-- only its owner saw until now. A mail that has arrived knows its
-- thread better than one that had only named it; ids that mails name stay where they are known.
CREATE FUNCTION keep_mails(new_threads json, mails json, people json, copies json, own_ids json, named_ids json, opened uuid[])
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  insert into threads (org_id, id, subject, canonical_subject, created_by, created_at)
    select t.org_id, t.id, t.subject, t.canonical_subject, t.created_by, t.created_at
    from json_populate_recordset(null::threads, new_threads) t;
  insert into messages select m.* from json_populate_recordset(null::messages, mails) m;
  insert into message_participants (org_id, message_id, position, role, address, name)
    select p.org_id, p.message_id, p.position, p.role, p.address, p.name
    from json_populate_recordset(null::message_participants, people) p;
  insert into mailbox_messages (org_id, mailbox_id, message_id, created_at)
    select c.org_id, c.mailbox_id, c.message_id, c.created_at
    from json_populate_recordset(null::mailbox_messages, copies) c on conflict do nothing;
  insert into thread_message_ids (org_id, message_id_hash, thread_id)
    select i.org_id, i.message_id_hash, i.thread_id from json_populate_recordset(null::thread_message_ids, own_ids) i
    order by i.message_id_hash
    on conflict (org_id, message_id_hash) do update set thread_id = excluded.thread_id;
  insert into thread_message_ids (org_id, message_id_hash, thread_id)
    select i.org_id, i.message_id_hash, i.thread_id from json_populate_recordset(null::thread_message_ids, named_ids) i
    order by i.message_id_hash
    on conflict do nothing;
  update threads t set message_count = t.message_count + c.mails, last_message_at = greatest(t.last_message_at, c.latest),
      subject = coalesce(nullif(t.subject, ''), c.subject, '')
    from (select m.org_id, m.thread_id, count(*) as mails, max(m.sent_at) as latest,
        (array_agg(m.subject order by m.id) filter (where m.subject <> ''))[1] as subject
      from json_populate_recordset(null::messages, mails) m group by m.org_id, m.thread_id) c
    where t.org_id = c.org_id and t.id = c.thread_id;
  update messages set shared = true where org_id = app_org() and id = any(opened);
END $$;
--> statement-breakpoint
-- Lines of timelines with the words they are found by. What is told already stays as it is.
CREATE FUNCTION add_timeline_entries(entries json) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  insert into timeline_entries (org_id, id, customer_id, at, kind, event, source, title, preview, from_name, actor_id,
      subject_type, subject_id, thread_id, task_id, customer_facing, system, sensitive, visible_to, told_by, search)
    select e.org_id, e.id, e.customer_id, e.at, e.kind, e.event, e.source, e.title, e.preview, e.from_name, e.actor_id,
      e.subject_type, e.subject_id, e.thread_id, e.task_id, e.customer_facing, e.system, e.sensitive, e.visible_to, e.told_by,
      to_tsvector('simple', entry->>'words')
    from json_array_elements(entries) entry, json_populate_record(null::timeline_entries, entry) e
    on conflict do nothing;
END $$;
--> statement-breakpoint
DROP FUNCTION record_event(json, json, text, text);
--> statement-breakpoint
DROP FUNCTION keep_mail(json, json, text[], uuid);
--> statement-breakpoint
DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
    AND p.proname IN ('record_events', 'keep_mails', 'add_timeline_entries')
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO threadline_app, threadline_worker', f);
  END LOOP;
END $$;
