import { timeCategories } from '@threadline/shared/time/choices';
import { idPrefix } from './chance.js';
import type { Part } from './part.js';
import { sentences } from './words.js';
import { firstEntryOf } from './write-work.js';

// An organisation's entries are planned in pieces that fit into memory.
const piece = 250_000;

/** Two years of tracked time; each entry stands on the timeline for the person alone. */
export async function writeTime(part: Part): Promise<void> {
  for (let from = 1; from <= part.organisation.entries; from += piece) {
    await planTime(part, { from, to: Math.min(from + piece - 1, part.organisation.entries) });
    await writePiece(part);
  }
}

async function planTime(part: Part, { from, to }: { from: number; to: number }): Promise<void> {
  const { bulk, organisation, salt, firstMonday } = part;
  const { index, people, customers } = organisation;
  await bulk`drop table if exists pg_temp.load_time`;
  await bulk`create temporary table load_time (n bigint, id uuid, person_id uuid, customer_id uuid, category text, billable boolean,
    note text, started timestamptz, seconds integer) on commit drop`;
  await bulk`
    insert into load_time
    select n, pg_temp.load_id(${idPrefix('timeEntry', index)}, n),
      pg_temp.load_id(${idPrefix('person', index)}, pg_temp.draw(n, ${salt}::bigint + 70, ${people}::int)),
      pg_temp.load_id(${idPrefix('customer', index)}, pg_temp.few(n, ${salt}::bigint + 71, ${customers}::int, 2)),
      (${timeCategories as unknown as string[]}::text[])[pg_temp.draw(n, ${salt}::bigint + 72, ${timeCategories.length}::int)],
      pg_temp.chance(n, ${salt}::bigint + 73) < 0.7,
      case when pg_temp.chance(n, ${salt}::bigint + 74) < 0.2
        then (${sentences}::text[])[pg_temp.draw(n, ${salt}::bigint + 75, ${sentences.length}::int)] else '' end,
      pg_temp.working_time(n, ${salt}::bigint + 76, ${firstMonday}::float8), 60 * pg_temp.draw(n, ${salt}::bigint + 79, 120)
    from generate_series(${from}::int, ${to}::int) n`;
}

async function writePiece({ bulk, orgId, organisation }: Part): Promise<void> {
  const { index } = organisation;
  await bulk`
    insert into time_entries (org_id, id, person_id, customer_id, category, billable, note, started_at, ended_at, duration_seconds)
    select ${orgId}::uuid, id, person_id, customer_id, category, billable, note, started, started + seconds * interval '1 second', seconds
    from load_time`;
  await bulk`
    insert into timeline_entries (org_id, id, customer_id, at, kind, event, source, title, actor_id, subject_type, subject_id,
      customer_facing, system, visible_to, told_by, search)
    select ${orgId}::uuid, pg_temp.load_id(${idPrefix('entry', index)}, ${firstEntryOf('timeEntry')}::bigint + n), customer_id,
      started + seconds * interval '1 second', 'time_entry', 'timer.stopped', 'gmail', note, person_id, 'time_entry', id, false, false,
      person_id, pg_temp.load_id(${idPrefix('event', index)}, ${firstEntryOf('timeEntry')}::bigint + n),
      case when note = '' then ''::tsvector else to_tsvector('simple', lower(note)) end
    from load_time`;
}
