-- The customer whose name or domain resembles each label most. Trigrams are not found under row-level security
-- (their operators may leak), hence ids from a function that asks who asks.
CREATE FUNCTION resembling_customers(labels text[]) RETURNS TABLE (label text, customer_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select l.label, best.id from unnest(labels) l(label) cross join lateral (
    select found.id from (
      select c.id, similarity(lower(c.name), l.label) as likeness from customers c
      where c.org_id = app_org() and c.archived_at is null and lower(c.name) % l.label
      union all
      select d.customer_id, similarity(d.domain, l.label) from customer_domains d
      join customers c on c.org_id = d.org_id and c.id = d.customer_id and c.archived_at is null
      where d.org_id = app_org() and d.domain % l.label
    ) found order by found.likeness desc, found.id limit 1
  ) best where app_role() in ('owner', 'admin', 'system')
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION resembling_customers(text[]) OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION resembling_customers(text[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION resembling_customers(text[]) TO threadline_app, threadline_worker;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
