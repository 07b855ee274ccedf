-- Who handed what over to whom is for those who manage people. Rows come and go, and never change.
ALTER TABLE handed_items ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE handed_items FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON handed_items TO threadline_app, threadline_worker
  USING (org_id = (select app_org())) WITH CHECK (org_id = (select app_org()));
--> statement-breakpoint
CREATE POLICY scope ON handed_items AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system'));
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON handed_items TO threadline_app, threadline_worker;
--> statement-breakpoint
GRANT SELECT ON handed_items TO threadline_backup;
