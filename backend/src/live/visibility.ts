import { and, eq } from 'drizzle-orm';
import { customers } from '../customers/schema.js';
import { mailDrafts } from '../mail-writing/schema.js';
import { mailBlocks, mailPurges } from '../mailboxes/schema.js';
import { type Actor, inOrg, type Runtime } from '../platform/db/in-org.js';
import type { LiveNotice } from '../platform/events/listen.js';
import { can } from '../platform/policy/authorise.js';
import { tasks } from '../tasks/schema.js';

const privateSubjects = ['time_entry', 'api_key', 'device_grant', 'session', 'sign_in'];
const administrative = ['review', 'outbound_mail'];
/** What each person has of their own, and who else may read it: the rows themselves answer who hears of them. */
const ownRows = { mail_block: mailBlocks, mail_draft: mailDrafts, mail_purge: mailPurges };

/** Whether the listener may learn of this event. Customers are asked of the database, with the listener's rights. */
export async function mayHear(runtime: Runtime, listener: Actor, notice: LiveNotice): Promise<boolean> {
  if (notice.orgId !== listener.orgId) return false;
  if (privateSubjects.includes(notice.subject.type)) return notice.actorId === listener.personId;
  if (administrative.includes(notice.subject.type)) return can(listener, 'mail_outbox.read');
  if (notice.subject.type === 'mailbox')
    return notice.actorId === listener.personId || can(listener, 'mail_outbox.read');
  if (isOwnRow(notice.subject)) return seesRow(runtime, listener, notice.subject);
  if (notice.sensitive && !['owner', 'admin', 'member'].includes(listener.role)) return false;
  if (listener.role === 'contractor')
    return notice.subject.type === 'task' && seesTask(runtime, listener, notice.subject.id);
  if (notice.customerId) return seesCustomer(runtime, listener, notice.customerId);
  if (notice.subject.type === 'person') return true;
  return can(listener, 'person.manage');
}

type OwnRow = { type: keyof typeof ownRows; id: string };

const isOwnRow = (subject: LiveNotice['subject']): subject is OwnRow => Object.hasOwn(ownRows, subject.type);

function seesRow(runtime: Runtime, listener: Actor, { type, id }: OwnRow): Promise<boolean> {
  const table = ownRows[type];
  return inOrg(runtime, listener, async (ctx) => {
    const row = and(eq(table.orgId, ctx.orgId), eq(table.id, id));
    return (await ctx.tx.select({ id: table.id }).from(table).where(row)).length > 0;
  });
}

/** A contractor knows of the own tasks alone, and not of others of the same customer. */
function seesTask(runtime: Runtime, listener: Actor, taskId: string): Promise<boolean> {
  return inOrg(runtime, listener, async (ctx) => {
    const own = and(eq(tasks.orgId, ctx.orgId), eq(tasks.id, taskId));
    return (await ctx.tx.select({ id: tasks.id }).from(tasks).where(own)).length > 0;
  });
}

function seesCustomer(runtime: Runtime, listener: Actor, customerId: string): Promise<boolean> {
  return inOrg(runtime, listener, async (ctx) => {
    const rows = await ctx.tx
      .select({ id: customers.id })
      .from(customers)
      .where(and(eq(customers.orgId, ctx.orgId), eq(customers.id, customerId)));
    return rows.length > 0;
  });
}
