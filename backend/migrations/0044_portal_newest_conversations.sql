-- Which mails of the threads named here the customer may see: those in which their own people took part, as far as the one
-- who shared the thread read them. Threads that are not shared with the customer open nothing, whoever names them.
CREATE FUNCTION portal_visible(among uuid[], stored_after timestamptz DEFAULT '-infinity', latest_of_each integer DEFAULT NULL)
RETURNS TABLE (id uuid, thread_id uuid, at timestamptz, stored_at timestamptz)
LANGUAGE plpgsql STABLE ROWS 100 SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  organisation uuid := app_org();
  customer uuid := portal_customer();
  addresses text[];
  domains text[];
BEGIN
  if customer is null then return; end if;
  addresses := array(select a.address from customer_contacts cc
    join contact_addresses a on a.org_id = cc.org_id and a.contact_id = cc.contact_id
    where cc.org_id = organisation and cc.customer_id = customer);
  domains := array(select d.domain from customer_domains d where d.org_id = organisation and d.customer_id = customer);
  return query select m.id, m.thread_id, coalesce(m.sent_at, m.stored_at)::timestamptz, m.stored_at::timestamptz
    from unnest(among) t (thread_id)
      join thread_shares s on s.org_id = organisation and s.thread_id = t.thread_id and s.customer_id = customer
        and s.removed_at is null
      cross join lateral (select m.org_id, m.id, m.thread_id, m.sent_at, m.stored_at, m.shared from messages m
        where m.org_id = organisation and m.thread_id = t.thread_id and m.stored_at > stored_after
        order by m.sent_at desc limit latest_of_each) m
    where (m.shared or exists (select 1 from mailbox_messages mm
        join mailboxes b on b.org_id = mm.org_id and b.id = mm.mailbox_id
        where mm.org_id = m.org_id and mm.message_id = m.id and b.owner_id = s.shared_by))
      and exists (select 1 from message_participants p
        where p.org_id = organisation and p.message_id = m.id and p.role in ('from', 'to', 'cc')
          and (p.address in (select unnest(addresses)) or exists (select 1 from unnest(domains) d (domain)
            where split_part(p.address, '@', 2) = d.domain or split_part(p.address, '@', 2) like '%.' || d.domain)));
END $$;
--> statement-breakpoint
-- The lock on mails. Who reads a few threads says so in `app.portal_threads`, which takes away from what is shared and never
-- adds to it; where it is empty, all that is shared is open.
CREATE OR REPLACE FUNCTION portal_messages() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  narrowed uuid[] := nullif(current_setting('app.portal_threads', true), '')::uuid[];
BEGIN
  return array(select v.id from portal_visible(coalesce(narrowed, array(select s.thread_id from thread_shares s
    where s.org_id = app_org() and s.customer_id = portal_customer() and s.removed_at is null))) v);
END $$;
--> statement-breakpoint
-- Shared threads by their latest visible mail, newest first, after `before` where it is given. No visible mail is newer than
-- the newest one of its thread, so only as many threads are looked into as may still come first; hidden mail moves nothing.
-- Where all that are shared are fewer than `most`, they come in no order, and those without visible mail with them.
CREATE FUNCTION portal_newest_threads(most integer, before timestamptz DEFAULT NULL, before_id uuid DEFAULT NULL) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  organisation uuid := app_org();
  customer uuid := portal_customer();
  ids uuid[];
  tops timestamptz[];
  chunk uuid[];
  known uuid[];
  known_at timestamptz[];
  found_ids uuid[] := '{}';
  found_at timestamptz[] := '{}';
  taken integer := 0;
  size integer := greatest(most, 1);
  settled integer;
BEGIN
  -- Fewer than are asked for need no order: whoever shows them orders them by what may be seen.
  ids := array(select s.thread_id from thread_shares s
    where s.org_id = organisation and s.customer_id = customer and s.removed_at is null limit most);
  if before is null and cardinality(ids) < most then return ids; end if;
  -- A mail without a date stands first in the index: its thread is looked into as a whole.
  select coalesce(array_agg(t.thread_id order by t.top desc, t.thread_id desc), '{}'), array_agg(t.top order by t.top desc, t.thread_id desc)
    into ids, tops
    from (select s.thread_id, (select coalesce(m.sent_at, 'infinity') from messages m
        where m.org_id = s.org_id and m.thread_id = s.thread_id order by m.sent_at desc limit 1) as top
      from thread_shares s where s.org_id = organisation and s.customer_id = customer and s.removed_at is null) t
    where t.top is not null;
  if before is not null then
    size := size + (select count(*) from unnest(tops) top where top >= before);
  end if;
  while taken < cardinality(ids) loop
    chunk := ids[taken + 1 : taken + size];
    select coalesce(array_agg(v.thread_id), '{}'), coalesce(array_agg(v.at), '{}') into known, known_at
      from portal_visible(array(select t.id from unnest(chunk, tops[taken + 1 : taken + size]) t (id, top)
        where t.top < 'infinity'), latest_of_each => 1) v;
    chunk := array(select t.id from unnest(chunk) t (id) where t.id not in (select unnest(known)));
    if cardinality(chunk) > 0 then
      select known || coalesce(array_agg(v.thread_id), '{}'), known_at || coalesce(array_agg(v.at), '{}') into known, known_at
        from (select thread_id, max(at) as at from portal_visible(chunk) group by thread_id) v;
    end if;
    select found_ids || coalesce(array_agg(k.id), '{}'), found_at || coalesce(array_agg(k.at), '{}') into found_ids, found_at
      from unnest(known, known_at) k (id, at) where before is null or (k.at, k.id) < (before, before_id);
    taken := taken + size;
    settled := (select count(*) from unnest(found_ids, found_at) f (id, at)
      where (f.at, f.id) > (tops[taken + 1], ids[taken + 1]));
    exit when settled >= most;
    size := greatest(most - settled, 5);
  end loop;
  return array(select f.id from unnest(found_ids, found_at) f (id, at) order by f.at desc, f.id desc limit most);
END $$;
--> statement-breakpoint
-- Threads with visible mail that came after `since`, by its coming or by that of the share: of those named here, and of those
-- shared lately. The latest first.
CREATE FUNCTION portal_fresh_threads(among uuid[], since timestamptz, most integer) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  customer uuid := portal_customer();
  lately uuid[] := array(select s.thread_id from thread_shares s where s.org_id = app_org() and s.customer_id = customer
    and s.removed_at is null and s.shared_at > since order by s.shared_at desc, s.thread_id desc limit 100);
BEGIN
  return array(select f.thread_id
    from (select v.thread_id, v.stored_at as came_at from portal_visible(among, since) v
      union all select v.thread_id, greatest(v.stored_at, s.shared_at) from portal_visible(lately) v
        join thread_shares s on s.org_id = app_org() and s.thread_id = v.thread_id and s.customer_id = customer) f
    group by f.thread_id order by max(f.came_at) desc, f.thread_id desc limit most);
END $$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
    AND p.proname IN ('portal_visible', 'portal_newest_threads', 'portal_fresh_threads')
  LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO threadline_lookup', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION portal_newest_threads(integer, timestamptz, uuid), portal_fresh_threads(uuid[], timestamptz, integer)
  TO threadline_portal;
