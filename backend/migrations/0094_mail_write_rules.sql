-- Who sees something of a mail does not change it by that. What the product makes of mail, it alone writes; people decide
-- about promises, keep texts, link history and arrange conversations; those who only read, and contractors, none of it.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['meeting_people', 'meetings', 'mail_folders', 'message_attachments', 'remote_messages']
  LOOP
    EXECUTE format('CREATE POLICY add_scope ON %I AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
      WITH CHECK ((select app_role()) = ''system'')', t);
    EXECUTE format('CREATE POLICY change_scope ON %I AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
      USING ((select app_role()) = ''system'')', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['meeting_people', 'meetings', 'mail_blobs', 'mail_folders', 'message_attachments', 'promises',
    'relink_batches', 'remote_messages', 'thread_changes']
  LOOP
    EXECUTE format('CREATE POLICY remove_scope ON %I AS RESTRICTIVE FOR DELETE TO threadline_app, threadline_worker
      USING ((select app_role()) = ''system'')', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['mail_blobs', 'relink_batches', 'thread_changes']
  LOOP
    EXECUTE format('CREATE POLICY add_scope ON %I AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
      WITH CHECK ((select app_role()) IN (''owner'', ''admin'', ''member'', ''system''))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['promises', 'relink_batches', 'thread_changes']
  LOOP
    EXECUTE format('CREATE POLICY change_scope ON %I AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
      USING ((select app_role()) IN (''owner'', ''admin'', ''member'', ''system''))', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY add_scope ON promises AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
  WITH CHECK ((select app_role()) = 'system');
--> statement-breakpoint
CREATE POLICY change_scope ON mail_blobs AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system');
--> statement-breakpoint
CREATE POLICY change_scope ON canned_responses AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
  USING ((select app_role()) IN ('owner', 'admin', 'system')
    OR (owner_id = (select app_person()) AND (select app_role()) = 'member'));
--> statement-breakpoint
CREATE POLICY remove_scope ON canned_responses AS RESTRICTIVE FOR DELETE TO threadline_app, threadline_worker
  USING ((select app_role()) IN ('owner', 'admin', 'system')
    OR (owner_id = (select app_person()) AND (select app_role()) = 'member'));
--> statement-breakpoint
-- A mailbox of one's own is set, and its mail let go, by those who may have one.
CREATE POLICY add_scope ON mail_purges AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
  WITH CHECK ((select app_role()) IN ('owner', 'admin', 'member', 'system'));
--> statement-breakpoint
CREATE POLICY change_scope ON mail_purges AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
  USING ((select app_role()) IN ('owner', 'admin', 'member', 'system'));
--> statement-breakpoint
CREATE POLICY remove_scope ON mail_purges AS RESTRICTIVE FOR DELETE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system');
