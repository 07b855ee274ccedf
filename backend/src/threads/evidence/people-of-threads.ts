import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { textArray, uuidArray } from '../../platform/db/text-array.js';
import { forwardedPerson, type ThreadPerson, threadPeople } from './outside-person.js';
import { senderVerdicts } from './sender-verdicts.js';
import { speakersOf, speaksForOthers } from './speakers.js';

const mostPeople = 500;

interface Taking extends Record<string, unknown> {
  thread_id: string;
  address: string;
  name: string | null;
  role: 'from' | 'to' | 'cc';
}

/** Who takes part in stored threads, as far as the asker reads them: as rules for their senders say, and with forwards last. */
export async function peopleOfThreads(ctx: Ctx, threadIds: readonly string[]): Promise<Map<string, ThreadPerson[]>> {
  const taking = await takingPart(ctx, threadIds);
  const senders = [...new Set(taking.filter((row) => row.role === 'from').map((row) => row.address))];
  const verdictOf = await senderVerdicts(ctx, senders);
  const through = senders.filter((sender) => speaksForOthers(verdictOf(sender)));
  const spoken = through.length > 0 ? await speakersThrough(ctx, { threadIds, through, verdictOf }) : [];
  const forwarded = await forwardedIn(ctx, threadIds);
  const people = new Map<string, ThreadPerson[]>(threadIds.map((id) => [id, []]));
  const rows = groupBy([...spoken, ...taking.filter((row) => row.role !== 'from' || !through.includes(row.address))]);
  for (const [id, list] of rows) people.set(id, threadPeople(list).slice(0, mostPeople));
  for (const { thread_id, address, name } of forwarded) {
    const known = people.get(thread_id);
    const person = forwardedPerson({ address, name });
    if (known && !known.some((one) => one.address === person.address)) known.push(person);
  }
  return people;
}

async function takingPart(ctx: Ctx, threadIds: readonly string[]): Promise<Taking[]> {
  return [
    ...(await ctx.tx.execute<Taking>(sql`
      select distinct on (m.thread_id, p.address, p.role) m.thread_id, p.address, p.name, p.role
      from messages m join message_participants p on p.org_id = m.org_id and p.message_id = m.id
      where m.org_id = ${ctx.orgId} and m.thread_id = any(${uuidArray(threadIds)}) and p.role in ('from', 'to', 'cc')
      order by m.thread_id, p.address, p.role, p.name`)),
  ];
}

interface Through {
  threadIds: readonly string[];
  through: readonly string[];
  verdictOf: Awaited<ReturnType<typeof senderVerdicts>>;
}

/** Who speaks through senders that a rule says so of, mail by mail; of those whom a text names, the first that is nobody’s own. */
async function speakersThrough(ctx: Ctx, { threadIds, through, verdictOf }: Through): Promise<Taking[]> {
  const mails = await ctx.tx.execute<{ thread_id: string; sender: string; body: string; reply_to: Named[] }>(sql`
    select m.thread_id, m.from_address as sender, left(m.body, 20000) as body,
      (select coalesce(json_agg(json_build_object('address', p.address, 'name', p.name) order by p.position), '[]')
        from message_participants p where p.org_id = m.org_id and p.message_id = m.id and p.role = 'reply_to') as reply_to
    from messages m where m.org_id = ${ctx.orgId} and m.thread_id = any(${uuidArray(threadIds)})
      and m.from_address = any(${textArray(through)})`);
  const speakers = mails.map(({ thread_id, sender, body, reply_to }) => {
    const verdict = verdictOf(sender);
    const found = speakersOf({ from: { address: sender }, replyTo: reply_to, text: body }, verdict);
    return { thread_id, found, isNamed: verdict === 'body' };
  });
  const own = await ownAmong(ctx, speakers);
  return speakers.flatMap(({ thread_id, found, isNamed }) => {
    const others = found.filter((person) => !own.has(person.address.toLowerCase()));
    const counting = isNamed ? others.slice(0, 1) : found;
    return counting.map(({ address, name }) => ({ thread_id, address, name: name ?? null, role: 'from' as const }));
  });
}

interface Named {
  address: string;
  name?: string | null | undefined;
}

async function ownAmong(ctx: Ctx, speakers: readonly { found: readonly Named[] }[]): Promise<Set<string>> {
  const people = threadPeople(speakers.flatMap(({ found }) => found.map((one) => ({ ...one, role: 'from' as const }))));
  const outside = await outsideAmong(ctx, people);
  return new Set(people.map((person) => person.address).filter((address) => !outside.has(address)));
}

/** The addresses of those who are not of the team. */
export async function outsideAmong(ctx: Ctx, people: readonly ThreadPerson[]): Promise<Set<string>> {
  return new Set((await outsidePeople(ctx, people)).map((person) => person.address));
}

/** Those who are not of the team, in their order. */
export async function outsidePeople(ctx: Ctx, people: readonly ThreadPerson[]): Promise<ThreadPerson[]> {
  const [row] = await ctx.tx.execute<{ outside: ThreadPerson[] | null }>(
    sql`select outside_people(${JSON.stringify(people)}::json) as outside`,
  );
  return row?.outside ?? [];
}

async function forwardedIn(ctx: Ctx, threadIds: readonly string[]) {
  return ctx.tx.execute<{ thread_id: string; address: string; name: string | null }>(sql`
    select distinct m.thread_id, m.forwarded_from->>'address' as address, m.forwarded_from->>'name' as name
    from messages m where m.org_id = ${ctx.orgId} and m.thread_id = any(${uuidArray(threadIds)}) and m.outgoing
      and m.forwarded_from->>'address' like '%_@_%' and not m.flags ? 'from_colleague_unproven'`);
}

function groupBy(rows: readonly Taking[]): Map<string, Taking[]> {
  const groups = new Map<string, Taking[]>();
  for (const row of rows) {
    const group = groups.get(row.thread_id);
    if (group) group.push(row);
    else groups.set(row.thread_id, [row]);
  }
  return groups;
}
