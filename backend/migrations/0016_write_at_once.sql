-- What every write and every mail brings along, in one question each: within a function a connection plans it once,
-- which under row-level security takes longer than doing it. They run with the writer's own rights.
CREATE FUNCTION record_event(event json, audit json, channel text, notice text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  insert into events (org_id, id, name, at, actor_id, subject_type, subject_id, customer_id, thread_id, data)
    select e.org_id, e.id, e.name, e.at, e.actor_id, e.subject_type, e.subject_id, e.customer_id, e.thread_id, e.data
    from json_populate_record(null::events, event) e;
  insert into audit_log (org_id, event_id, at, action, actor_id, via, credential_id, ip, request_id, subject_type, subject_id, details)
    select a.org_id, a.event_id, a.at, a.action, a.actor_id, a.via, a.credential_id, a.ip, a.request_id, a.subject_type,
      a.subject_id, a.details
    from json_populate_record(null::audit_log, audit) a;
  perform pg_notify(channel, notice);
END $$;
--> statement-breakpoint
-- A mail with its people, its copy in a mailbox and its ids, counted in its thread. A mail that has arrived knows its
-- thread better than one that had only named it; ids that it names itself stay where they are known.
CREATE FUNCTION keep_mail(mail json, people json, named_ids text[], mailbox uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  m messages;
BEGIN
  m := json_populate_record(null::messages, mail);
  insert into messages select m.*;
  insert into message_participants (org_id, message_id, position, role, address, name)
    select m.org_id, m.id, p.n - 1, p.person->>'role', p.person->>'address', p.person->>'name'
    from json_array_elements(people) with ordinality p(person, n);
  insert into mailbox_messages (org_id, mailbox_id, message_id, created_at) values (m.org_id, mailbox, m.id, m.stored_at);
  insert into thread_message_ids (org_id, message_id_hash, thread_id) values (m.org_id, m.message_id_hash, m.thread_id)
    on conflict (org_id, message_id_hash) do update set thread_id = excluded.thread_id;
  insert into thread_message_ids (org_id, message_id_hash, thread_id)
    select m.org_id, i.hash, m.thread_id from unnest(named_ids) i(hash) on conflict do nothing;
  update threads t set message_count = t.message_count + 1, last_message_at = greatest(t.last_message_at, m.sent_at),
      subject = coalesce(nullif(t.subject, ''), m.subject)
    where t.org_id = m.org_id and t.id = m.thread_id;
END $$;
--> statement-breakpoint
DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
    AND p.proname IN ('record_event', 'keep_mail')
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO threadline_app, threadline_worker', f);
  END LOOP;
END $$;
