/**
 * How much of an organisation an archive holds. `everything` is for who runs the server. `shared` is for its owners and
 * admins: as on every page, mail in somebody's own mailbox is that person's alone, and the log of who did what, which
 * tells of such mail, has an export of its own.
 */
export type Reach = 'everything' | 'shared';

const sharedMail = '(select m.id from messages m where m.org_id = $1 and m.shared)';
const sharedThreads = '(select m.thread_id from messages m where m.org_id = $1 and m.shared)';

/** Which rows of a table are shared, as a condition; all of them where nothing is said. */
const sharedRows: Readonly<Record<string, string>> = {
  messages: 'shared',
  message_participants: `message_id in ${sharedMail}`,
  mailbox_messages: `message_id in ${sharedMail}`,
  review_items: `thread_id in ${sharedThreads}`,
  timeline_entries: 'visible_to is null',
  merge_moves: `"row"->>'visible_to' is null`,
  message_attachments: `message_id in ${sharedMail}`,
  meetings: `message_id in ${sharedMail}`,
  meeting_people: `meeting_id in (select g.id from meetings g where g.org_id = $1 and g.message_id in ${sharedMail})`,
  promises: `message_id in ${sharedMail}`,
  mail_blobs: `hash in (select m.raw_hash from messages m where m.org_id = $1 and m.shared and m.tier = 'full'
    union select a.blob_hash from message_attachments a where a.org_id = $1 and a.message_id in ${sharedMail})`,
  mail_blocks: 'person_id is null',
  canned_responses: 'owner_id is null',
  thread_changes: `from_thread_id in ${sharedThreads} or into_thread_id in ${sharedThreads}`,
  events: 'false',
  audit_log: 'false',
  audit_seals: 'false',
  audit_heads: 'false',
};

const isShared = `message_count = 0 or id in ${sharedThreads}`;

/** What stands in a column instead where a thread has no shared mail: it is kept for what hangs on it, without a word. */
const sharedColumns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  threads: {
    subject: `case when ${isShared} then subject else '' end as subject`,
    canonical_subject: `case when ${isShared} then canonical_subject else '' end as canonical_subject`,
  },
};

export const rowsWithin = (reach: Reach, table: string): string => (reach === 'shared' && sharedRows[table]) || 'true';

export const columnWithin = (reach: Reach, table: string, column: string): string | null =>
  (reach === 'shared' && sharedColumns[table]?.[column]) || null;
