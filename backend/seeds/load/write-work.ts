import { interactionKinds } from '@threadline/shared/interactions/kinds';
import { type IdKind, idPrefix } from './chance.js';
import type { Part } from './part.js';
import { jobs, sentences } from './words.js';

const perCustomer = { task: 3, note: 3, followUp: 1 };
/** Entries of the timeline are numbered behind one another: mails first, then talks, tasks, notes, follow-ups, time. */
const millions = { talk: 1e9, task: 2e9, note: 3e9, followUp: 4e9, timeEntry: 5e9 } as const;

/** Where the numbers of a kind's timeline entries begin. */
export const firstEntryOf = (kind: keyof typeof millions): number => millions[kind];

/** Logged talks, tasks, notes and follow-ups, each with its line on the timeline. */
export async function writeWork(part: Part): Promise<void> {
  await writeTalks(part);
  await writeTasks(part);
  await writeNotes(part);
  await writeFollowUps(part);
}

async function writeTalks(part: Part): Promise<void> {
  const { bulk, orgId, until, salt } = part;
  await planWork(part, { kind: 'talk', count: part.organisation.talks, steepness: 4, texts: sentences });
  await bulk`
    insert into interactions (org_id, id, customer_id, kind, note, occurred_at, person_id, created_at)
    select ${orgId}::uuid, id, customer_id, kind, text, at, person_id, ${until}::timestamptz from load_work`;
  await bulk`
    insert into timeline_entries (org_id, id, customer_id, at, kind, event, source, title, preview, actor_id, subject_type, subject_id,
      customer_facing, system, told_by, search)
    select ${orgId}::uuid, entry_id, customer_id, at, kind, 'interaction.logged',
      case when pg_temp.chance(n, ${salt}::bigint + 49) < 0.5 then 'gmail' else 'desk' end, text, text, person_id, 'interaction', id,
      true, false, event_id, to_tsvector('simple', lower(text)) from load_work`;
}

async function writeTasks(part: Part): Promise<void> {
  const { bulk, orgId, organisation } = part;
  const count = organisation.customers * perCustomer.task;
  await planWork(part, { kind: 'task', count, steepness: 1, texts: jobs });
  await bulk`
    insert into tasks (org_id, id, customer_id, title, assignee_id, due_on, status, shared, shared_at, created_by, created_at, completed_at)
    select ${orgId}::uuid, id, customer_id, text, person_id, at::date + 14, case when done then 'done' else 'todo' end,
      n % 5 < 2, case when n % 5 < 2 then at end, person_id, at,
      case when done then at + interval '9 days' end from load_work`;
  await bulk`
    insert into timeline_entries (org_id, id, customer_id, at, kind, event, source, title, actor_id, subject_type, subject_id, task_id,
      customer_facing, system, told_by, search)
    select ${orgId}::uuid, entry_id, customer_id, at, 'task', 'task.created', 'desk', text, person_id, 'task', id, id, false, false,
      event_id, to_tsvector('simple', lower(text)) from load_work`;
}

async function writeNotes(part: Part): Promise<void> {
  const { bulk, orgId, organisation } = part;
  const count = organisation.customers * perCustomer.note;
  await planWork(part, { kind: 'note', count, steepness: 1, texts: sentences });
  await bulk`
    insert into internal_notes (org_id, id, customer_id, body, author_id, created_at)
    select ${orgId}::uuid, id, customer_id, text, person_id, at from load_work`;
  // The timeline keeps no word of a note, only what finds it.
  await bulk`
    insert into timeline_entries (org_id, id, customer_id, at, kind, event, source, title, actor_id, subject_type, subject_id,
      customer_facing, system, told_by, search)
    select ${orgId}::uuid, entry_id, customer_id, at, 'note', 'note.written', 'gmail', '', person_id, 'note', id, false, false,
      event_id, to_tsvector('simple', lower(text)) from load_work`;
}

async function writeFollowUps(part: Part): Promise<void> {
  const { bulk, orgId, organisation } = part;
  const count = organisation.customers * perCustomer.followUp;
  await planWork(part, { kind: 'followUp', count, steepness: 1, texts: jobs });
  await bulk`
    insert into follow_ups (org_id, id, customer_id, title, due_on, assignee_id, created_by, created_at, completed_at, completed_by)
    select ${orgId}::uuid, id, customer_id, text, at::date + 7, person_id, person_id, at, case when done then at + interval '6 days' end,
      case when done then person_id end from load_work`;
  await bulk`
    insert into timeline_entries (org_id, id, customer_id, at, kind, event, source, title, actor_id, subject_type, subject_id,
      customer_facing, system, told_by, search)
    select ${orgId}::uuid, entry_id, customer_id, at, 'follow_up', 'follow_up.created', 'desk', text, person_id, 'follow_up', id,
      false, false, event_id, to_tsvector('simple', lower(text)) from load_work`;
}

interface Work {
  kind: Extract<IdKind, keyof typeof millions>;
  count: number;
  steepness: number;
  texts: readonly string[];
}

/** Who did what for whom, and when: what the rows of one kind and their lines on the timeline have in common. */
async function planWork(part: Part, { kind, count, steepness, texts }: Work): Promise<void> {
  const { bulk, organisation, salt, firstMonday } = part;
  const own = salt + 1000 * (1 + Object.keys(millions).indexOf(kind));
  const { index, people, customers } = organisation;
  await bulk`drop table if exists pg_temp.load_work`;
  await bulk`create temporary table load_work (n bigint, id uuid, entry_id uuid, event_id uuid, customer_id uuid, person_id uuid,
    kind text, text text, done boolean, at timestamptz) on commit drop`;
  await bulk`
    insert into load_work
    select n, pg_temp.load_id(${idPrefix(kind, index)}, n), pg_temp.load_id(${idPrefix('entry', index)}, ${firstEntryOf(kind)}::bigint + n),
      pg_temp.load_id(${idPrefix('event', index)}, ${firstEntryOf(kind)}::bigint + n),
      pg_temp.load_id(${idPrefix('customer', index)}, customer_n),
      pg_temp.load_id(${idPrefix('person', index)}, 1 + customer_n % ${people}::int),
      (${interactionKinds as unknown as string[]}::text[])[pg_temp.draw(n, ${own}::bigint + 1, ${interactionKinds.length}::int)],
      (${texts as string[]}::text[])[pg_temp.draw(n, ${own}::bigint + 2, ${texts.length}::int)],
      pg_temp.chance(n, ${own}::bigint + 3) < 0.8, pg_temp.working_time(n, ${own}::bigint + 4, ${firstMonday}::float8)
    from (select n, pg_temp.few(n, ${own}::bigint, ${customers}::int, ${steepness}::int) as customer_n
      from generate_series(1, ${count}::int) n) drawn`;
}
