import { sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import type { StoredEvent, Subscriber } from '../platform/events/subscriber.js';
import { wakeWorkers } from './wake.js';

/**
 * Who becomes a customer's is looked for in the mailboxes that passed their older mail over. Those that keep all mail have
 * nothing to look for.
 */
export const wantHistory: Subscriber = {
  name: 'want-mail-history',
  events: ['customer.domain_added', 'contact.created', 'contact.updated', 'sender_rule.set'],
  run: async (ctx, event) => {
    if ((await wanted(ctx, event)) > 0) await wakeWorkers(ctx, { connectionId: null, leave: false });
  },
};

async function wanted(ctx: Ctx, { name, subjectId, data }: StoredEvent): Promise<number> {
  const words = wordsOf(name, { subjectId, domain: data.domain });
  const rows = await ctx.tx.execute(sql`
    insert into mail_searches (org_id, connection_id, mailbox_id, kind, word, created_at)
    select c.org_id, c.id, c.mailbox_id, w.kind, w.word, now() from mail_connections c
    join mailboxes b on b.org_id = c.org_id and b.id = c.mailbox_id
    cross join (${words}) w (kind, word)
    where c.org_id = ${ctx.orgId} and c.removed_at is null and w.word is not null
      and (b.store = 'known' or (b.kind = 'shared' and b.owner_id is not null))
    on conflict do nothing returning 1`);
  return rows.length;
}

function wordsOf(name: StoredEvent['name'], { subjectId, domain }: { subjectId: string; domain: unknown }) {
  if (name === 'customer.domain_added')
    return sql`select 'domain', ${typeof domain === 'string' ? domain.toLowerCase() : null}::text`;
  if (name === 'sender_rule.set')
    return sql`select case when r.address is null then 'domain' else 'address' end, coalesce(r.address, r.domain)
      from sender_rules r where r.id = ${subjectId} and r.customer_id is not null and r.removed_at is null`;
  return sql`select 'address', a.address from contact_addresses a
    where a.contact_id = ${subjectId} and exists (select from customer_contacts l where l.contact_id = a.contact_id)`;
}
