ALTER TABLE "messages" ADD COLUMN "calendar" jsonb;
--> statement-breakpoint
-- As before, with what invitations say.
CREATE OR REPLACE FUNCTION keep_mails(new_threads json, mails json, people json, copies json, own_ids json, named_ids json,
  changed json, rewritten json, files json, titled uuid[])
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  insert into threads (org_id, id, subject, canonical_subject, created_by, created_at)
    select t.org_id, t.id, t.subject, t.canonical_subject, t.created_by, t.created_at
    from json_populate_recordset(null::threads, new_threads) t;
  insert into messages (org_id, id, thread_id, rfc_message_id, message_id_hash, content_hash, sent_at, from_address, from_name,
      subject, snippet, body, attachments, outgoing, automatic, kind, tier, visible_text, forwarded_from, bounce, calendar, in_reply_to,
      reference_ids, raw_hash, variant_of, flags, shared, stored_at)
    select m.org_id, m.id, m.thread_id, m.rfc_message_id, m.message_id_hash, m.content_hash, m.sent_at, m.from_address, m.from_name,
      m.subject, m.snippet, m.body, m.attachments, m.outgoing, m.automatic, m.kind, m.tier, m.visible_text, m.forwarded_from,
      m.bounce, m.calendar, m.in_reply_to, m.reference_ids, m.raw_hash, m.variant_of, m.flags, m.shared, m.stored_at
    from json_populate_recordset(null::messages, mails) m;
  insert into message_participants (org_id, message_id, position, role, address, name)
    select p.org_id, p.message_id, p.position, p.role, p.address, p.name
    from json_populate_recordset(null::message_participants, people) p;
  insert into mailbox_messages (org_id, mailbox_id, message_id, tier, labels, created_at)
    select c.org_id, c.mailbox_id, c.message_id, c.tier, c.labels, c.created_at
    from json_populate_recordset(null::mailbox_messages, copies) c
    on conflict (org_id, mailbox_id, message_id) do update set tier = excluded.tier, labels = excluded.labels, gone_at = null;
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
  if json_array_length(changed) > 0 then
    update messages m set shared = c.shared, tier = c.tier, raw_hash = c.raw_hash
      from json_populate_recordset(null::messages, changed) c where m.org_id = app_org() and m.id = c.id;
  end if;
  if json_array_length(rewritten) > 0 then
    update messages m set subject = c.subject, snippet = c.snippet, body = c.body, visible_text = c.visible_text,
        attachments = c.attachments, forwarded_from = c.forwarded_from, bounce = c.bounce, calendar = c.calendar
      from json_populate_recordset(null::messages, rewritten) c where m.org_id = app_org() and m.id = c.id;
    delete from message_attachments a using json_populate_recordset(null::messages, rewritten) c
      where a.org_id = app_org() and a.message_id = c.id;
  end if;
  insert into message_attachments (org_id, message_id, position, name, type, size, content_id, inline, blob_hash)
    select f.org_id, f.message_id, f.position, f.name, f.type, f.size, f.content_id, f.inline, f.blob_hash
    from json_populate_recordset(null::message_attachments, files) f;
  if cardinality(titled) > 0 then
    update threads t set subject = thread_title(t.id),
        canonical_subject = case when t.canonical_subject in ('') or t.canonical_subject like 'sha256:%' or thread_title(t.id) <> ''
          then t.canonical_subject else 'sha256:' || encode(sha256(convert_to(t.canonical_subject, 'UTF8')), 'hex') end
      where t.org_id = app_org() and t.id = any(titled);
  end if;
END $$;
