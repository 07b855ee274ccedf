import type { addMailbox as addInput, mailbox } from '@threadline/shared/mailboxes/schema';
import { and, eq, sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { isFreeMail, registrableDomain } from '../../customers/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { withWholeOrganisation } from '../../platform/db/whole-organisation.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { changeMailbox } from '../queries.js';
import { mailboxes, mailboxPeople } from '../schema.js';
import { getMailbox } from './read-mailboxes.js';

/** Adds a shared mailbox, in which whoever adds it works from now on, or one's own. One that was removed comes back. */
export async function addMailbox(
  ctx: Ctx,
  { address: written, kind, name }: z.output<typeof addInput>,
): Promise<z.input<typeof mailbox>> {
  const ownerId = kind === 'personal' ? ctx.personId : null;
  authorise(ctx, 'mailbox.manage', { personId: ownerId ?? '' });
  const address = written.toLowerCase();
  await requireFree(ctx, address, ownerId);
  const id = (await bringBack(ctx, address, ownerId)) ?? (await insert(ctx, { address, kind, name, ownerId }));
  await record(ctx, { name: 'mailbox.added', subject: { type: 'mailbox', id }, data: { address, kind } });
  return getMailbox(ctx, { id });
}

interface NewMailbox {
  address: string;
  kind: 'shared' | 'personal';
  name: string;
  ownerId: string | null;
}

async function insert(ctx: Ctx, mailbox: NewMailbox): Promise<string> {
  const id = newId();
  const added = await ctx.tx
    .insert(mailboxes)
    .values({ ...mailbox, orgId: ctx.orgId, id, createdAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: mailboxes.id });
  if (added.length === 0) throw new Conflict(`${mailbox.address} has been added already. Look for it in the list.`);
  if (mailbox.ownerId === null) {
    const place = { orgId: ctx.orgId, mailboxId: id, personId: ctx.personId };
    await ctx.tx.insert(mailboxPeople).values({ ...place, addedBy: ctx.personId, createdAt: ctx.now });
  }
  return id;
}

async function bringBack(ctx: Ctx, address: string, ownerId: string | null): Promise<string | null> {
  const [known] = await ctx.tx
    .select({ id: mailboxes.id, removedAt: mailboxes.removedAt, owner: mailboxes.ownerId })
    .from(mailboxes)
    .where(and(eq(mailboxes.orgId, ctx.orgId), eq(mailboxes.address, address)));
  if (!known?.removedAt || known.owner !== ownerId) return null;
  await changeMailbox(ctx, known.id, { removedAt: null });
  return known.id;
}

/**
 * Mail at a mailbox's domain counts as the team's own: nobody makes the domain of a customer or of a contact, or a
 * colleague's address, theirs.
 */
async function requireFree(ctx: Ctx, address: string, ownerId: string | null): Promise<void> {
  const domain = registrableDomain(address.slice(address.lastIndexOf('@') + 1));
  let taken: { person: boolean; customer: string | null } = { person: false, customer: null };
  await withWholeOrganisation(ctx, async ({ tx, orgId }) => {
    const [row] = await tx.execute<{ person: boolean; customer: string | null }>(sql`select
      exists (select 1 from people p where p.org_id = ${orgId} and p.email = ${address}
        and p.id is distinct from ${ownerId}::uuid) as person,
      coalesce((select d.domain from customer_domains d where d.org_id = ${orgId} and d.domain = ${domain} limit 1),
        (select ${domain}::text where exists (select 1 from contact_addresses a where a.org_id = ${orgId}
            and split_part(a.address, '@', 2) ~ ('(^|\\.)' || replace(${domain}::text, '.', '\\.') || '$'))
          and not exists (select 1 from unnest(own_domains()) o where o = ${domain} or o like '%.' || ${domain}::text))
      ) as customer`);
    if (row) taken = row;
  });
  if (taken.person)
    throw new Conflict(`${address} is a colleague’s address. Ask them to connect their mailbox themselves.`);
  if (taken.customer && domain && !isFreeMail(domain))
    throw new Invalid(`${taken.customer} is a customer’s domain. Connect mailboxes of your own organisation only.`);
}
