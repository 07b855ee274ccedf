/** What a merge does with the rows of a table that name the record that goes. */
export type Treatment =
  /** They move, each known by its id. */
  | { does: 'move' }
  /** They move, known by these columns; where the kept record has such a row already, theirs is put aside. */
  | { does: 'fold'; by: readonly string[]; parents: Readonly<Record<string, string>> }
  | { does: 'end' | 'keep'; reason: string };

type Tables = Readonly<Record<string, Treatment>>;

const parents = { contact_id: 'contacts', thread_id: 'threads', person_id: 'people', customer_id: 'customers' };
const { contact_id, thread_id, person_id, customer_id } = parents;
const derived = 'made anew from the rows that moved: their days are marked stale by the tables themselves';

/** Every table with a customer. A test holds it against the database, so that none is forgotten. */
export const customerTables: Tables = {
  assignments: { does: 'fold', by: ['person_id', 'kind'], parents: { person_id } },
  customer_domains: { does: 'fold', by: ['domain'], parents: {} },
  customer_contacts: { does: 'fold', by: ['contact_id'], parents: { contact_id } },
  portal_guests: { does: 'fold', by: ['contact_id'], parents: { contact_id } },
  portal_links: { does: 'fold', by: ['token_hash'], parents: { contact_id } },
  thread_shares: { does: 'fold', by: ['thread_id'], parents: { thread_id } },
  timeline_entries: { does: 'move' },
  thread_customer_links: { does: 'move' },
  sender_rules: { does: 'move' },
  tasks: { does: 'move' },
  internal_notes: { does: 'move' },
  interactions: { does: 'move' },
  follow_ups: { does: 'move' },
  time_entries: { does: 'move' },
  documents: { does: 'move' },
  bin_items: { does: 'move' },
  mail_drafts: { does: 'move' },
  relink_batches: { does: 'move' },
  portal_sessions: { does: 'end', reason: 'whoever is signed in signs in anew, and sees what they may see now' },
  events: { does: 'keep', reason: 'what happened is never rewritten' },
  report_hours: { does: 'keep', reason: derived },
  report_activity: { does: 'keep', reason: derived },
  report_customer_hours: { does: 'keep', reason: derived },
  report_customer_category_hours: { does: 'keep', reason: derived },
  report_customer_person_hours: { does: 'keep', reason: derived },
};

/** Every table with a contact. */
export const contactTables: Tables = {
  contact_addresses: { does: 'fold', by: ['address'], parents: {} },
  customer_contacts: { does: 'fold', by: ['customer_id'], parents: { customer_id } },
  portal_guests: { does: 'fold', by: ['customer_id'], parents: { customer_id } },
  portal_links: { does: 'fold', by: ['token_hash'], parents: { customer_id } },
  tasks: { does: 'move' },
  portal_sessions: { does: 'end', reason: 'whoever is signed in signs in anew, and sees what they may see now' },
};

export const movedTables = (tables: Tables): string[] =>
  Object.keys(tables).filter((table) => tables[table]?.does === 'move');

/** Tables whose rows are known by columns, with those. */
export const foldedTables = (tables: Tables) =>
  Object.entries(tables).flatMap(([table, treatment]) => (treatment.does === 'fold' ? [{ table, ...treatment }] : []));
