-- A function may name a setting of pg_trgm only in a session that has loaded it.
DO $$ BEGIN PERFORM similarity('a', 'a'); END $$;
--> statement-breakpoint
DROP FUNCTION search_customers(text, integer, boolean, boolean);
--> statement-breakpoint
-- Customers by name and domain, and through their people where asked. A beginning beats an inner match, which beats
-- likeness. People, inner matches of domains and likeness are asked only where names and domains that begin so, or have such
-- a word, are fewer than `enough`: those come first whatever the others would add. Nothing alike is looked for beside them.
CREATE FUNCTION search_customers(wanted text, most integer, in_archive boolean, through_people boolean, enough integer DEFAULT 1000)
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
  WITH upper (id, score) AS (
    (SELECT c.id, 5.0 AS score FROM customers c
      WHERE c.org_id = org AND c.name_key ~>=~ word AND c.name_key ~<~ beyond
        AND (c.archived_at IS NOT NULL) = in_archive AND (mine IS NULL OR c.id = ANY (mine))
      ORDER BY c.name_key USING ~<~ LIMIT most)
    UNION ALL
    (SELECT d.customer_id, 4.5 FROM customer_domains d JOIN customers c ON c.org_id = org AND c.id = d.customer_id
      WHERE domains AND d.org_id = org AND d.domain ~>=~ word AND d.domain ~<~ beyond
        AND (c.archived_at IS NOT NULL) = in_archive AND (mine IS NULL OR d.customer_id = ANY (mine)) LIMIT most)
    UNION ALL
    (SELECT c.id, CASE WHEN strpos(c.name_key, ' ' || word) > 0 THEN 4.0 ELSE 3.0 END FROM customers c
      WHERE long AND c.org_id = org AND c.name_key LIKE pattern AND (c.archived_at IS NOT NULL) = in_archive
        AND (mine IS NULL OR c.id = ANY (mine)) LIMIT most)
  ), few AS (
    SELECT count(DISTINCT id) < enough AS so FROM upper WHERE score >= 4.0
  ), direct (id, score) AS (
    SELECT * FROM upper
    UNION ALL
    (SELECT cc.customer_id, 3.5 FROM contacts p JOIN customer_contacts cc ON cc.org_id = org AND cc.contact_id = p.id
      WHERE people AND (SELECT so FROM few) AND p.org_id = org AND p.name_key ~>=~ word AND p.name_key ~<~ beyond AND p.removed_at IS NULL
        AND (mine IS NULL OR cc.customer_id = ANY (mine)) LIMIT most)
    UNION ALL
    (SELECT cc.customer_id, 3.5 FROM contact_addresses a
      JOIN contacts p ON p.org_id = org AND p.id = a.contact_id AND p.removed_at IS NULL
      JOIN customer_contacts cc ON cc.org_id = org AND cc.contact_id = a.contact_id
      WHERE people AND (SELECT so FROM few) AND a.org_id = org AND a.address ~>=~ word AND a.address ~<~ beyond
        AND (mine IS NULL OR cc.customer_id = ANY (mine)) LIMIT most)
    UNION ALL
    (SELECT d.customer_id, 2.5 FROM customer_domains d
      WHERE domains AND long AND (SELECT so FROM few) AND d.org_id = org AND d.domain LIKE pattern
        AND (mine IS NULL OR d.customer_id = ANY (mine)) LIMIT most)
    UNION ALL
    (SELECT cc.customer_id, 2.5 FROM contacts p JOIN customer_contacts cc ON cc.org_id = org AND cc.contact_id = p.id
      WHERE people AND (SELECT so FROM few) AND long AND p.org_id = org AND p.name_key LIKE pattern AND p.removed_at IS NULL
        AND (mine IS NULL OR cc.customer_id = ANY (mine)) LIMIT most)
    UNION ALL
    (SELECT cc.customer_id, 2.5 FROM contact_addresses a
      JOIN contacts p ON p.org_id = org AND p.id = a.contact_id AND p.removed_at IS NULL
      JOIN customer_contacts cc ON cc.org_id = org AND cc.contact_id = a.contact_id
      WHERE people AND (SELECT so FROM few) AND long AND a.org_id = org AND a.address LIKE pattern
        AND (mine IS NULL OR cc.customer_id = ANY (mine)) LIMIT most)
  ), alike (id, score) AS (
    (SELECT c.id, 1.0 + word_similarity(word, c.name_key) FROM customers c
      WHERE long AND (SELECT count(DISTINCT id) < least(most, 5) AND coalesce(max(score), 0) < 4.0 FROM direct) AND c.org_id = org AND word <% c.name_key
        AND (c.archived_at IS NOT NULL) = in_archive AND (mine IS NULL OR c.id = ANY (mine)) LIMIT candidates)
    UNION ALL
    (SELECT cc.customer_id, 0.5 + word_similarity(word, p.name_key) FROM contacts p
      JOIN customer_contacts cc ON cc.org_id = org AND cc.contact_id = p.id
      WHERE people AND long AND (SELECT count(DISTINCT id) < least(most, 5) AND coalesce(max(score), 0) < 4.0 FROM direct) AND p.org_id = org AND word <% p.name_key
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
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION search_customers(text, integer, boolean, boolean, integer) OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION search_customers(text, integer, boolean, boolean, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_customers(text, integer, boolean, boolean, integer) TO threadline_app, threadline_worker;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
