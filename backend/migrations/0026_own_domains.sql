-- The organisation's own domains, one step along an index for each: a large team has hundreds of addresses in a few of them.
-- Runs as the role without policies, before which the index on an expression may not be searched; it answers for the asker's
-- organisation alone.
CREATE FUNCTION own_domains() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  org uuid := app_org();
BEGIN
  return (with recursive of_people(domain) as (
      (select split_part(p.email, '@', 2) from people p where p.org_id = org and p.role in ('owner', 'admin', 'member')
        order by split_part(p.email, '@', 2) limit 1)
      union all
      select (select split_part(p.email, '@', 2) from people p where p.org_id = org and p.role in ('owner', 'admin', 'member')
        and split_part(p.email, '@', 2) > o.domain order by split_part(p.email, '@', 2) limit 1) from of_people o where o.domain is not null
    ), of_mailboxes(domain) as (
      (select split_part(m.address, '@', 2) from mailboxes m where m.org_id = org order by split_part(m.address, '@', 2) limit 1)
      union all
      select (select split_part(m.address, '@', 2) from mailboxes m where m.org_id = org
        and split_part(m.address, '@', 2) > o.domain order by split_part(m.address, '@', 2) limit 1) from of_mailboxes o where o.domain is not null
    ) select array_agg(domain) from (select domain from of_people union select domain from of_mailboxes) own where domain is not null);
END $$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION own_domains() OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION own_domains() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION own_domains() TO threadline_app, threadline_worker;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION outside_people(people json) RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
  org uuid := app_org();
  own_domains text[] := own_domains();
  addresses text[] := array(select e->>'address' from json_array_elements(people) e);
  team text[];
BEGIN
  team := array(select p.email from people p where p.org_id = org and p.email = any(addresses)
    union all select m.address from mailboxes m where m.org_id = org and m.address = any(addresses));
  return (select coalesce(json_agg(e.person order by e.position), '[]') from json_array_elements(people) with ordinality e(person, position)
    where not e.person->>'address' = any(team)
      and (e.person->>'domain' is null or not exists (select 1 from unnest(own_domains) own
        where own = e.person->>'domain' or right(own, length(e.person->>'domain') + 1) = '.' || (e.person->>'domain'))));
END $$;
