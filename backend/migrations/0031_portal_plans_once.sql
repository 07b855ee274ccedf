-- What the portal's policies ask, as functions whose plans a connection keeps: they run at every question of a guest.
CREATE OR REPLACE FUNCTION portal_customer() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  return (select c.id from customers c
    where c.org_id = app_org() and c.id = nullif(current_setting('app.customer_id', true), '')::uuid and c.archived_at is null
      and (app_role() = 'portal_preview' or (app_role() = 'portal' and exists (select 1
        from customer_contacts cc join contacts k on k.org_id = cc.org_id and k.id = cc.contact_id
        where cc.org_id = c.org_id and cc.customer_id = c.id and cc.contact_id = app_contact() and k.removed_at is null
          and not exists (select 1 from portal_guests g where g.org_id = cc.org_id and g.customer_id = cc.customer_id
            and g.contact_id = cc.contact_id and g.closed_at is not null)))));
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION portal_messages() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  organisation uuid := app_org();
  customer uuid := portal_customer();
BEGIN
  return array(select m.id
    from thread_shares s join messages m on m.org_id = s.org_id and m.thread_id = s.thread_id
    where s.org_id = organisation and s.customer_id = customer and s.removed_at is null
      and (m.shared or exists (select 1 from mailbox_messages mm
        join mailboxes b on b.org_id = mm.org_id and b.id = mm.mailbox_id
        where mm.org_id = m.org_id and mm.message_id = m.id and b.owner_id = s.shared_by))
      and exists (select 1 from message_participants p
        where p.org_id = m.org_id and p.message_id = m.id and p.role in ('from', 'to', 'cc')
          and (exists (select 1 from contact_addresses a
              join customer_contacts cc on cc.org_id = a.org_id and cc.contact_id = a.contact_id
              where a.org_id = p.org_id and a.address = p.address and cc.customer_id = customer)
            or exists (select 1 from customer_domains d where d.org_id = p.org_id and d.customer_id = customer
              and (split_part(p.address, '@', 2) = d.domain or split_part(p.address, '@', 2) like '%.' || d.domain)))));
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION find_portal_session(session_hash text) RETURNS TABLE (org_id uuid, customer_id uuid, contact_id uuid,
  expires_at timestamptz, ends_at timestamptz, last_seen_at timestamptz, previous_visit_at timestamptz, greeting json)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  return query select s.org_id, s.customer_id, s.contact_id, s.expires_at::timestamptz, s.ends_at::timestamptz,
    g.last_seen_at::timestamptz, g.previous_visit_at::timestamptz,
    json_build_object('name', k.name, 'company', json_build_object('id', c.id, 'name', c.name),
      'companies', (select json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name, o.id)
        from customer_contacts other join customers o on o.org_id = other.org_id and o.id = other.customer_id
        where other.org_id = s.org_id and other.contact_id = s.contact_id and o.archived_at is null
          and not exists (select 1 from portal_guests shut where shut.org_id = other.org_id
            and shut.customer_id = other.customer_id and shut.contact_id = other.contact_id and shut.closed_at is not null)),
      'slug', org.slug, 'organisation', org.name, 'timeZone', org.time_zone, 'accent', b.accent, 'logoHash', b.logo_hash,
      'digest', coalesce(g.digest, 'weekly'), 'language', coalesce(g.language, 'en'), 'welcomed', g.welcomed_at is not null)
  from portal_sessions s
    join organisations org on org.id = s.org_id
    join contacts k on k.org_id = s.org_id and k.id = s.contact_id and k.removed_at is null
    join customers c on c.org_id = s.org_id and c.id = s.customer_id and c.archived_at is null
    join customer_contacts cc on cc.org_id = s.org_id and cc.customer_id = s.customer_id and cc.contact_id = s.contact_id
    left join portal_guests g on g.org_id = s.org_id and g.customer_id = s.customer_id and g.contact_id = s.contact_id
    left join portal_brands b on b.org_id = s.org_id
  where s.id = session_hash and g.closed_at is null;
END $$;
