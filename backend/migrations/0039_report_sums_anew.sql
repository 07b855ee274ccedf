-- Says to every organisation what 0038 could not, since the owner of a table is bound by row-level security as well: sums
-- are made once more.
ALTER TABLE report_states NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE report_states SET summed_from = 'infinity';
--> statement-breakpoint
ALTER TABLE report_states FORCE ROW LEVEL SECURITY;
