import { idPrefix } from './chance.js';
import type { Part } from './part.js';
import { matters, sentences, topics } from './words.js';

// Twenty mails make five threads: of one, two, three, five and nine mails.
const threadOfMail = [1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5];
const placeOfMail = [0, 0, 1, 0, 1, 2, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 5, 6, 7, 8];

/** Threads linked to customers, their mails in shared and personal mailboxes, and what the timeline tells of them. */
export async function writeMail(part: Part): Promise<void> {
  await planThreads(part);
  await planMails(part);
  await writeThreads(part);
  await writeMessages(part);
  await writeTimeline(part);
}

async function planThreads({ bulk, organisation, salt, firstMonday }: Part): Promise<void> {
  const threads = Math.ceil(organisation.mails / 20) * 5;
  await bulk`drop table if exists pg_temp.load_threads`;
  await bulk`create temporary table load_threads (n bigint, id uuid, customer_id uuid, contact_name text, contact_address text,
    person_n bigint, person_id uuid, person_name text, person_address text, personal boolean, subject text, started timestamptz) on commit drop`;
  await bulk`
    insert into load_threads
    select t.n, pg_temp.load_id(${idPrefix('thread', organisation.index)}, t.n), c.customer_id, c.name, c.address, t.person_n, p.id, p.name,
      p.email, pg_temp.chance(t.n, ${salt}::bigint + 23) < 0.1,
      (${topics}::text[])[pg_temp.draw(t.n, ${salt}::bigint + 24, ${topics.length}::int)] || ' '
        || (${matters}::text[])[pg_temp.draw(t.n, ${salt}::bigint + 25, ${matters.length}::int)] || ' '
        || pg_temp.draw(t.n, ${salt}::bigint + 26, 9999),
      pg_temp.working_time(t.n, ${salt}::bigint + 27, ${firstMonday}::float8)
    from (select n, customer_n, (customer_n - 1) * 3 + pg_temp.draw(n, ${salt}::bigint + 21, 3) as contact_n,
        1 + customer_n % ${organisation.people}::int as person_n
      from (select n, pg_temp.few(n, ${salt}::bigint + 20, ${organisation.customers}::int, 4) as customer_n
        from generate_series(1, ${threads}::int) n) drawn) t
      join load_contacts c on c.n = t.contact_n
      join people p on p.id = pg_temp.load_id(${idPrefix('person', organisation.index)}, t.person_n)
    order by t.n`;
  await bulk`analyze load_threads`;
}

async function planMails({ bulk, organisation, salt, until }: Part): Promise<void> {
  await bulk`drop table if exists pg_temp.load_mails`;
  await bulk`create temporary table load_mails (n bigint, id uuid, thread_n bigint, outgoing boolean, sent timestamptz, message_id text,
    hash text, snippet text) on commit drop`;
  await bulk`
    insert into load_mails
    select m.n, pg_temp.load_id(${idPrefix('message', organisation.index)}, m.n), t.n, place % 2 = 1,
      least(t.started + place * (1 + 20 * pg_temp.chance(m.n, ${salt}::bigint + 30)) * interval '1 hour', ${until}::timestamptz),
      i.message_id, encode(sha256(convert_to(i.message_id, 'UTF8')), 'hex'),
      (${sentences}::text[])[pg_temp.draw(m.n, ${salt}::bigint + 31, ${sentences.length}::int)] || ' '
        || (${sentences}::text[])[pg_temp.draw(m.n, ${salt}::bigint + 32, ${sentences.length}::int)] || ' Ref '
        || pg_temp.draw(m.n, ${salt}::bigint + 33, 90000)
    from (select n, (${placeOfMail}::int[])[1 + (n - 1) % 20] as place,
        (n - 1) / 20 * 5 + (${threadOfMail}::int[])[1 + (n - 1) % 20] as thread_n
      from generate_series(1, ${organisation.mails}::int) n) m
      join load_threads t on t.n = m.thread_n
      cross join lateral (select 'm' || m.n || '@' || ${organisation.domain}::text as message_id) i
    order by m.n`;
  await bulk`analyze load_mails`;
}

async function writeThreads({ bulk, orgId, organisation }: Part): Promise<void> {
  await bulk`
    insert into threads (org_id, id, subject, canonical_subject, message_count, last_message_at, created_at)
    select ${orgId}::uuid, t.id, t.subject, lower(t.subject), m.mails, m.latest, t.started
    from load_threads t join (select thread_n, count(*) as mails, max(sent) as latest from load_mails group by thread_n) m
      on m.thread_n = t.n
    order by t.n`;
  await bulk`
    insert into thread_customer_links (org_id, id, thread_id, customer_id, reason, evidence, confidence, is_primary, created_at)
    select ${orgId}::uuid, pg_temp.load_id(${idPrefix('link', organisation.index)}, n), id, customer_id, 'contact',
      jsonb_build_object('address', contact_address, 'contactName', contact_name), 0.98, true, started
    from load_threads`;
  // Every tenth conversation is shown to its customer.
  await bulk`
    insert into thread_shares (org_id, thread_id, customer_id, shared_at, shared_by)
    select ${orgId}::uuid, id, customer_id, started, person_id from load_threads where n % 10 = 0`;
}

async function writeMessages({ bulk, orgId, organisation, until, salt }: Part): Promise<void> {
  const mailbox = idPrefix('mailbox', organisation.index);
  await bulk`
    insert into messages (org_id, id, thread_id, rfc_message_id, message_id_hash, content_hash, sent_at, from_address, from_name,
      subject, snippet, body, attachments, outgoing, shared, stored_at)
    select ${orgId}::uuid, m.id, t.id, m.message_id, m.hash, m.hash, m.sent,
      case when m.outgoing then t.person_address else t.contact_address end,
      case when m.outgoing then t.person_name else t.contact_name end, t.subject, m.snippet,
      m.snippet || E'\n\n' || (${sentences}::text[])[pg_temp.draw(m.n, ${salt}::bigint + 34, ${sentences.length}::int)],
      '[]', m.outgoing, not t.personal, ${until}::timestamptz
    from load_mails m join load_threads t on t.n = m.thread_n order by m.n`;
  await bulk`
    insert into message_participants (org_id, message_id, position, role, address, name)
    select ${orgId}::uuid, m.id, p.position, p.role, case when p.ours then t.person_address else t.contact_address end,
      case when p.ours then t.person_name else t.contact_name end
    from load_mails m join load_threads t on t.n = m.thread_n
      cross join lateral (values (0, 'from', m.outgoing), (1, 'to', not m.outgoing)) p(position, role, ours) order by m.n`;
  await bulk`
    insert into thread_message_ids (org_id, message_id_hash, thread_id)
    select ${orgId}::uuid, m.hash, t.id from load_mails m join load_threads t on t.n = m.thread_n order by m.hash`;
  await bulk`
    insert into mailbox_messages (org_id, mailbox_id, message_id, created_at)
    select ${orgId}::uuid, pg_temp.load_id(${mailbox}, case when t.personal then t.person_n + 1 else 1 end), m.id, ${until}::timestamptz
    from load_mails m join load_threads t on t.n = m.thread_n`;
}

async function writeTimeline({ bulk, orgId, organisation }: Part): Promise<void> {
  await bulk`
    insert into timeline_entries (org_id, id, customer_id, at, kind, event, source, title, preview, from_name, subject_type, subject_id,
      thread_id, customer_facing, system, visible_to, told_by, search)
    select ${orgId}::uuid, pg_temp.load_id(${idPrefix('entry', organisation.index)}, m.n), t.customer_id, m.sent, 'email', 'message.stored',
      'import', t.subject, m.snippet, who.name, 'message', m.id, t.id, true, false, case when t.personal then t.person_id end, m.id,
      to_tsvector('simple', lower(t.subject || ' ' || m.snippet || ' ' || who.name))
    from load_mails m join load_threads t on t.n = m.thread_n
      cross join lateral (select case when m.outgoing then t.person_name else t.contact_name end as name) who order by m.n`;
}
