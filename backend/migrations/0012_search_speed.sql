-- A function may name a setting of pg_trgm only in a session that has loaded it.
DO $$ BEGIN PERFORM similarity('a', 'a'); END $$;
--> statement-breakpoint
-- Contacts that the role reaches, found by index; null stands for all of the organisation.
CREATE FUNCTION contacts_in_scope() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select case when scope.mine is not null then array(select distinct cc.contact_id from customer_contacts cc
    where cc.org_id = app_org() and cc.customer_id = any (scope.mine)) end
  from (select customers_in_scope() as mine) scope
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION contacts_in_scope() OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION contacts_in_scope() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION contacts_in_scope() TO threadline_app, threadline_worker;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
-- The same scopes as before, asked once per statement: as subqueries they read every contact of the organisation.
ALTER POLICY scope ON customer_contacts
  USING ((select app_role()) in ('owner', 'admin', 'read_only', 'system')
    or customer_id = any ((select customers_in_scope())::uuid[]));
--> statement-breakpoint
ALTER POLICY scope ON contacts
  USING ((select app_role()) in ('owner', 'admin', 'read_only', 'system')
    or id = any ((select contacts_in_scope())::uuid[]));
--> statement-breakpoint
ALTER POLICY write_scope ON contacts
  USING ((select app_role()) in ('owner', 'admin', 'system')
    or ((select app_role()) = 'member' and id = any ((select contacts_in_scope())::uuid[])));
--> statement-breakpoint
ALTER POLICY scope ON contact_addresses
  USING ((select app_role()) in ('owner', 'admin', 'read_only', 'system')
    or ((select app_role()) = 'member' and contact_id = any ((select contacts_in_scope())::uuid[])));
--> statement-breakpoint
-- Customers by name and domain, and through their people where asked. A beginning beats an inner match, which beats
-- likeness; each later step runs only when the ones before did not fill the page.
CREATE OR REPLACE FUNCTION search_customers(wanted text, most integer, in_archive boolean, through_people boolean)
RETURNS TABLE (id uuid, rank bigint)
LANGUAGE plpgsql STABLE ROWS 8 SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.45 AS $$
#variable_conflict use_column
DECLARE
  org uuid := app_org();
  mine uuid[] := customers_in_scope();
  word text := lower(trim(wanted));
  beyond text := word || chr(1114111);
  pattern text := like_pattern(word);
  long boolean := length(word) > 2;
  candidates integer := greatest(most, 200);
  domains boolean := app_role() <> 'contractor';
  people boolean := through_people and app_role() <> 'contractor';
BEGIN
  IF word = '' THEN RETURN; END IF;
  RETURN QUERY
  WITH direct (id, score) AS (
    (SELECT c.id, 5.0 AS score FROM customers c
      WHERE c.org_id = org AND c.name_key ~>=~ word AND c.name_key ~<~ beyond
        AND (c.archived_at IS NOT NULL) = in_archive AND (mine IS NULL OR c.id = ANY (mine))
      ORDER BY c.name_key USING ~<~ LIMIT most)
    UNION ALL
    (SELECT d.customer_id, 4.5 FROM customer_domains d
      WHERE domains AND d.org_id = org AND d.domain ~>=~ word AND d.domain ~<~ beyond
        AND (mine IS NULL OR d.customer_id = ANY (mine)) LIMIT most)
    UNION ALL
    (SELECT cc.customer_id, 3.5 FROM contacts p JOIN customer_contacts cc ON cc.org_id = org AND cc.contact_id = p.id
      WHERE people AND p.org_id = org AND p.name_key ~>=~ word AND p.name_key ~<~ beyond AND p.removed_at IS NULL
        AND (mine IS NULL OR cc.customer_id = ANY (mine)) LIMIT most)
    UNION ALL
    (SELECT cc.customer_id, 3.5 FROM contact_addresses a
      JOIN contacts p ON p.org_id = org AND p.id = a.contact_id AND p.removed_at IS NULL
      JOIN customer_contacts cc ON cc.org_id = org AND cc.contact_id = a.contact_id
      WHERE people AND a.org_id = org AND a.address ~>=~ word AND a.address ~<~ beyond
        AND (mine IS NULL OR cc.customer_id = ANY (mine)) LIMIT most)
    UNION ALL
    (SELECT c.id, CASE WHEN strpos(c.name_key, ' ' || word) > 0 THEN 4.0 ELSE 3.0 END FROM customers c
      WHERE long AND c.org_id = org AND c.name_key LIKE pattern AND (c.archived_at IS NOT NULL) = in_archive
        AND (mine IS NULL OR c.id = ANY (mine)) LIMIT most)
    UNION ALL
    (SELECT d.customer_id, 2.5 FROM customer_domains d
      WHERE domains AND long AND d.org_id = org AND d.domain LIKE pattern
        AND (mine IS NULL OR d.customer_id = ANY (mine)) LIMIT most)
    UNION ALL
    (SELECT cc.customer_id, 2.5 FROM contacts p JOIN customer_contacts cc ON cc.org_id = org AND cc.contact_id = p.id
      WHERE people AND long AND p.org_id = org AND p.name_key LIKE pattern AND p.removed_at IS NULL
        AND (mine IS NULL OR cc.customer_id = ANY (mine)) LIMIT most)
    UNION ALL
    (SELECT cc.customer_id, 2.5 FROM contact_addresses a
      JOIN contacts p ON p.org_id = org AND p.id = a.contact_id AND p.removed_at IS NULL
      JOIN customer_contacts cc ON cc.org_id = org AND cc.contact_id = a.contact_id
      WHERE people AND long AND a.org_id = org AND a.address LIKE pattern
        AND (mine IS NULL OR cc.customer_id = ANY (mine)) LIMIT most)
  ), alike (id, score) AS (
    (SELECT c.id, 1.0 + word_similarity(word, c.name_key) FROM customers c
      WHERE long AND (SELECT count(DISTINCT id) FROM direct) < least(most, 5) AND c.org_id = org AND word <% c.name_key
        AND (c.archived_at IS NOT NULL) = in_archive AND (mine IS NULL OR c.id = ANY (mine)) LIMIT candidates)
    UNION ALL
    (SELECT cc.customer_id, 0.5 + word_similarity(word, p.name_key) FROM contacts p
      JOIN customer_contacts cc ON cc.org_id = org AND cc.contact_id = p.id
      WHERE people AND long AND (SELECT count(DISTINCT id) FROM direct) < least(most, 5) AND p.org_id = org AND word <% p.name_key
        AND p.removed_at IS NULL AND (mine IS NULL OR cc.customer_id = ANY (mine)) LIMIT candidates)
  ), slips AS (
    SELECT hit.id, 1.0 AS score FROM swapped_letters(word) slip CROSS JOIN LATERAL (
      SELECT c.id FROM customers c
      WHERE (SELECT count(*) FROM direct) = 0 AND c.org_id = org AND c.name_key LIKE like_pattern(slip)
        AND (c.archived_at IS NOT NULL) = in_archive AND (mine IS NULL OR c.id = ANY (mine)) LIMIT most) hit
  ), best AS (
    SELECT found.id, max(found.score) AS score
    FROM (SELECT * FROM direct UNION ALL SELECT * FROM alike UNION ALL SELECT * FROM slips) found GROUP BY found.id
  )
  SELECT best.id, row_number() OVER (ORDER BY best.score DESC, length(c.name_key), c.name_key, best.id)
  FROM best JOIN customers c ON c.org_id = org AND c.id = best.id AND (c.archived_at IS NOT NULL) = in_archive
  ORDER BY 2 LIMIT most;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_contacts(wanted text, most integer) RETURNS TABLE (id uuid, rank bigint)
LANGUAGE plpgsql STABLE ROWS 8 SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.45 AS $$
#variable_conflict use_column
DECLARE
  org uuid := app_org();
  mine uuid[] := contacts_in_scope();
  word text := lower(trim(wanted));
  beyond text := word || chr(1114111);
  pattern text := like_pattern(word);
  long boolean := length(word) > 2;
  candidates integer := greatest(most, 200);
  addresses boolean := app_role() <> 'contractor';
BEGIN
  IF word = '' THEN RETURN; END IF;
  RETURN QUERY
  WITH reach AS NOT MATERIALIZED (
    SELECT p.id, p.name_key FROM contacts p
    WHERE p.org_id = org AND p.removed_at IS NULL AND (mine IS NULL OR p.id = ANY (mine))
  ), direct (id, score) AS (
    (SELECT p.id, 5.0 AS score FROM reach p WHERE p.name_key ~>=~ word AND p.name_key ~<~ beyond
      ORDER BY p.name_key USING ~<~ LIMIT most)
    UNION ALL
    (SELECT p.id, 4.5 FROM contact_addresses a JOIN reach p ON p.id = a.contact_id
      WHERE addresses AND a.org_id = org AND a.address ~>=~ word AND a.address ~<~ beyond LIMIT most)
    UNION ALL
    (SELECT p.id, CASE WHEN strpos(p.name_key, ' ' || word) > 0 THEN 4.0 ELSE 3.0 END FROM reach p
      WHERE long AND p.name_key LIKE pattern LIMIT most)
    UNION ALL
    (SELECT p.id, 2.5 FROM contact_addresses a JOIN reach p ON p.id = a.contact_id
      WHERE addresses AND long AND a.org_id = org AND a.address LIKE pattern LIMIT most)
  ), alike (id, score) AS (
    SELECT p.id, 1.0 + word_similarity(word, p.name_key) FROM reach p
    WHERE long AND (SELECT count(DISTINCT id) FROM direct) < least(most, 5) AND word <% p.name_key LIMIT candidates
  ), slips AS (
    SELECT hit.id, 1.0 AS score FROM swapped_letters(word) slip CROSS JOIN LATERAL (
      SELECT p.id FROM reach p
      WHERE (SELECT count(*) FROM direct) = 0 AND p.name_key LIKE like_pattern(slip) LIMIT most) hit
  ), best AS (
    SELECT found.id, max(found.score) AS score
    FROM (SELECT * FROM direct UNION ALL SELECT * FROM alike UNION ALL SELECT * FROM slips) found GROUP BY found.id
  )
  SELECT best.id, row_number() OVER (ORDER BY best.score DESC, length(p.name_key), p.name_key, best.id)
  FROM best JOIN contacts p ON p.org_id = org AND p.id = best.id ORDER BY 2 LIMIT most;
END $$;
--> statement-breakpoint
-- Tasks by title; open ones come before done ones of the same standing.
CREATE OR REPLACE FUNCTION search_tasks(wanted text, most integer) RETURNS TABLE (id uuid, rank bigint)
LANGUAGE plpgsql STABLE ROWS 8 SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.45 AS $$
#variable_conflict use_column
DECLARE
  org uuid := app_org();
  mine uuid[] := customers_in_scope();
  only_assigned boolean := app_role() = 'contractor';
  person uuid := app_person();
  word text := lower(trim(wanted));
  beyond text := word || chr(1114111);
  pattern text := like_pattern(word);
  long boolean := length(word) > 2;
  candidates integer := greatest(most, 200);
BEGIN
  IF word = '' THEN RETURN; END IF;
  RETURN QUERY
  WITH reach AS NOT MATERIALIZED (
    SELECT t.id, lower(t.title) AS title FROM tasks t
    WHERE t.org_id = org AND t.removed_at IS NULL AND (mine IS NULL OR t.customer_id = ANY (mine))
      AND (NOT only_assigned OR t.assignee_id = person)
  ), direct (id, score) AS (
    (SELECT t.id, 5.0 AS score FROM reach t WHERE t.title ~>=~ word AND t.title ~<~ beyond
      ORDER BY t.title USING ~<~ LIMIT most)
    UNION ALL
    (SELECT t.id, CASE WHEN strpos(t.title, ' ' || word) > 0 THEN 4.0 ELSE 3.0 END FROM reach t
      WHERE long AND t.title LIKE pattern LIMIT most)
  ), alike (id, score) AS (
    SELECT t.id, 1.0 + word_similarity(word, t.title) FROM reach t
    WHERE long AND (SELECT count(DISTINCT id) FROM direct) < least(most, 5) AND word <% t.title LIMIT candidates
  ), best AS (
    SELECT found.id, max(found.score) AS score
    FROM (SELECT * FROM direct UNION ALL SELECT * FROM alike) found GROUP BY found.id
  )
  SELECT best.id, row_number() OVER (ORDER BY best.score DESC, (t.status = 'done'), t.created_at DESC, best.id)
  FROM best JOIN tasks t ON t.org_id = org AND t.id = best.id ORDER BY 2 LIMIT most;
END $$;
--> statement-breakpoint
-- Threads by subject, newest first. Mail of a personal mailbox is found by its owner alone, whatever the role; shared
-- mail by those whose customers it concerns. What may be seen is asked of a few candidates only, thread by thread.
CREATE OR REPLACE FUNCTION search_threads(wanted text, most integer) RETURNS TABLE (id uuid, rank bigint)
LANGUAGE plpgsql STABLE ROWS 8 SECURITY DEFINER SET search_path = public, pg_temp
SET pg_trgm.word_similarity_threshold = 0.45 AS $$
#variable_conflict use_column
DECLARE
  org uuid := app_org();
  person uuid := app_person();
  everywhere boolean := app_role() in ('owner', 'admin', 'system');
  linked uuid[] := CASE WHEN app_role() in ('member', 'read_only') THEN array(SELECT l.thread_id FROM thread_customer_links l
    WHERE l.org_id = app_org() AND l.removed_at IS NULL AND l.customer_id = ANY (assigned_customers())) END;
  word text := lower(trim(wanted));
  beyond text := word || chr(1114111);
  pattern text := like_pattern(word);
  long boolean := length(word) > 2;
  candidates integer := greatest(most, 200);
BEGIN
  IF word = '' OR app_role() not in ('owner', 'admin', 'member', 'read_only', 'system') THEN RETURN; END IF;
  RETURN QUERY
  WITH direct (id, score) AS (
    (SELECT t.id, 5.0 FROM threads t WHERE t.org_id = org AND lower(t.subject) ~>=~ word AND lower(t.subject) ~<~ beyond
      ORDER BY lower(t.subject) USING ~<~ LIMIT candidates)
    UNION ALL
    (SELECT t.id, CASE WHEN strpos(lower(t.subject), ' ' || word) > 0 THEN 4.0 ELSE 3.0 END FROM threads t
      WHERE long AND t.org_id = org AND lower(t.subject) LIKE pattern LIMIT candidates)
    UNION ALL
    SELECT t.id, CASE WHEN lower(t.subject) ~>=~ word AND lower(t.subject) ~<~ beyond THEN 5.0
      WHEN strpos(lower(t.subject), ' ' || word) > 0 THEN 4.0 ELSE 3.0 END FROM threads t
      WHERE t.org_id = org AND t.id = ANY (linked)
        AND (lower(t.subject) ~>=~ word AND lower(t.subject) ~<~ beyond OR long AND lower(t.subject) LIKE pattern)
  ), alike (id, score) AS (
    (SELECT t.id, 1.0 + word_similarity(word, lower(t.subject)) FROM threads t
      WHERE long AND (SELECT count(DISTINCT id) FROM direct) < least(most, 5) AND t.org_id = org AND word <% lower(t.subject)
      LIMIT candidates)
    UNION ALL
    SELECT t.id, 1.0 + word_similarity(word, lower(t.subject)) FROM threads t
      WHERE long AND (SELECT count(DISTINCT id) FROM direct) < least(most, 5) AND t.org_id = org AND t.id = ANY (linked)
        AND word <% lower(t.subject)
  ), best AS (
    SELECT found.id, max(found.score) AS score
    FROM (SELECT * FROM direct UNION ALL SELECT * FROM alike) found GROUP BY found.id
  )
  SELECT best.id, row_number() OVER (ORDER BY best.score DESC, t.last_message_at DESC NULLS LAST, best.id)
  FROM best JOIN threads t ON t.org_id = org AND t.id = best.id
  WHERE t.created_by = person
    OR (SELECT bool_or(b.owner_id = person) FROM messages m JOIN mailbox_messages mm ON mm.org_id = org AND mm.message_id = m.id
      JOIN mailboxes b ON b.org_id = org AND b.id = mm.mailbox_id WHERE m.org_id = org AND m.thread_id = t.id)
    OR ((everywhere OR t.id = ANY (linked))
      AND coalesce((SELECT bool_or(m.shared) FROM messages m WHERE m.org_id = org AND m.thread_id = t.id), true))
  ORDER BY 2 LIMIT most;
END $$;
