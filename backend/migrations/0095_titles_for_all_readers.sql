-- A subject without the marks of answers and forwards, roughly: enough to tell whether two mails are called alike.
CREATE FUNCTION bare_subject(subject text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  select regexp_replace(lower(btrim(subject)), '^([[:alpha:]]{1,8}(\s?\[\d{1,3}\])?\s?[:：]\s*)+', '')
$$;
--> statement-breakpoint
-- What a thread is called: by the first of its shared mails. Where all lie in people's own mailboxes, by the first whose
-- subject stands in each of these, since each owner reads it.
CREATE OR REPLACE FUNCTION thread_title(thread uuid) RETURNS text LANGUAGE sql STABLE AS $$
  select coalesce((select m.subject from messages m
    where m.org_id = app_org() and m.thread_id = thread and m.subject <> ''
      and (m.shared or not exists (select 1 from messages s where s.org_id = m.org_id and s.thread_id = thread and s.shared)
        and not exists (select 1 from messages o
          join mailbox_messages c on c.org_id = o.org_id and c.message_id = o.id
          where o.org_id = m.org_id and o.thread_id = thread and not exists (select 1 from messages s
            join mailbox_messages d on d.org_id = s.org_id and d.message_id = s.id
            where s.org_id = m.org_id and s.thread_id = thread and d.mailbox_id = c.mailbox_id
              and bare_subject(s.subject) = bare_subject(m.subject))))
    order by m.sent_at nulls last, m.id limit 1), '')
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION bare_subject(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION bare_subject(text) TO threadline_app, threadline_worker;
