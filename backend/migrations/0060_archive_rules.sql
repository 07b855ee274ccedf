-- Archives are made for those who answer for the organisation. Servers ask for them, workers make them.
ALTER TABLE archives ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE archives FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON archives TO threadline_app, threadline_worker
  USING (org_id = (select app_org())) WITH CHECK (org_id = (select app_org()));
--> statement-breakpoint
CREATE POLICY scope ON archives AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system'));
--> statement-breakpoint
GRANT SELECT ON archives TO threadline_app, threadline_worker, threadline_backup;
--> statement-breakpoint
GRANT INSERT (org_id, id, requested_by, requested_at, tables_done) ON archives TO threadline_app;
--> statement-breakpoint
GRANT UPDATE (tables_done, tables_all, finished_at, failed_at, rows, files, size, file_key, expires_at) ON archives
  TO threadline_worker;
