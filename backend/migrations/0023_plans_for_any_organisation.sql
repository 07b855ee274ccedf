-- A plan that is made once must hold for every organisation. `org_id = app_org()` lets the planner look up the one that asks
-- at that moment, none while a server warms up, and take its rows for few; as a subquery it is any organisation.
DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
    AND p.proname IN ('outside_people', 'thread_evidence', 'thread_links', 'known_thread', 'customer_json', 'timeline_page',
      'open_tasks', 'open_follow_ups', 'latest_notes', 'running_timer', 'thread_context', 'resolve_thread', 'find_evidence')
  LOOP
    EXECUTE replace(pg_get_functiondef(f), '= app_org()', '= (select app_org())');
  END LOOP;
END $$;
