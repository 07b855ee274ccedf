-- Seals of version 2 are over what the event says of customer, conversation and moment as well: the log shows the customer
-- from there. Those of version 1 stay as they are. The text that is hashed is made again by the verifier, in audit/chain.ts.
CREATE OR REPLACE FUNCTION seal_audit_rows(organisation uuid, first_seq bigint) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = public, pg_temp SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE place bigint; last_hash text; next_hash text; next_seq bigint := first_seq; entry audit_log; told events;
BEGIN
  select h.number, h.hash into place, last_hash from audit_heads h where h.org_id = organisation for update;
  IF NOT FOUND THEN
    insert into audit_heads (org_id, number, hash) values (organisation, 0, repeat('0', 64)) on conflict do nothing;
    select h.number, h.hash into place, last_hash from audit_heads h where h.org_id = organisation for update;
  END IF;
  LOOP
    select a.* into entry from audit_log a where a.org_id = organisation and a.seq >= next_seq order by a.seq limit 1;
    EXIT WHEN NOT FOUND;
    next_seq := entry.seq + 1;
    CONTINUE WHEN exists (select from audit_seals s where s.org_id = organisation and s.audit_seq = entry.seq);
    select e.* into told from events e where e.org_id = organisation and e.id = entry.event_id;
    place := place + 1;
    next_hash := encode(sha256(convert_to(json_build_array('2', place, last_hash, entry.org_id, entry.seq, entry.event_id,
      to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), entry.action, entry.actor_id, entry.via,
      entry.credential_id, entry.ip, entry.request_id, entry.subject_type, entry.subject_id, entry.details::text,
      told.customer_id, told.thread_id, to_char(told.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text,
      'UTF8')), 'hex');
    insert into audit_seals (org_id, number, audit_seq, previous_hash, hash, version)
      values (organisation, place, entry.seq, last_hash, next_hash, 2);
    last_hash := next_hash;
  END LOOP;
  update audit_heads h set number = place, hash = last_hash where h.org_id = organisation;
END $$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
ALTER FUNCTION seal_audit_rows(uuid, bigint) OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
-- Workers say that they are at an archive, and under what the log tells why one failed.
GRANT UPDATE (claim, alive_at, failure) ON archives TO threadline_worker;
