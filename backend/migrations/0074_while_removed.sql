-- Nobody comes into an organisation that is being deleted, by whatever way: not by single sign-on, nor by what was under way.
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION find_sso_connections(asked text) RETURNS TABLE (org_id uuid, id uuid, organisation text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select c.org_id, c.id, o.name, c.name
  from sso_connections c join organisations o on o.id = c.org_id
  where c.enabled_at is not null and c.removed_at is null
    and not exists (select from organisation_removals r where r.org_id = c.org_id)
    and (o.slug = asked or exists (select from sso_domains d
      where d.org_id = c.org_id and d.connection_id = c.id and d.domain = asked and d.verified_at is not null))
  order by o.name, c.name, c.id limit 20
$$;
--> statement-breakpoint
-- After the foreign key has waited for a deletion that is under way, hence it sees its mark.
CREATE FUNCTION refuse_people_while_removed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.suspended_at IS NULL AND EXISTS (SELECT FROM organisation_removals r WHERE r.org_id = NEW.org_id) THEN
    RAISE EXCEPTION 'This organisation is being deleted.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN null;
END $$;
--> statement-breakpoint
ALTER FUNCTION refuse_people_while_removed() OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
CREATE TRIGGER while_removed AFTER INSERT OR UPDATE OF suspended_at ON people
  FOR EACH ROW EXECUTE FUNCTION refuse_people_while_removed();
--> statement-breakpoint
REVOKE ALL ON FUNCTION refuse_people_while_removed() FROM PUBLIC;
