-- An application's sealed secret is read by who sets it, and by the product itself.
ALTER POLICY scope ON mail_clients USING ((select app_role()) IN ('owner', 'admin', 'system'));
--> statement-breakpoint
-- Who works in a shared mailbox is read by the team, and decided by owners and admins: for ending it as for adding.
CREATE POLICY change_scope ON mailbox_people AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
  USING ((select app_role()) IN ('owner', 'admin', 'system'));
--> statement-breakpoint
CREATE POLICY end_scope ON mailbox_people AS RESTRICTIVE FOR DELETE TO threadline_app, threadline_worker
  USING ((select app_role()) IN ('owner', 'admin', 'system'));
