import type { mailboxById, peopleOfMailbox, personOfMailbox } from '@threadline/shared/mailboxes/schema';
import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import type * as z from 'zod';
import { people } from '../../platform/auth/schema.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { requireSettable } from '../policy.js';
import { type MailboxRow, mailboxToChange } from '../queries.js';
import { mailboxPeople } from '../schema.js';

/** Who works in a shared mailbox. */
export async function peopleOf(
  ctx: Ctx,
  { id }: z.output<typeof mailboxById>,
): Promise<z.input<typeof peopleOfMailbox>> {
  await sharedMailbox(ctx, id);
  authorise(ctx, 'mailbox.read');
  const items = await ctx.tx
    .select({ id: people.id, name: people.name })
    .from(mailboxPeople)
    .innerJoin(people, and(eq(people.orgId, mailboxPeople.orgId), eq(people.id, mailboxPeople.personId)))
    .where(and(eq(mailboxPeople.orgId, ctx.orgId), eq(mailboxPeople.mailboxId, id), isNull(people.removedAt)))
    .orderBy(asc(people.name), asc(people.id))
    .limit(500);
  return { items };
}

/** Lets somebody work in it: they may send from it, and link its mail. */
export async function addPerson(
  ctx: Ctx,
  { id, personId }: z.output<typeof personOfMailbox>,
): Promise<z.input<typeof peopleOfMailbox>> {
  const mailbox = await sharedMailbox(ctx, id);
  requireSettable(ctx, mailbox);
  await requireColleague(ctx, personId);
  const added = await ctx.tx
    .insert(mailboxPeople)
    .values({ orgId: ctx.orgId, mailboxId: id, personId, addedBy: ctx.personId, createdAt: ctx.now })
    .onConflictDoNothing()
    .returning({ personId: mailboxPeople.personId });
  if (added.length > 0) await tell(ctx, 'mailbox.person_added', { mailbox, personId });
  return peopleOf(ctx, { id });
}

/** Ends that. */
export async function removePerson(
  ctx: Ctx,
  { id, personId }: z.output<typeof personOfMailbox>,
): Promise<z.input<typeof peopleOfMailbox>> {
  const mailbox = await sharedMailbox(ctx, id);
  requireSettable(ctx, mailbox);
  const { orgId, mailboxId, personId: person } = mailboxPeople;
  const gone = await ctx.tx
    .delete(mailboxPeople)
    .where(and(eq(orgId, ctx.orgId), eq(mailboxId, id), eq(person, personId)))
    .returning({ person });
  if (gone.length > 0) await tell(ctx, 'mailbox.person_removed', { mailbox, personId });
  return peopleOf(ctx, { id });
}

async function sharedMailbox(ctx: Ctx, id: string): Promise<MailboxRow> {
  const mailbox = await mailboxToChange(ctx, id);
  if (!mailbox || mailbox.removedAt || mailbox.ownerId !== null) throw new NotFound('mailbox');
  return mailbox;
}

async function requireColleague(ctx: Ctx, personId: string): Promise<void> {
  const [person] = await ctx.tx
    .select({ role: people.role })
    .from(people)
    .where(
      and(
        eq(people.orgId, ctx.orgId),
        eq(people.id, personId),
        isNull(people.removedAt),
        ne(people.role, 'contractor'),
      ),
    );
  if (!person) throw new NotFound('person');
  if (person.role === 'read_only')
    throw new Invalid('Who only reads cannot work in a mailbox. Change their role first.');
}

type Told = 'mailbox.person_added' | 'mailbox.person_removed';

function tell(ctx: Ctx, name: Told, { mailbox, personId }: { mailbox: MailboxRow; personId: string }) {
  const data = { address: mailbox.address, personId };
  return record(ctx, { name, subject: { type: 'mailbox', id: mailbox.id }, data });
}
