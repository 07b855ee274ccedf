-- Matching is not leakproof and would not use an index under row-level security. These functions therefore answer with
-- ids alone, hold the organisation and the role's scope themselves, and their callers join the rows under the policies.
CREATE INDEX tasks_title_prefix ON tasks USING btree (org_id, lower(title) text_pattern_ops) WHERE removed_at IS NULL;
--> statement-breakpoint
CREATE INDEX threads_subject_prefix ON threads USING btree (org_id, lower(subject) text_pattern_ops);
--> statement-breakpoint
CREATE INDEX threads_subject_trigrams ON threads USING gin (lower(subject) gin_trgm_ops);
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['mailboxes', 'mailbox_messages']
  LOOP
    IF NOT EXISTS (SELECT FROM pg_policies WHERE schemaname = 'public' AND tablename = t AND policyname = 'lookup') THEN
      EXECUTE format('CREATE POLICY lookup ON %I FOR SELECT TO threadline_lookup USING (true)', t);
    END IF;
    EXECUTE format('GRANT SELECT ON %I TO threadline_lookup', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION assigned_customers() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select array(select distinct a.customer_id from assignments a where a.org_id = app_org() and a.person_id = app_person())
$$;
--> statement-breakpoint
-- The customers that the role reaches; null stands for all of the organisation.
CREATE FUNCTION customers_in_scope() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select case
    when app_role() in ('owner', 'admin', 'read_only', 'system') then null
    when app_role() = 'member' then assigned_customers()
    when app_role() = 'contractor' then array(select distinct t.customer_id from tasks t
      where t.org_id = app_org() and t.assignee_id = app_person() and t.removed_at is null)
    else '{}'::uuid[]
  end
$$;
--> statement-breakpoint
CREATE FUNCTION like_pattern(word text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  select '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%'
$$;
--> statement-breakpoint
-- The word with each pair of neighbouring letters exchanged: the slip that trigrams of a short word do not forgive.
CREATE FUNCTION swapped_letters(word text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
  select overlay(word placing substr(word, i + 1, 1) || substr(word, i, 1) from i for 2)
  from generate_series(1, least(length(word), 16) - 1) i
  where length(word) > 3 and substr(word, i, 1) <> substr(word, i + 1, 1)
$$;
--> statement-breakpoint
-- Customers by name and domain, and through their people where asked. A beginning beats an inner match, which beats
-- likeness; each later step runs only when the ones before did not fill the page.
CREATE FUNCTION search_customers(wanted text, most integer, in_archive boolean, through_people boolean)
RETURNS TABLE (id uuid, rank bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.45 AS $$
#variable_conflict use_column
DECLARE
  org uuid := app_org();
  mine uuid[] := customers_in_scope();
  word text := lower(trim(wanted));
  beyond text := word || chr(1114111);
  pattern text := like_pattern(word);
  long boolean := length(word) > 2;
  domains boolean := app_role() <> 'contractor';
  people boolean := through_people and app_role() <> 'contractor';
BEGIN
  IF word = '' THEN RETURN; END IF;
  RETURN QUERY
  WITH direct AS (
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
  ), alike AS (
    (SELECT c.id, 1.0 + word_similarity(word, c.name_key) AS score FROM customers c
      WHERE long AND (SELECT count(*) FROM direct) < least(most, 5) AND c.org_id = org AND word <% c.name_key
        AND (c.archived_at IS NOT NULL) = in_archive AND (mine IS NULL OR c.id = ANY (mine))
      ORDER BY score DESC LIMIT most)
    UNION ALL
    (SELECT cc.customer_id, 0.5 + word_similarity(word, p.name_key) FROM contacts p
      JOIN customer_contacts cc ON cc.org_id = org AND cc.contact_id = p.id
      WHERE people AND long AND (SELECT count(*) FROM direct) < least(most, 5) AND p.org_id = org AND word <% p.name_key
        AND p.removed_at IS NULL AND (mine IS NULL OR cc.customer_id = ANY (mine)) LIMIT most)
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
CREATE FUNCTION search_contacts(wanted text, most integer) RETURNS TABLE (id uuid, rank bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.45 AS $$
#variable_conflict use_column
DECLARE
  org uuid := app_org();
  mine uuid[] := customers_in_scope();
  word text := lower(trim(wanted));
  beyond text := word || chr(1114111);
  pattern text := like_pattern(word);
  long boolean := length(word) > 2;
  addresses boolean := app_role() <> 'contractor';
BEGIN
  IF word = '' THEN RETURN; END IF;
  RETURN QUERY
  WITH reach AS NOT MATERIALIZED (
    SELECT p.id, p.name_key FROM contacts p
    WHERE p.org_id = org AND p.removed_at IS NULL AND (mine IS NULL OR EXISTS (SELECT FROM customer_contacts cc
      WHERE cc.org_id = org AND cc.contact_id = p.id AND cc.customer_id = ANY (mine)))
  ), direct AS (
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
  ), alike AS (
    SELECT p.id, 1.0 + word_similarity(word, p.name_key) AS score FROM reach p
    WHERE long AND (SELECT count(*) FROM direct) < least(most, 5) AND word <% p.name_key ORDER BY score DESC LIMIT most
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
CREATE FUNCTION search_tasks(wanted text, most integer) RETURNS TABLE (id uuid, rank bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.45 AS $$
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
BEGIN
  IF word = '' THEN RETURN; END IF;
  RETURN QUERY
  WITH reach AS NOT MATERIALIZED (
    SELECT t.id, lower(t.title) AS title FROM tasks t
    WHERE t.org_id = org AND t.removed_at IS NULL AND (mine IS NULL OR t.customer_id = ANY (mine))
      AND (NOT only_assigned OR t.assignee_id = person)
  ), direct AS (
    (SELECT t.id, 5.0 AS score FROM reach t WHERE t.title ~>=~ word AND t.title ~<~ beyond
      ORDER BY t.title USING ~<~ LIMIT most)
    UNION ALL
    (SELECT t.id, CASE WHEN strpos(t.title, ' ' || word) > 0 THEN 4.0 ELSE 3.0 END FROM reach t
      WHERE long AND t.title LIKE pattern LIMIT most)
  ), alike AS (
    SELECT t.id, 1.0 + word_similarity(word, t.title) AS score FROM reach t
    WHERE long AND (SELECT count(*) FROM direct) < least(most, 5) AND word <% t.title ORDER BY score DESC LIMIT most
  ), best AS (
    SELECT found.id, max(found.score) AS score
    FROM (SELECT * FROM direct UNION ALL SELECT * FROM alike) found GROUP BY found.id
  )
  SELECT best.id, row_number() OVER (ORDER BY best.score DESC, (t.status = 'done'), t.created_at DESC, best.id)
  FROM best JOIN tasks t ON t.org_id = org AND t.id = best.id ORDER BY 2 LIMIT most;
END $$;
--> statement-breakpoint
-- Threads by subject, newest first. Mail of a personal mailbox is found by its owner alone, whatever the role; shared
-- mail by those whose customers it concerns.
CREATE FUNCTION search_threads(wanted text, most integer) RETURNS TABLE (id uuid, rank bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.45 AS $$
#variable_conflict use_column
DECLARE
  org uuid := app_org();
  person uuid := app_person();
  everywhere boolean := app_role() in ('owner', 'admin', 'system');
  assigned uuid[] := assigned_customers();
  word text := lower(trim(wanted));
  beyond text := word || chr(1114111);
  pattern text := like_pattern(word);
  long boolean := length(word) > 2;
BEGIN
  IF word = '' OR app_role() not in ('owner', 'admin', 'member', 'read_only', 'system') THEN RETURN; END IF;
  RETURN QUERY
  WITH reach AS NOT MATERIALIZED (
    SELECT t.id, lower(t.subject) AS subject FROM threads t
    WHERE t.org_id = org AND (t.created_by = person
      OR EXISTS (SELECT FROM messages m JOIN mailbox_messages mm ON mm.org_id = org AND mm.message_id = m.id
        JOIN mailboxes b ON b.org_id = org AND b.id = mm.mailbox_id
        WHERE m.org_id = org AND m.thread_id = t.id AND b.owner_id = person)
      OR ((everywhere OR EXISTS (SELECT FROM thread_customer_links l WHERE l.org_id = org AND l.thread_id = t.id
          AND l.removed_at IS NULL AND l.customer_id = ANY (assigned)))
        AND (EXISTS (SELECT FROM messages m WHERE m.org_id = org AND m.thread_id = t.id AND m.shared)
          OR NOT EXISTS (SELECT FROM messages m WHERE m.org_id = org AND m.thread_id = t.id))))
  ), direct AS (
    (SELECT t.id, 5.0 AS score FROM reach t WHERE t.subject ~>=~ word AND t.subject ~<~ beyond
      ORDER BY t.subject USING ~<~ LIMIT most)
    UNION ALL
    (SELECT t.id, CASE WHEN strpos(t.subject, ' ' || word) > 0 THEN 4.0 ELSE 3.0 END FROM reach t
      WHERE long AND t.subject LIKE pattern LIMIT most)
  ), alike AS (
    SELECT t.id, 1.0 + word_similarity(word, t.subject) AS score FROM reach t
    WHERE long AND (SELECT count(*) FROM direct) < least(most, 5) AND word <% t.subject ORDER BY score DESC LIMIT most
  ), best AS (
    SELECT found.id, max(found.score) AS score
    FROM (SELECT * FROM direct UNION ALL SELECT * FROM alike) found GROUP BY found.id
  )
  SELECT best.id, row_number() OVER (ORDER BY best.score DESC, t.last_message_at DESC NULLS LAST, best.id)
  FROM best JOIN threads t ON t.org_id = org AND t.id = best.id ORDER BY 2 LIMIT most;
END $$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.proname in
    ('assigned_customers', 'customers_in_scope', 'search_customers', 'search_contacts', 'search_tasks', 'search_threads')
  LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO threadline_lookup', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO threadline_app, threadline_worker', f);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
