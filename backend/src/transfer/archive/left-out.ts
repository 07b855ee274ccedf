/** Tables of which an archive holds nothing: credentials, what leads to one, and what is only of use where it was made. */
export const tablesLeftOut: ReadonlySet<string> = new Set([
  ...['sessions', 'device_grants', 'authorisation_codes', 'spent_refresh_tokens', 'api_keys', 'identities'],
  ...['used_assertions', 'browser_challenges', 'passkeys', 'totp_factors', 'recovery_codes', 'waiting_sign_ins'],
  ...['password_resets', 'known_browsers', 'portal_sessions', 'portal_links', 'portal_link_requests', 'invitations'],
  // What is undone where it was done.
  ...['organisation_removals', 'organisation_returns', 'handed_items'],
  // By whose word people come in.
  ...['sso_connections', 'sso_domains'],
  // By what mailboxes are read, and how far: whoever takes the archive in connects them anew.
  ...['mail_clients', 'mail_connections', 'mail_folders', 'remote_messages', 'mail_searches'],
  // What is to go was asked of the mailboxes here; it may lie in somebody's own.
  'mail_purges',
  // Mail that is being written is its writer's, and may be about to go out.
  ...['mail_drafts', 'mail_draft_files'],
  // Mail that waits to go out holds links that let somebody in.
  ...['outbound_mails', 'idempotency_keys', 'event_deliveries', 'audit_anchorings', 'archives'],
]);

/** Columns that are left out of tables that are in the archive. People set a new password by a reset. */
export const columnsLeftOut: Readonly<Record<string, readonly string[]>> = { people: ['password_hash'] };
