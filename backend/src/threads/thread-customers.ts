import type { HostThread } from '@threadline/shared/threads/reference';
import type { Ctx } from '../platform/db/in-org.js';
import { linkedCustomers } from './link-queries.js';
import { messageIdHashes } from './message-id-hash.js';
import { customersOfPeople } from './people-customers.js';
import { resolveThread } from './thread-queries.js';
import { hostIdOf } from './verbs/ensure-thread.js';

/** Customers that a conversation concerns: those it is linked to, else those whose people take part. */
export async function customersOfThread(ctx: Ctx, thread: HostThread): Promise<string[]> {
  const known = await resolveThread(ctx, messageIdHashes(thread.messageIds ?? []), hostIdOf(thread));
  const linked = known ? await linkedCustomers(ctx, known) : [];
  if (linked.length > 0) return linked;
  const people = await customersOfPeople(ctx, thread.participants);
  return [...new Set(people.flatMap(({ customerIds }) => customerIds))];
}
