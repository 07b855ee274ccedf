-- Moves everything of one thread to another and takes the empty one away. A customer linked to both keeps the link
-- of the thread that stays, and so does the primary one.
CREATE FUNCTION merge_thread(gone uuid, kept uuid, merged_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  update thread_customer_links l set is_primary = false where l.org_id = app_org() and l.thread_id = gone and l.is_primary
    and exists (select 1 from thread_customer_links k
      where k.org_id = l.org_id and k.thread_id = kept and k.removed_at is null and k.is_primary);
  update thread_customer_links l set removed_at = merged_at where l.org_id = app_org() and l.thread_id = gone and l.removed_at is null
    and exists (select 1 from thread_customer_links k
      where k.org_id = l.org_id and k.thread_id = kept and k.customer_id = l.customer_id and k.removed_at is null);
  update thread_customer_links set thread_id = kept where org_id = app_org() and thread_id = gone;
  update messages set thread_id = kept where org_id = app_org() and thread_id = gone;
  update thread_message_ids set thread_id = kept where org_id = app_org() and thread_id = gone;
  update thread_host_ids set thread_id = kept where org_id = app_org() and thread_id = gone;
  delete from review_items where org_id = app_org() and thread_id = gone
    and exists (select 1 from review_items r where r.org_id = app_org() and r.thread_id = kept);
  update review_items set thread_id = kept where org_id = app_org() and thread_id = gone;
  update tasks set thread_id = kept where org_id = app_org() and thread_id = gone;
  update internal_notes set thread_id = kept where org_id = app_org() and thread_id = gone;
  update interactions set thread_id = kept where org_id = app_org() and thread_id = gone;
  update time_entries set thread_id = kept where org_id = app_org() and thread_id = gone;
  update timeline_entries set thread_id = kept where org_id = app_org() and thread_id = gone;
  update threads k set message_count = k.message_count + g.message_count, last_message_at = greatest(k.last_message_at, g.last_message_at)
    from threads g where k.org_id = app_org() and k.id = kept and g.org_id = app_org() and g.id = gone;
  delete from threads where org_id = app_org() and id = gone;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION merge_thread(uuid, uuid, timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION merge_thread(uuid, uuid, timestamptz) TO threadline_app, threadline_worker;
