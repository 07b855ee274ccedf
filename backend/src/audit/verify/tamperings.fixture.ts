import {
  anotherOf,
  copyEntry,
  entry,
  headAtLastSeal,
  insertForged,
  type LogToRuin,
  type Part,
  pick,
  remakeFrom,
  remove,
  type Transaction,
} from './log-to-ruin.fixture.js';

/** What somebody with every right in the database does to one organisation's log, triggers switched off. */
export interface Tampering {
  name: string;
  /** Not to be seen in the database alone: only what was written down outside knows better. */
  byAnchorOnly?: boolean;
  run(sql: Transaction, log: LogToRuin): Promise<unknown>;
}

/** One column of one entry, another value in it. */
const edits: Record<string, string> = {
  event_id: 'gen_random_uuid()',
  at: "at + (1 + floor(random() * 5000)) * interval '1 millisecond'",
  action: "action || 'x'",
  actor_id: 'case when actor_id is null or random() < 0.7 then gen_random_uuid() end',
  via: "case via when 'system' then 'session' else 'system' end",
  credential_id: "coalesce(credential_id, '') || 'x'",
  ip: "case when ip is null or random() < 0.5 then '198.51.100.' || floor(random() * 200) end",
  request_id: "coalesce(request_id, '') || 'x'",
  subject_type: "subject_type || ' '",
  subject_id: 'gen_random_uuid()',
  details: `case floor(random() * 3) when 0 then details || '{"more": null}' when 1 then '{}'
    else jsonb_set(details, '{name}', to_jsonb(details->>'name' || ' ')) end`,
};
const editEntry: Tampering[] = Object.entries(edits).map(([column, value]) => ({
  name: `edit ${column} of an entry`,
  run: (sql, log) =>
    sql.unsafe(`update audit_log set ${column} = ${value} where org_id = $1 and seq = $2`, [log.org, pick(log).seq]),
}));
const editWithEvent: Tampering = {
  name: 'edit an entry and its event alike',
  run: async (sql, log) => {
    const { seq, eventId } = pick(log);
    await sql`update audit_log set details = '{"name": "Other"}' where org_id = ${log.org} and seq = ${seq}`;
    await sql`update events set data = '{"name": "Other"}' where org_id = ${log.org} and id = ${eventId}`;
  },
};

const moveEntry: Tampering[] = [
  {
    name: 'move an entry to another organisation',
    run: (sql, log) =>
      sql`update audit_log set org_id = ${log.otherOrg} where org_id = ${log.org} and seq = ${pick(log).seq}`,
  },
  {
    name: 'number an entry anew',
    run: async (sql, log) => {
      const { seq } = pick(log);
      await copyEntry(sql, log, { seq, as: String(Number(seq) + 1_000_000), eventId: null });
      await sql`delete from audit_log where org_id = ${log.org} and seq = ${seq}`;
    },
  },
  {
    name: 'swap what two entries say',
    run: async (sql, log) => {
      const one = pick(log);
      const other = anotherOf(log, one);
      await sql`update audit_log a set (event_id, at, actor_id, details) = (select b.event_id, b.at, b.actor_id, b.details
        from audit_log b where b.org_id = a.org_id and b.seq <> a.seq and b.seq in (${one.seq}, ${other.seq}))
        where a.org_id = ${log.org} and a.seq in (${one.seq}, ${other.seq})`;
    },
  },
  {
    name: 'swap the places of two entries in the chain',
    run: async (sql, log) => {
      const one = pick(log);
      const other = anotherOf(log, one);
      await sql`update audit_seals set audit_seq = -1 where org_id = ${log.org} and number = ${one.number}`;
      await sql`update audit_seals set audit_seq = ${one.seq} where org_id = ${log.org} and number = ${other.number}`;
      await sql`update audit_seals set audit_seq = ${other.seq} where org_id = ${log.org} and number = ${one.number}`;
    },
  },
];

const deletions: Tampering[] = (
  [
    ['audit_log'],
    ['audit_seals'],
    ['events'],
    ['audit_log', 'audit_seals'],
    ['audit_log', 'events'],
    ['audit_log', 'audit_seals', 'events'],
  ] as Part[][]
).map((parts) => ({
  name: `delete one from ${parts.join(', ')}`,
  run: (sql, log) => {
    // The last one is a cut, which is tried by itself.
    const { entries, random } = log;
    return remove(sql, log, { parts, gone: [entry(entries[random(entries.length - 1)])] });
  },
}));

const cuts: Tampering[] = (
  [
    ['audit_log'],
    ['audit_log', 'audit_seals'],
    ['audit_log', 'audit_seals', 'head'],
    ['audit_log', 'audit_seals', 'head', 'events'],
  ] as (Part | 'head')[][]
).map((parts) => ({
  name: `cut the end off ${parts.join(', ')}`,
  byAnchorOnly: parts.includes('events'),
  run: async (sql, log) => {
    const kept = log.random(log.entries.length);
    await remove(sql, log, {
      parts: parts.filter((part) => part !== 'head'),
      gone: log.entries.slice(kept),
    });
    if (parts.includes('head')) await headAtLastSeal(sql, log);
  },
}));

const forgeries: Tampering[] = [
  {
    name: 'slip in an entry',
    run: (sql, log) => insertForged(sql, log, 'gen_random_uuid()'),
  },
  {
    name: 'slip in an entry of an event that has one',
    run: (sql, log) => insertForged(sql, log, `'${pick(log).eventId}'`),
  },
  {
    name: 'slip in an entry with a seal that follows',
    run: async (sql, log) => {
      await sql`set local session_replication_role = origin`;
      await insertForged(sql, log, log.random(2) ? 'gen_random_uuid()' : `'${pick(log).eventId}'`);
      await sql`set constraints all immediate`;
    },
  },
  {
    name: 'slip in an event alone',
    run: (sql, log) => sql`insert into events (org_id, id, name, at, subject_type, subject_id, data)
      values (${log.org}, gen_random_uuid(), 'person.renamed', now(), 'person', gen_random_uuid(), '{}')`,
  },
];

const editSeal: Tampering[] = Object.entries({
  hash: "encode(sha256(convert_to(random()::text, 'UTF8')), 'hex')",
  previous_hash: "encode(sha256(convert_to(random()::text, 'UTF8')), 'hex')",
  number: '-number',
  audit_seq: 'audit_seq + 1000000',
  version: '3 - version',
  sealed_seq: 'audit_seq + 1',
}).map(([column, value]) => ({
  name: `edit ${column} of a seal`,
  run: (sql, log) =>
    sql.unsafe(`update audit_seals set ${column} = ${value} where org_id = $1 and number = $2`, [
      log.org,
      pick(log).number,
    ]),
}));
const addSeal: Tampering = {
  name: 'add a seal at either end',
  run: (sql, log) => sql`insert into audit_seals
    select org_id, ${log.random(2) ? 0 : log.entries.length + 1}, 1000000 + audit_seq, hash, previous_hash
    from audit_seals where org_id = ${log.org} and number = ${pick(log).number}`,
};

const renumbering: Tampering = {
  name: 'give an entry another number and call it imported',
  run: async (sql, log) => {
    const { seq, number } = pick(log);
    const as = String(Number(seq) + 1_000_000);
    await copyEntry(sql, log, { seq, as, eventId: null });
    await sql`delete from audit_log where org_id = ${log.org} and seq = ${seq}`;
    await sql`update audit_seals set audit_seq = ${as}, sealed_seq = ${seq}
      where org_id = ${log.org} and number = ${number}`;
  },
};

const heads: Tampering[] = Object.entries({
  'move the head back': 'update audit_heads set number = number - 1 where org_id = $1',
  'move the head on': 'update audit_heads set number = number + 1 where org_id = $1',
  'edit the head’s hash': "update audit_heads set hash = repeat('a', 64) where org_id = $1",
  'delete the head': 'delete from audit_heads where org_id = $1',
}).map(([name, statement]) => ({ name, run: (sql, log) => sql.unsafe(statement, [log.org]) }));

const editEvent: Tampering[] = Object.entries({
  name: "'person.placed'",
  actor_id: 'gen_random_uuid()',
  data: `data || '{"more": 1}'`,
  subject_id: 'gen_random_uuid()',
  customer_id: 'gen_random_uuid()',
  thread_id: 'gen_random_uuid()',
  at: "at + interval '1 minute'",
}).map(([column, value]) => ({
  name: `edit ${column} of an event`,
  run: (sql, log) =>
    sql.unsafe(`update events set ${column} = ${value} where org_id = $1 and id = $2`, [log.org, pick(log).eventId]),
}));

const rewriting: Tampering[] = [
  {
    name: 'edit an entry with its event and make the chain anew from there',
    byAnchorOnly: true,
    run: async (sql, log) => {
      const { seq, number } = pick(log);
      await editWithEvent.run(sql, { ...log, entries: log.entries.filter((one) => one.seq === seq) });
      await remakeFrom(sql, log, Number(number));
    },
  },
  {
    name: 'delete an entry with its event and make the chain anew from there',
    byAnchorOnly: true,
    run: async (sql, log) => {
      const gone = pick(log);
      await remove(sql, log, { parts: ['audit_log', 'events'], gone: [gone] });
      await remakeFrom(sql, log, Number(gone.number));
    },
  },
  {
    name: 'remove everything',
    byAnchorOnly: true,
    run: async (sql, { org }) => {
      for (const table of ['audit_log', 'audit_seals', 'audit_heads', 'events'])
        await sql`delete from ${sql(table)} where org_id = ${org}`;
    },
  },
];

export const tamperings: readonly Tampering[] = [
  ...[
    ...editEntry,
    editWithEvent,
    ...moveEntry,
    ...deletions,
    ...cuts,
    ...forgeries,
    ...editSeal,
    addSeal,
    renumbering,
  ],
  ...[...heads, ...editEvent, ...rewriting],
];
