/** What does not come back as it was: whoever holds an old cookie or link is nobody, and nothing goes out a second time. */
export const endedByRestore: readonly { table: string; statement: string }[] = [
  ...[
    // Sessions of the desk, extension and add-in tokens among them, and what leads to new ones.
    ...['sessions', 'authorisation_codes', 'device_grants', 'browser_challenges'],
    ...['portal_sessions', 'portal_links', 'portal_link_requests'],
    // Counters of attempts speak of a time that is over.
    'sign_in_attempts',
  ].map((table) => ({ table, statement: `delete from ${table}` })),
  // Their jobs were not carried over, and what they told of may have been told already.
  { table: 'events', statement: 'update events set dispatched_at = now() where dispatched_at is null' },
  // Somebody looks at it first: it may have gone out after the backup was taken.
  { table: 'outbound_mails', statement: `update outbound_mails set status = 'held' where status = 'queued'` },
];
