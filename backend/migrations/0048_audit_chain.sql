CREATE TABLE "audit_anchorings" (
	"org_id" uuid PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"anchored_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"org_id" uuid PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"org_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"audit_seq" bigint NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_seals_org_id_number_pk" PRIMARY KEY("org_id","number"),
	CONSTRAINT "audit_seals_entry" UNIQUE("org_id","audit_seq")
);
--> statement-breakpoint
CREATE INDEX "audit_log_actor" ON "audit_log" USING btree ("org_id","actor_id","seq");--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" USING btree ("org_id","subject_id","seq");--> statement-breakpoint
-- The audit log as a chain of each organisation. An entry is sealed as its transaction commits: its number and a hash over
-- the one before and everything it says. The head is locked last of all, when the locks of every verb are held already,
-- so that two writers wait for each other here and nowhere cross. Servers read seals; only these functions write them.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['audit_seals', 'audit_heads', 'audit_anchorings']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO threadline_app, threadline_worker
      USING (org_id = (select app_org())) WITH CHECK (org_id = (select app_org()))', t);
    EXECUTE format('CREATE POLICY scope ON %I AS RESTRICTIVE FOR SELECT TO threadline_app, threadline_worker
      USING ((select app_role()) in (''owner'', ''admin'', ''system''))', t);
    EXECUTE format('GRANT SELECT ON %I TO threadline_app, threadline_worker, threadline_backup', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY noted_by_system ON audit_anchorings AS RESTRICTIVE FOR INSERT TO threadline_app, threadline_worker
  WITH CHECK ((select app_role()) = 'system');
--> statement-breakpoint
CREATE POLICY moved_by_system ON audit_anchorings AS RESTRICTIVE FOR UPDATE TO threadline_app, threadline_worker
  USING ((select app_role()) = 'system');
--> statement-breakpoint
GRANT INSERT, UPDATE ON audit_anchorings TO threadline_app, threadline_worker;
--> statement-breakpoint
-- Members read what they did themselves; contractors and readers nothing.
ALTER POLICY scope ON audit_log USING (CASE (select app_role())
  WHEN 'owner' THEN true WHEN 'admin' THEN true WHEN 'system' THEN true
  WHEN 'member' THEN actor_id = (select app_person()) ELSE false END);
--> statement-breakpoint
CREATE POLICY lookup ON audit_log FOR SELECT TO threadline_lookup USING (true);
--> statement-breakpoint
GRANT SELECT ON audit_log TO threadline_lookup;
--> statement-breakpoint
CREATE POLICY sealing ON audit_seals TO threadline_lookup USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT ON audit_seals TO threadline_lookup;
--> statement-breakpoint
CREATE POLICY sealing ON audit_heads TO threadline_lookup USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON audit_heads TO threadline_lookup;
--> statement-breakpoint
-- Seals what the calling transaction has written from this entry on: what others have committed is sealed, and what they
-- have not is not seen. The text that is hashed is made again by the verifier, in audit/chain.ts, byte for byte.
CREATE FUNCTION seal_audit_rows(organisation uuid, first_seq bigint) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE place bigint; last_hash text; next_hash text; entry audit_log;
BEGIN
  select h.number, h.hash into place, last_hash from audit_heads h where h.org_id = organisation for update;
  IF NOT FOUND THEN
    insert into audit_heads (org_id, number, hash) values (organisation, 0, repeat('0', 64)) on conflict do nothing;
    select h.number, h.hash into place, last_hash from audit_heads h where h.org_id = organisation for update;
  END IF;
  FOR entry IN select a.* from audit_log a where a.org_id = organisation and a.seq >= first_seq
    and not exists (select from audit_seals s where s.org_id = a.org_id and s.audit_seq = a.seq) order by a.seq
  LOOP
    place := place + 1;
    next_hash := encode(sha256(convert_to(json_build_array(place, last_hash, entry.org_id, entry.seq, entry.event_id,
      to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), entry.action, entry.actor_id, entry.via,
      entry.credential_id, entry.ip, entry.request_id, entry.subject_type, entry.subject_id, entry.details::text)::text,
      'UTF8')), 'hex');
    insert into audit_seals (org_id, number, audit_seq, previous_hash, hash)
      values (organisation, place, entry.seq, last_hash, next_hash);
    last_hash := next_hash;
  END LOOP;
  update audit_heads h set number = place, hash = last_hash where h.org_id = organisation;
END $$;
--> statement-breakpoint
-- The first entry of a transaction brings all of them along, so that the head moves once.
CREATE FUNCTION seal_audit_row() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT exists (select from audit_seals s where s.org_id = new.org_id and s.audit_seq = new.seq) THEN
    perform seal_audit_rows(new.org_id, new.seq);
  END IF;
  RETURN null;
END $$;
--> statement-breakpoint
-- The end of every chain, to be written down outside the database: ids, numbers and hashes alone.
CREATE FUNCTION audit_heads_to_anchor() RETURNS TABLE (org_id uuid, number bigint, hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select h.org_id, h.number, h.hash from audit_heads h where h.number > 0
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION seal_audit_rows(uuid, bigint) OWNER TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION seal_audit_row() OWNER TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION audit_heads_to_anchor() OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION seal_audit_rows(uuid, bigint) FROM PUBLIC;
--> statement-breakpoint
REVOKE ALL ON FUNCTION seal_audit_row() FROM PUBLIC;
--> statement-breakpoint
REVOKE ALL ON FUNCTION audit_heads_to_anchor() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION audit_heads_to_anchor() TO threadline_app, threadline_worker;
--> statement-breakpoint
-- What was written before there were seals, in the order of writing.
SET LOCAL ROLE threadline_lookup;
--> statement-breakpoint
SELECT seal_audit_rows(o.id, 0) FROM (SELECT id FROM organisations ORDER BY id) o
  WHERE EXISTS (SELECT FROM audit_log a WHERE a.org_id = o.id);
--> statement-breakpoint
RESET ROLE;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER seal AFTER INSERT ON audit_log DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION seal_audit_row();
