-- Who may read what was merged and what lies in the bin, and how a customer in the bin is out of everybody's sight.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['merges', 'merge_moves', 'bin_items']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO threadline_app, threadline_worker
      USING (org_id = (select app_org())) WITH CHECK (org_id = (select app_org()))', t);
    EXECUTE format('GRANT SELECT ON %I TO threadline_backup', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON merges, bin_items TO threadline_app, threadline_worker;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON merge_moves TO threadline_app, threadline_worker;
--> statement-breakpoint
CREATE POLICY scope ON merges AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system'));
--> statement-breakpoint
-- Whole rows are remembered there, whoever may read them where they came from: only the product itself looks.
CREATE POLICY scope ON merge_moves AS RESTRICTIVE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system');
--> statement-breakpoint
CREATE POLICY scope ON bin_items AS RESTRICTIVE FOR SELECT TO threadline_app, threadline_worker
  USING ((select app_role()) in ('owner', 'admin', 'system')
    or ((select app_role()) in ('member', 'contractor') and removed_by = (select app_person())));
--> statement-breakpoint
CREATE POLICY add_scope ON bin_items AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
  WITH CHECK ((select app_role()) = 'system'
    or ((select app_role()) not in ('read_only', 'portal') and removed_by = (select app_person())));
--> statement-breakpoint
CREATE POLICY change_scope ON bin_items AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system');
--> statement-breakpoint
CREATE POLICY remove_scope ON bin_items AS RESTRICTIVE FOR DELETE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system');
--> statement-breakpoint
CREATE POLICY lookup ON merges FOR SELECT TO threadline_lookup USING (true);
--> statement-breakpoint
GRANT SELECT (org_id, kind, gone_id, kept_id, undone_at) ON merges TO threadline_lookup;
--> statement-breakpoint
-- Into what a record was merged, through any number of merges; the id alone, and its rows are read by the asker's rights.
CREATE FUNCTION merged_into(of_kind text, asked uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  with recursive steps(id, depth) as (
    select m.kept_id, 1 from merges m
      where m.org_id = app_org() and m.kind = of_kind and m.gone_id = asked and m.undone_at is null
    union all
    select m.kept_id, s.depth + 1 from steps s join merges m
      on m.org_id = app_org() and m.kind = of_kind and m.gone_id = s.id and m.undone_at is null
      where s.depth < 100)
  select id from steps order by depth desc limit 1
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION merged_into(text, uuid) OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION merged_into(text, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION merged_into(text, uuid) TO threadline_app, threadline_worker;
--> statement-breakpoint
ALTER POLICY scope ON customers USING (CASE (select app_role())
  WHEN 'owner' THEN removed_at IS NULL WHEN 'admin' THEN removed_at IS NULL WHEN 'read_only' THEN removed_at IS NULL
  WHEN 'system' THEN true
  WHEN 'member' THEN removed_at IS NULL AND id IN (select unnest(assigned_customers()))
  WHEN 'contractor' THEN removed_at IS NULL AND id IN (select unnest(customers_in_scope())) ELSE false END);
