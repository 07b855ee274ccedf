import type { BinKind } from '@threadline/shared/bin/choices';
import { type SQL, sql } from 'drizzle-orm';

/** One table of what goes: its rows, seen as `t`, are deleted, or let go of what goes by clearing a column. */
export interface Step {
  table: string;
  where: SQL;
  clear?: string;
}

const is = (column: string, id: string): SQL => sql`t.${sql.identifier(column)} = ${id}`;
const within = (column: string, table: string, condition: SQL): SQL =>
  sql`t.${sql.identifier(column)} in (select t.id from ${sql.identifier(table)} t where t.org_id = app_org() and ${condition})`;
const told = (id: string): Step => ({ table: 'timeline_entries', where: is('subject_id', id) });
const cleared = (table: string, column: string, where: SQL): Step => ({ table, where, clear: column });

/**
 * What hangs on tasks, notes, follow-ups and interactions of the condition, and they themselves. Rows of others, which may
 * name them since two customers were one for a time, let go of them.
 */
function work(condition: SQL): Step[] {
  return [
    { table: 'note_mentions', where: within('note_id', 'internal_notes', condition) },
    { table: 'internal_notes', where: condition },
    { table: 'follow_up_postponements', where: within('follow_up_id', 'follow_ups', condition) },
    cleared('promises', 'follow_up_id', within('follow_up_id', 'follow_ups', condition)),
    { table: 'follow_ups', where: condition },
    cleared('follow_ups', 'interaction_id', within('interaction_id', 'interactions', condition)),
    { table: 'interactions', where: condition },
    { table: 'time_entries', where: condition },
    cleared('time_entries', 'task_id', within('task_id', 'tasks', condition)),
    cleared('internal_notes', 'task_id', within('task_id', 'tasks', condition)),
    { table: 'tasks', where: condition },
    { table: 'documents', where: condition },
  ];
}

/** Tables whose rows name the contact and go with it. */
const ofContact = (contacts: (column: string) => SQL): Step[] => [
  ...['portal_sessions', 'portal_links', 'portal_guests', 'customer_contacts', 'contact_addresses'].map((table) => ({
    table,
    where: contacts('contact_id'),
  })),
  cleared('tasks', 'contact_id', contacts('contact_id')),
];

/** What was remembered of merges with it goes as well, also of those taken back: it holds whole rows. */
const merges = (ids: SQL): Step[] => [
  {
    table: 'merge_moves',
    where: sql`t.merge_id in (select m.id from merges m
      where m.org_id = app_org() and (m.kept_id in (${ids}) or m.gone_id in (${ids})))`,
  },
  { table: 'merges', where: sql`(t.kept_id in (${ids}) or t.gone_id in (${ids}))` },
];

function customerSteps(id: string): Step[] {
  const own = is('customer_id', id);
  // Contacts that went into the bin with it belong to nobody else.
  const contacts = sql`select b.id from bin_items b where b.org_id = app_org() and b.with_id = ${id}`;
  const tables = ['timeline_entries', 'thread_customer_links', 'thread_shares', 'sender_rules', 'relink_batches'];
  const later = [
    'portal_sessions',
    'portal_links',
    'portal_guests',
    'customer_contacts',
    'assignments',
    'customer_domains',
  ];
  const sums = ['hours', 'activity', 'customer_hours', 'customer_category_hours', 'customer_person_hours'];
  return [
    ...tables.map((table) => ({ table, where: own })),
    cleared('mail_drafts', 'customer_id', own),
    ...work(own),
    ...later.map((table) => ({ table, where: own })),
    ...sums.map((sum) => ({ table: `report_${sum}`, where: own })),
    ...ofContact((column) => sql`t.${sql.identifier(column)} in (${contacts})`),
    ...merges(contacts),
    { table: 'contacts', where: sql`t.id in (${contacts})` },
    ...merges(sql`${id}::uuid`),
    { table: 'bin_items', where: own },
    { table: 'customers', where: is('id', id) },
  ];
}

/** In which order a thing and everything of it goes; last comes the thing itself. */
export const purgeSteps: Record<BinKind, (id: string) => Step[]> = {
  customer: customerSteps,
  contact: (id) => [
    told(id),
    ...ofContact((column) => is(column, id)),
    ...merges(sql`${id}::uuid`),
    { table: 'contacts', where: is('id', id) },
  ],
  task: (id) => [
    told(id),
    cleared('time_entries', 'task_id', is('task_id', id)),
    cleared('internal_notes', 'task_id', is('task_id', id)),
    cleared('timeline_entries', 'task_id', is('task_id', id)),
    { table: 'tasks', where: is('id', id) },
  ],
  note: (id) => [
    told(id),
    { table: 'note_mentions', where: is('note_id', id) },
    { table: 'internal_notes', where: is('id', id) },
  ],
  interaction: (id) => [
    told(id),
    cleared('follow_ups', 'interaction_id', is('interaction_id', id)),
    { table: 'interactions', where: is('id', id) },
  ],
  follow_up: (id) => [
    told(id),
    { table: 'follow_up_postponements', where: is('follow_up_id', id) },
    cleared('promises', 'follow_up_id', is('follow_up_id', id)),
    { table: 'follow_ups', where: is('id', id) },
  ],
  document: (id) => [told(id), { table: 'documents', where: is('id', id) }],
  time_entry: (id) => [told(id), { table: 'time_entries', where: is('id', id) }],
};
