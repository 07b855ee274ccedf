-- Read as the hours that it sums up, and written by the job alone.
ALTER TABLE report_person_category_hours ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE report_person_category_hours FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON report_person_category_hours TO threadline_app, threadline_worker
  USING (org_id = (select app_org())) WITH CHECK (org_id = (select app_org()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON report_person_category_hours TO threadline_app, threadline_worker;
--> statement-breakpoint
GRANT SELECT ON report_person_category_hours TO threadline_backup;
--> statement-breakpoint
CREATE POLICY scope ON report_person_category_hours AS RESTRICTIVE FOR SELECT TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system') or person_id = (select app_person())
    or ((select app_role()) = 'member' and person_id = any ((select approved_people())::uuid[])));
--> statement-breakpoint
CREATE POLICY add_scope ON report_person_category_hours AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
  WITH CHECK ((select app_role()) = 'system');
--> statement-breakpoint
CREATE POLICY change_scope ON report_person_category_hours AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system');
--> statement-breakpoint
CREATE POLICY remove_scope ON report_person_category_hours AS RESTRICTIVE FOR DELETE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system');
--> statement-breakpoint
-- Months that were summed up before this table was there are summed up once more.
ALTER TABLE report_states NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE report_states SET summed_from = 'infinity';
--> statement-breakpoint
ALTER TABLE report_states FORCE ROW LEVEL SECURITY;
