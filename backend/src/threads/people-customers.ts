import type { Ctx } from '../platform/db/in-org.js';
import { findEvidences } from './evidence/find-evidence.js';
import { threadPeople } from './evidence/outside-person.js';
import { outsidePeople } from './evidence/people-of-threads.js';

interface Participant {
  address: string;
  name?: string | null | undefined;
}

/** People outside the team among some, in their order, each with the customers that they surely belong to. */
export async function customersOfPeople(
  ctx: Ctx,
  people: readonly Participant[],
): Promise<{ address: string; customerIds: string[] }[]> {
  const known = threadPeople(people.map((person) => ({ ...person, role: 'to' as const })));
  if (known.length === 0) return [];
  const outside = await outsidePeople(ctx, known);
  const evidence = await findEvidences(
    ctx,
    outside.map((person) => [person]),
  );
  return outside.map(({ address }, position) => {
    const sure = (evidence[position] ?? []).filter(({ tier }) => tier < 9);
    const best = sure[0]?.tier;
    return { address, customerIds: sure.filter(({ tier }) => tier === best).map(({ customerId }) => customerId) };
  });
}
