-- Which mails nobody has sent though it is time, and of which it is not known whether they went out: ids alone, for the
-- work that goes round all organisations each minute.
CREATE INDEX "mail_drafts_unsure" ON "mail_drafts" ("updated_at") WHERE state = 'unsure';
--> statement-breakpoint
CREATE INDEX "mail_drafts_due" ON "mail_drafts" ("send_at") WHERE state IN ('queued', 'sending');
--> statement-breakpoint
DROP INDEX "mail_drafts_waiting";
--> statement-breakpoint
CREATE POLICY lookup ON mail_drafts FOR SELECT TO threadline_lookup USING (true);
--> statement-breakpoint
GRANT SELECT (org_id, id, state, send_at, sending_since, updated_at) ON mail_drafts TO threadline_lookup;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO threadline_lookup;
--> statement-breakpoint
CREATE FUNCTION waiting_mail_drafts() RETURNS TABLE (org_id uuid, id uuid, state text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  select d.org_id, d.id, d.state from mail_drafts d
  where (d.state = 'queued' and d.send_at < clock_timestamp() - interval '5 seconds'
      or d.state = 'sending' and d.sending_since < clock_timestamp() - interval '5 minutes'
      or d.state = 'unsure' and d.updated_at > clock_timestamp() - interval '7 days')
    and not exists (select from organisation_removals r where r.org_id = d.org_id)
  order by d.updated_at limit 500
$$;
--> statement-breakpoint
ALTER FUNCTION waiting_mail_drafts() OWNER TO threadline_lookup;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM threadline_lookup;
--> statement-breakpoint
REVOKE ALL ON FUNCTION waiting_mail_drafts() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION waiting_mail_drafts() TO threadline_worker, threadline_app;
