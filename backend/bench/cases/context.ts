import type { ThreadContextInput } from '@threadline/shared/threads/schema';
import { context } from '../../src/threads/verbs/context.js';
import type { World } from '../world.js';
import { type Case, post } from './case.js';

/** The panel's question for an opened mail; half of the mails are of the customer with the longest timeline. */
export const contextCase: Case = {
  requests: async (world) => (await inputsOf(world)).map((input) => post('threads.context', input, world.owner.key)),
  answers: async (world) => (await inputsOf(world)).map((input) => (ctx) => context(ctx, input)),
};

async function inputsOf(world: World): Promise<ThreadContextInput[]> {
  const mails = await world.sql<{ messageId: string; from: string; to: string; mailbox: string }[]>`
    select m.rfc_message_id as "messageId", f.address as "from", t.address as "to", b.address as mailbox
    from messages m join message_participants f on f.org_id = m.org_id and f.message_id = m.id and f.role = 'from'
      join message_participants t on t.org_id = m.org_id and t.message_id = m.id and t.role = 'to'
      join mailbox_messages mm on mm.org_id = m.org_id and mm.message_id = m.id
      join mailboxes b on b.org_id = m.org_id and b.id = mm.mailbox_id
    where m.org_id = ${world.orgId} and m.shared order by m.content_hash limit 256`;
  return mails.map(({ messageId, from, to, mailbox }) => ({
    mailbox,
    host: 'api',
    messageIds: [messageId],
    participants: [
      { address: from, role: 'from' },
      { address: to, role: 'to' },
    ],
  }));
}
