/** What does not come back as it was: whoever holds an old cookie or link is nobody, and nothing goes out a second time. */
export const endedByRestore: readonly { table: string; statement: string }[] = [
  ...[
    // Sessions of the desk, and the tokens of extension and add-in, which are device grants.
    ...['spent_refresh_tokens', 'sessions', 'authorisation_codes', 'device_grants'],
    // What is under way on somebody's screen or in their mailbox, and leads to a session or a password.
    ...['browser_challenges', 'waiting_sign_ins', 'password_resets', 'reset_requests'],
    ...['portal_sessions', 'portal_links', 'portal_link_requests'],
    // Counters of attempts speak of a time that is over.
    'sign_in_attempts',
    // Anchors lie beside the database they speak of; those of this one begin now.
    'audit_anchorings',
  ].map((table) => ({ table, statement: `delete from ${table}` })),
  // Their bytes are not in the backup: whoever needs one asks for it again.
  {
    table: 'archives',
    statement: `update archives set file_key = null, failed_at = coalesce(failed_at, now()) where finished_at is null
      or file_key is not null`,
  },
  // The row stays, for it says who was asked; whoever is still to join is asked again.
  {
    table: 'invitations',
    statement: 'update invitations set withdrawn_at = now() where accepted_at is null and withdrawn_at is null',
  },
  // Their jobs were not carried over, and what they told of may have been told already.
  { table: 'events', statement: 'update events set dispatched_at = now() where dispatched_at is null' },
  // Its writer looks at it first: it may have gone out after the backup was taken.
  {
    table: 'mail_drafts',
    statement: `update mail_drafts set state = 'draft', send_at = null where state in ('queued', 'sending')`,
  },
  // Mail goes on to be read by whoever asks for it, from where the backup knew it to be.
  { table: 'mail_connections', statement: 'update mail_connections set lease_holder = null, lease_until = null' },
  // Somebody looks at it first: it may have gone out after the backup was taken.
  { table: 'outbound_mails', statement: `update outbound_mails set status = 'held' where status = 'queued'` },
];
