-- Those of some domains that the organisation knows nobody at: no customer, no contact, and no mail that is shared or the
-- asker's own. While there is hardly any mail, every domain is new, and none is told. Answers with what was asked, and no more.
CREATE FUNCTION unknown_domains(asked text[]) RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  org uuid := app_org();
  own uuid[] := own_mailboxes();
BEGIN
  IF (select count(*) from (select 1 from messages m where m.org_id = org limit 20) few) < 20 THEN RETURN '{}'; END IF;
  RETURN array(select a.domain from unnest(asked) a(domain)
    where not exists (select 1 from customer_domains d where d.org_id = org and (d.domain = a.domain or a.domain like '%.' || d.domain))
      and not exists (select 1 from contact_addresses c where c.org_id = org and split_part(c.address, '@', 2) = a.domain)
      and not exists (select 1 from message_participants p join messages m on m.org_id = p.org_id and m.id = p.message_id
        where p.org_id = org and split_part(p.address, '@', 2) = a.domain and (m.shared or exists (select 1 from mailbox_messages b
          where b.org_id = m.org_id and b.message_id = m.id and b.mailbox_id = any(own)))));
END $$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION unknown_domains(text[]) OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION unknown_domains(text[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION unknown_domains(text[]) TO threadline_app, threadline_worker;
