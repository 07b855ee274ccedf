-- The scopes say the same as before in a form of a third of the size: one look at the role, and what is assigned comes from
-- functions. A policy stands in every plan of its table, and each of its questions is set up at every run, asked or not.
CREATE OR REPLACE FUNCTION assigned_tasks() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select coalesce(array_agg(t.id), '{}') from tasks t
    where t.org_id = app_org() and t.assignee_id = app_person() and t.removed_at is null
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION assigned_tasks() OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION assigned_tasks() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION assigned_tasks() TO threadline_app, threadline_worker;
--> statement-breakpoint
ALTER POLICY scope ON customers USING (CASE (select app_role())
  WHEN 'owner' THEN true WHEN 'admin' THEN true WHEN 'read_only' THEN true WHEN 'system' THEN true
  WHEN 'member' THEN id IN (select unnest(assigned_customers()))
  WHEN 'contractor' THEN id IN (select unnest(customers_in_scope())) ELSE false END);
--> statement-breakpoint
ALTER POLICY write_scope ON customers USING (CASE (select app_role())
  WHEN 'owner' THEN true WHEN 'admin' THEN true WHEN 'system' THEN true
  WHEN 'member' THEN id IN (select unnest(assigned_customers())) ELSE false END);
--> statement-breakpoint
ALTER POLICY scope ON follow_ups USING (CASE (select app_role())
  WHEN 'owner' THEN true WHEN 'admin' THEN true WHEN 'read_only' THEN true WHEN 'system' THEN true
  WHEN 'member' THEN customer_id IN (select unnest(assigned_customers()))
  WHEN 'contractor' THEN assignee_id = (select app_person()) ELSE false END);
--> statement-breakpoint
ALTER POLICY scope ON interactions USING (CASE (select app_role())
  WHEN 'owner' THEN true WHEN 'admin' THEN true WHEN 'read_only' THEN true WHEN 'system' THEN true
  WHEN 'member' THEN customer_id IN (select unnest(assigned_customers())) ELSE false END);
--> statement-breakpoint
ALTER POLICY scope ON internal_notes USING (CASE (select app_role())
  WHEN 'owner' THEN true WHEN 'admin' THEN true WHEN 'system' THEN true
  WHEN 'read_only' THEN NOT sensitive
  WHEN 'member' THEN customer_id IN (select unnest(assigned_customers()))
  WHEN 'contractor' THEN NOT sensitive AND task_id IN (select unnest(assigned_tasks())) ELSE false END);
--> statement-breakpoint
ALTER POLICY scope ON sender_rules USING (customer_id IS NULL OR CASE (select app_role())
  WHEN 'owner' THEN true WHEN 'admin' THEN true WHEN 'read_only' THEN true WHEN 'system' THEN true
  WHEN 'member' THEN customer_id IN (select unnest(assigned_customers())) ELSE false END);
--> statement-breakpoint
ALTER POLICY scope ON tasks USING (CASE (select app_role())
  WHEN 'owner' THEN true WHEN 'admin' THEN true WHEN 'read_only' THEN true WHEN 'system' THEN true
  WHEN 'member' THEN customer_id IN (select unnest(assigned_customers()))
  WHEN 'contractor' THEN assignee_id = (select app_person()) ELSE false END);
--> statement-breakpoint
ALTER POLICY scope ON thread_customer_links USING (CASE (select app_role())
  WHEN 'owner' THEN true WHEN 'admin' THEN true WHEN 'read_only' THEN true WHEN 'system' THEN true
  WHEN 'member' THEN customer_id IN (select unnest(assigned_customers())) ELSE false END);
--> statement-breakpoint
ALTER POLICY scope ON timeline_entries USING (CASE (select app_role())
  WHEN 'system' THEN true
  WHEN 'owner' THEN visible_to IS NULL OR visible_to = (select app_person())
  WHEN 'admin' THEN visible_to IS NULL OR visible_to = (select app_person())
  WHEN 'read_only' THEN (visible_to IS NULL OR visible_to = (select app_person())) AND NOT sensitive
    AND (kind <> 'email' OR customer_id IN (select unnest(assigned_customers())))
  WHEN 'member' THEN (visible_to IS NULL OR visible_to = (select app_person()))
    AND customer_id IN (select unnest(assigned_customers()))
  WHEN 'contractor' THEN (visible_to IS NULL OR visible_to = (select app_person())) AND NOT sensitive
    AND task_id IN (select unnest(assigned_tasks())) ELSE false END);
