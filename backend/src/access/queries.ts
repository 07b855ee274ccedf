import type { AccessKind } from '@threadline/shared/access/choices';
import type { TeamRole } from '@threadline/shared/kernel/roles';
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { people } from '../platform/auth/schema.js';
import { nameCursor, readCursor } from '../platform/db/cursor-shape.js';
import type { Ctx } from '../platform/db/in-org.js';
import { pageFrom } from '../platform/db/keyset.js';
import { uuidArray } from '../platform/db/text-array.js';
import type { Ties } from './reasons.js';

/** A thing as whoever asks sees it. */
export interface Thing {
  kind: AccessKind;
  id: string;
  title: string;
  customerIds: string[];
  /** The task that it is, or stands on. */
  taskId: string | null;
  /** Who it is given to, or whose it is. */
  personId: string | null;
  sensitive: boolean;
  /** The mails of a thread that the asker sees, newest first and no more than `mostMails`. */
  messageIds: string[];
}

const mostMails = 200;
const noMails = sql`'{}'::uuid[] as "messageIds"`;

const onCustomer = (title: SQL, more: { task?: SQL; person?: SQL; sensitive?: SQL } = {}) => sql`
  ${title} as title, array[x.customer_id] as "customerIds", ${more.task ?? sql`null::uuid`} as "taskId",
  ${more.person ?? sql`null::uuid`} as "personId", ${more.sensitive ?? sql`false`} as sensitive, ${noMails}`;

/** How each kind is read: its title, its customers, and what ties people to it. */
const readings: Record<AccessKind, SQL> = {
  customer: sql`select x.name as title, array[x.id] as "customerIds", null::uuid as "taskId", null::uuid as "personId",
    false as sensitive, ${noMails} from customers x`,
  contact: sql`select x.name as title, array(select c.customer_id from customer_contacts c
      where c.org_id = x.org_id and c.contact_id = x.id) as "customerIds", null::uuid as "taskId",
    null::uuid as "personId", false as sensitive, ${noMails} from contacts x`,
  task: sql`select ${onCustomer(sql`x.title`, { task: sql`x.id`, person: sql`x.assignee_id` })} from tasks x`,
  note: sql`select ${onCustomer(sql`left(x.body, 80)`, { task: sql`x.task_id`, sensitive: sql`x.sensitive` })}
    from internal_notes x`,
  thread: sql`select x.subject as title, array(select l.customer_id from thread_customer_links l
      where l.org_id = x.org_id and l.thread_id = x.id and l.removed_at is null) as "customerIds", null::uuid as "taskId",
    null::uuid as "personId", false as sensitive, array(select m.id from messages m
      where m.org_id = x.org_id and m.thread_id = x.id order by m.sent_at desc limit ${mostMails}) as "messageIds"
    from threads x`,
  document: sql`select ${onCustomer(sql`x.name`)} from documents x`,
  follow_up: sql`select ${onCustomer(sql`x.title`, { person: sql`x.assignee_id` })} from follow_ups x`,
  time_entry: sql`select ${onCustomer(sql`x.note`, { person: sql`x.person_id` })} from time_entries x`,
};

/** The thing, when the asker sees it themself. */
export async function findThing(ctx: Ctx, kind: AccessKind, id: string): Promise<Thing | null> {
  const [row] = await ctx.tx.execute<Omit<Thing, 'kind' | 'id'> & Record<string, unknown>>(
    sql`${readings[kind]} where x.org_id = ${ctx.orgId} and x.id = ${id}`,
  );
  return row ? { ...row, kind, id } : null;
}

const tables: Record<AccessKind, SQL> = {
  customer: sql`customers`,
  contact: sql`contacts`,
  task: sql`tasks`,
  note: sql`internal_notes`,
  thread: sql`messages`,
  document: sql`documents`,
  follow_up: sql`follow_ups`,
  time_entry: sql`time_entries`,
};

/** Whether the row, or one of the mails of the thread, is there for whoever reads in this transaction. */
export async function isVisible(tx: Ctx['tx'], { kind, id, messageIds }: Thing): Promise<boolean> {
  const ids = kind === 'thread' ? messageIds : [id];
  const [row] = await tx.execute<{ visible: boolean }>(sql`select exists (select 1 from ${tables[kind]}
    where org_id = (select app_org()) and id = any(${uuidArray(ids)})) as visible`);
  return row?.visible === true;
}

/** What ties these people to the thing, by person. Read as the system, since the asker need not see all of it. */
export async function findTies(ctx: Ctx, thing: Thing, personIds: readonly string[]): Promise<Map<string, TiesRow>> {
  const rows = await ctx.tx.execute<TiesRow & Record<string, unknown>>(sql`
    select p.id as "personId",
      coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name, 'owns', a.owns) order by c.name) from (
          select customer_id, bool_or(kind = 'owner') as owns from assignments
          where org_id = p.org_id and person_id = p.id and customer_id = any(${uuidArray(thing.customerIds)})
          group by customer_id) a
        join customers c on c.org_id = p.org_id and c.id = a.customer_id), '[]') as customers,
      coalesce((select json_agg(json_build_object('id', t.id, 'name', t.title) order by t.title) from (
          select id, title from tasks where org_id = p.org_id and assignee_id = p.id and removed_at is null
            and ${reachingTasks(thing)} order by title limit 3) t), '[]') as tasks,
      exists (select 1 from people o where o.org_id = p.org_id and o.id = ${thing.personId}::uuid
        and o.approver_id = p.id) as approves
    from people p where p.org_id = ${ctx.orgId} and p.id = any(${uuidArray(personIds)})`);
  return new Map(rows.map((row) => [row.personId, row]));
}

type TiesRow = Pick<Ties, 'customers' | 'tasks' | 'approves'> & { personId: string };

function reachingTasks({ kind, taskId, customerIds }: Thing): SQL {
  if (kind === 'customer' || kind === 'contact') return sql`customer_id = any(${uuidArray(customerIds)})`;
  return sql`id = ${taskId}::uuid`;
}

/** Whether one of the mails is shared, and whose own mailboxes hold one of them; of others, only who is named in it. */
export async function findMailboxes(ctx: Ctx, messageIds: readonly string[], askerId: string) {
  const [row] = await ctx.tx.execute<{ shared: boolean; ownerIds: string[] }>(sql`
    select coalesce(bool_or(m.shared), false) as shared,
      coalesce(array_agg(distinct b.owner_id) filter (where b.owner_id is not null), '{}') as "ownerIds"
    from messages m left join mailbox_messages mm on mm.org_id = m.org_id and mm.message_id = m.id
      left join mailboxes b on b.org_id = mm.org_id and b.id = mm.mailbox_id and (b.owner_id = ${askerId} or exists (
        select from message_participants mp
        where mp.org_id = m.org_id and mp.message_id = m.id and mp.address = b.address))
    where m.org_id = ${ctx.orgId} and m.id = any(${uuidArray(messageIds)})`);
  return row ?? { shared: false, ownerIds: [] };
}

/** A colleague of whom it is asked. */
export interface AskedPerson {
  id: string;
  name: string;
  role: TeamRole;
  /** Shut out, for now or for good. */
  suspended: boolean;
}

const asked = {
  id: people.id,
  name: people.name,
  role: people.role,
  suspended: sql<boolean>`(people.suspended_at is not null or people.removed_at is not null)`,
};

export async function findAskedPerson(ctx: Ctx, id: string): Promise<AskedPerson | null> {
  const [row] = await ctx.tx
    .select(asked)
    .from(people)
    .where(and(eq(people.orgId, ctx.orgId), eq(people.id, id)));
  return row ?? null;
}

/** Everybody who has not left, by name. */
export async function findAskedPeople(ctx: Ctx, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const last = readCursor(cursor, nameCursor);
  const nameKey = sql<string>`lower(people.name)`;
  const rows = await ctx.tx
    .select({ ...asked, nameKey: nameKey.as('name_key') })
    .from(people)
    .where(
      and(
        eq(people.orgId, ctx.orgId),
        isNull(people.removedAt),
        last ? sql`(${nameKey}, ${people.id}) > (${last[0]}, ${last[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(nameKey, asc(people.id))
    .limit(limit + 1);
  return pageFrom(rows, limit, (row) => [row.nameKey, row.id]);
}
