-- Of whose mail something is to go is known to its owner and the product, and of shared mail to those who administer.
ALTER TABLE mail_purges ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE mail_purges FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON mail_purges TO threadline_app, threadline_worker
  USING (org_id = (select app_org())) WITH CHECK (org_id = (select app_org()));
--> statement-breakpoint
CREATE POLICY scope ON mail_purges AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system' OR owner_id = (select app_person())
    OR (owner_id IS NULL AND (select app_role()) IN ('owner', 'admin')));
--> statement-breakpoint
GRANT SELECT ON mail_purges TO threadline_backup;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON mail_purges TO threadline_app, threadline_worker;
--> statement-breakpoint
-- A person's mailbox is set by that person and the product alone: whoever could make it shared, or their own, could read it.
CREATE POLICY own_settings ON mailboxes AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system' OR owner_id = (select app_person())
    OR (owner_id IS NULL AND (select app_role()) IN ('owner', 'admin')))
  WITH CHECK ((select app_role()) = 'system' OR owner_id = (select app_person())
    OR (owner_id IS NULL AND (select app_role()) IN ('owner', 'admin')));
--> statement-breakpoint
CREATE POLICY own_addition ON mailboxes AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
  WITH CHECK ((select app_role()) = 'system' OR owner_id = (select app_person())
    OR (owner_id IS NULL AND (select app_role()) IN ('owner', 'admin')));
--> statement-breakpoint
-- Mailboxes whose contents the asker may know of: their own, and those that are nobody's own.
CREATE FUNCTION known_mailboxes() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select coalesce(array_agg(b.id), '{}') from mailboxes b
    where b.org_id = app_org() and (b.owner_id = app_person() or b.owner_id is null)
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION known_mailboxes() OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION known_mailboxes() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION known_mailboxes() TO threadline_app, threadline_worker;
--> statement-breakpoint
-- Which mail lies in whose own mailbox is known to its owner; a copy, which opens a mail to a mailbox's owner, is made by
-- the product alone.
CREATE POLICY scope ON mailbox_messages AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system' OR mailbox_id = ANY ((select known_mailboxes())::uuid[]))
  WITH CHECK ((select app_role()) = 'system');
