-- Connected mailboxes and what hangs on them. Nobody but its owner, and the product itself, learns which folders a personal
-- mailbox has, what lies in it, and whose mail its owner does not want to be kept: admins neither.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['canned_responses', 'mail_blobs', 'mail_blocks', 'mail_clients', 'mail_connections', 'mail_draft_files',
    'mail_drafts', 'mail_folders', 'mailbox_people', 'meeting_people', 'meetings', 'message_attachments', 'promises',
    'relink_batches', 'remote_messages', 'thread_changes']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO threadline_app, threadline_worker
      USING (org_id = (select app_org())) WITH CHECK (org_id = (select app_org()))', t);
    EXECUTE format('GRANT SELECT ON %I TO threadline_backup', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO threadline_app, threadline_worker', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- What the asker may set of a mailbox: their own, and as owner or admin all; its mail is another matter.
CREATE FUNCTION settable_mailboxes() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select coalesce(array_agg(b.id), '{}') from mailboxes b
    where b.org_id = app_org() and (app_role() in ('owner', 'admin') or b.owner_id = app_person())
$$;
--> statement-breakpoint
-- Whose folders and mails the asker may look at: their own, and as owner or admin shared ones.
CREATE FUNCTION open_mailboxes() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select coalesce(array_agg(b.id), '{}') from mailboxes b
    where b.org_id = app_org() and (b.owner_id = app_person() or b.owner_id is null and app_role() in ('owner', 'admin'))
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION settable_mailboxes() OWNER TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION open_mailboxes() OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION settable_mailboxes(), open_mailboxes() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION settable_mailboxes(), open_mailboxes() TO threadline_app, threadline_worker;
--> statement-breakpoint
CREATE POLICY scope ON mailbox_people AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) IN ('owner', 'admin', 'member', 'read_only', 'system'))
  WITH CHECK ((select app_role()) IN ('owner', 'admin', 'system'));
--> statement-breakpoint
CREATE POLICY scope ON mail_blocks AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system' OR person_id = (select app_person())
    OR (mailbox_id IS NOT NULL AND (select app_role()) IN ('owner', 'admin')));
--> statement-breakpoint
CREATE POLICY scope ON mail_clients AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) IN ('owner', 'admin', 'member', 'system'))
  WITH CHECK ((select app_role()) IN ('owner', 'admin', 'system'));
--> statement-breakpoint
CREATE POLICY scope ON mail_connections AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system' OR mailbox_id = ANY ((select settable_mailboxes())::uuid[]));
--> statement-breakpoint
CREATE POLICY scope ON mail_folders AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system' OR mailbox_id = ANY ((select open_mailboxes())::uuid[]));
--> statement-breakpoint
CREATE POLICY scope ON remote_messages AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system' OR mailbox_id = ANY ((select open_mailboxes())::uuid[]));
--> statement-breakpoint
-- A draft is its writer's alone.
CREATE POLICY scope ON mail_drafts AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system'
    OR (author_id = (select app_person()) AND (select app_role()) IN ('owner', 'admin', 'member')));
--> statement-breakpoint
CREATE POLICY scope ON mail_draft_files AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system' OR EXISTS (select 1 from mail_drafts d
    where d.org_id = mail_draft_files.org_id and d.id = mail_draft_files.draft_id));
--> statement-breakpoint
CREATE POLICY scope ON canned_responses AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system' OR owner_id = (select app_person())
    OR (owner_id IS NULL AND (select app_role()) IN ('owner', 'admin', 'member', 'read_only')))
  WITH CHECK ((select app_role()) = 'system' OR (owner_id = (select app_person()) AND (select app_role()) IN ('owner', 'admin', 'member'))
    OR (owner_id IS NULL AND (select app_role()) IN ('owner', 'admin')));
--> statement-breakpoint
-- What stands on a mail is seen with the mail.
CREATE POLICY scope ON message_attachments AS RESTRICTIVE FOR SELECT TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system' OR EXISTS (select 1 from messages m
    where m.org_id = message_attachments.org_id and m.id = message_attachments.message_id));
--> statement-breakpoint
CREATE POLICY scope ON meetings AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system' OR EXISTS (select 1 from messages m
    where m.org_id = meetings.org_id and m.id = meetings.message_id));
--> statement-breakpoint
CREATE POLICY scope ON meeting_people AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system' OR EXISTS (select 1 from meetings g
    where g.org_id = meeting_people.org_id and g.id = meeting_people.meeting_id));
--> statement-breakpoint
CREATE POLICY scope ON promises AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system' OR EXISTS (select 1 from messages m
    where m.org_id = promises.org_id and m.id = promises.message_id));
--> statement-breakpoint
-- Bytes are reached through the mail or the draft that they hang on; whoever reads no mail at all sees none of them.
CREATE POLICY scope ON mail_blobs AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) IN ('owner', 'admin', 'member', 'read_only', 'system'));
--> statement-breakpoint
CREATE POLICY scope ON relink_batches AS RESTRICTIVE TO threadline_app, threadline_worker
  USING (CASE (select app_role())
    WHEN 'owner' THEN true WHEN 'admin' THEN true WHEN 'system' THEN true
    WHEN 'member' THEN customer_id IN (select unnest(assigned_customers())) ELSE false END);
--> statement-breakpoint
CREATE POLICY scope ON thread_changes AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) IN ('owner', 'admin', 'system') OR actor_id = (select app_person()));
