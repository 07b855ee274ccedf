import { type HandedItemKind, handedKinds, mayHold } from '@threadline/shared/team/holding';
import { assignMany, endAssignments, handOverCustomers } from '../../customers/service.js';
import { handOverFollowUps } from '../../follow-ups/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { handOverTasks } from '../../tasks/service.js';
import { tellPlaced } from '../events.js';
import { type HandedItem, takeHanded } from '../handed-queries.js';
import { changeApprover, findPerson, type PersonRow } from '../queries.js';

interface Giving {
  /** Who took it over. */
  from: PersonRow;
  /** Whose it was. */
  to: PersonRow;
  only: string[];
}

const ways: Record<HandedItemKind, (ctx: Ctx, giving: Giving) => Promise<{ length: number }>> = {
  customers: handOverCustomers,
  tasks: handOverTasks,
  followUps: handOverFollowUps,
  approvals: giveApprovalsBack,
  assigned: (ctx, { to, only }) => assignMany(ctx, { person: to, customerIds: only }),
  opened: (ctx, { from, only }) => endAssignments(ctx, { person: from, only }),
};

/**
 * Takes a hand-over back, as far as the person's role can hold it: what the successors still have and what is still open
 * is the person's again; what went on to others, or was finished, stays. How much of each kind came back.
 */
export async function giveBack(ctx: Ctx, person: PersonRow): Promise<Partial<Record<HandedItemKind, number>>> {
  const held = handedKinds.filter((kind) => mayHold(person.role, kind));
  const kinds: HandedItemKind[] = held.length > 0 ? [...held, 'assigned', 'opened'] : ['assigned'];
  const counts: Partial<Record<HandedItemKind, number>> = {};
  for (const { kind, toId, only } of together(await takeHanded(ctx, person.id, kinds))) {
    const from = await findPerson(ctx, toId);
    if (!from) continue;
    counts[kind] = (counts[kind] ?? 0) + (await ways[kind](ctx, { from, to: person, only })).length;
  }
  return counts;
}

async function giveApprovalsBack(ctx: Ctx, { from, to, only }: Giving) {
  // Where nobody took over, the hours have had no approver since.
  const placed = await changeApprover(ctx, { from: from.id === to.id ? null : from.id, to: to.id, only });
  await tellPlaced(ctx, placed);
  return placed;
}

/** Items of one kind with one successor, in the order of the kinds: first the work, then who sees the customers. */
function together(items: readonly HandedItem[]): { kind: HandedItemKind; toId: string; only: string[] }[] {
  const groups = new Map<string, { kind: HandedItemKind; toId: string; only: string[] }>();
  for (const { kind, toId, itemId } of items) {
    const key = `${kind} ${toId}`;
    const group = groups.get(key) ?? { kind, toId, only: [] };
    group.only.push(itemId);
    groups.set(key, group);
  }
  const order = Object.keys(ways);
  return [...groups.values()].sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}
