import { type HandedKind, mayHold } from '@threadline/shared/team/holding';
import type { Holdings, handover } from '@threadline/shared/team/schema';
import type * as z from 'zod';
import { assignMany, handOverCustomers } from '../../customers/service.js';
import { handOverFollowUps } from '../../follow-ups/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import { handOverTasks } from '../../tasks/service.js';
import { tellPlaced } from '../events.js';
import { type HandedItem, insertHanded } from '../handed-queries.js';
import { countHoldings } from '../holding-queries.js';
import { changeApprover, lockPeople, type PersonRow } from '../queries.js';

export type Handover = z.output<typeof handover>;
type Successors = Partial<Record<HandedKind, PersonRow>>;
type Counts = Partial<Record<HandedKind, number>>;

/** How much of each kind went, and to whom. */
export interface HandedOver {
  counts: Counts;
  successors: Partial<Record<HandedKind, string>>;
}

const choices = {
  customers: 'customersTo',
  tasks: 'tasksTo',
  followUps: 'followUpsTo',
  approvals: 'approvalsTo',
} as const satisfies Record<HandedKind, keyof Handover>;

/**
 * Gives what a person holds of these kinds to their successors, in the transaction of what made it necessary; how much of
 * each, and to whom. Conflict where work would be left behind, Invalid where a successor cannot do it.
 */
export async function handOver(
  ctx: Ctx,
  person: PersonRow,
  { kinds, to }: { kinds: readonly HandedKind[]; to: Handover },
): Promise<HandedOver> {
  const successors = await requireSuccessors(ctx, person, { kinds, to });
  refuseLeftBehind(person, await countHoldings(ctx, person.id), { kinds, successors });
  const counts: Counts = {};
  for (const kind of kinds) {
    const items = await give(ctx, { kind, person, successor: successors[kind] });
    counts[kind] = items.filter((item) => item.kind === kind).length;
    await insertHanded(ctx, person.id, items);
  }
  const gave = kinds.flatMap((kind) => (counts[kind] && successors[kind] ? [[kind, successors[kind].id]] : []));
  return { counts, successors: Object.fromEntries(gave) };
}

async function give(
  ctx: Ctx,
  { kind, person, successor }: { kind: HandedKind; person: PersonRow; successor: PersonRow | undefined },
): Promise<HandedItem[]> {
  if (kind === 'approvals') return giveApprovals(ctx, person, successor);
  if (!successor) return [];
  const to = (of: HandedItem['kind'], ids: readonly string[]): HandedItem[] =>
    ids.map((itemId) => ({ kind: of, itemId, toId: successor.id }));
  if (kind === 'customers') return to(kind, await handOverCustomers(ctx, { from: person, to: successor }));
  const work = await (kind === 'tasks' ? handOverTasks : handOverFollowUps)(ctx, { from: person, to: successor });
  const given = to(
    kind,
    work.map(({ id }) => id),
  );
  if (successor.role !== 'member') return given;
  // A member sees the work of customers that they are assigned to, and of no others.
  const customerIds = [...new Set(work.map(({ customerId }) => customerId))];
  return [...given, ...to('opened', await assignMany(ctx, { person: successor, customerIds }))];
}

async function giveApprovals(ctx: Ctx, person: PersonRow, successor: PersonRow | undefined): Promise<HandedItem[]> {
  const placed = await changeApprover(ctx, { from: person.id, to: successor?.id ?? null });
  await tellPlaced(ctx, placed);
  return placed.map(({ id, approverId }) => ({ kind: 'approvals', itemId: id, toId: approverId ?? person.id }));
}

async function requireSuccessors(
  ctx: Ctx,
  person: PersonRow,
  { kinds, to }: { kinds: readonly HandedKind[]; to: Handover },
): Promise<Successors> {
  const chosen = kinds.flatMap((kind) => (to[choices[kind]] ? [{ kind, id: to[choices[kind]] as string }] : []));
  const found = new Map((await lockPeople(ctx, [...new Set(chosen.map(({ id }) => id))])).map((row) => [row.id, row]));
  return Object.fromEntries(chosen.map(({ kind, id }) => [kind, requireSuccessor(person, kind, found.get(id))]));
}

function requireSuccessor(person: PersonRow, kind: HandedKind, successor: PersonRow | undefined): PersonRow {
  if (!successor) throw new NotFound('person');
  if (successor.id === person.id) throw new Invalid(`Choose somebody other than ${person.name} to take over.`);
  if (successor.suspendedAt) throw new Invalid(`${successor.name} is suspended. Choose somebody who is active.`);
  if (mayHold(successor.role, kind)) return successor;
  throw new Invalid(`${successor.name}’s role cannot hold ${words[kind][1]}. Choose an owner, admin or member.`);
}

const words: Record<HandedKind, [string, string]> = {
  customers: ['customer', 'customers'],
  tasks: ['task', 'tasks'],
  followUps: ['follow-up', 'follow-ups'],
  approvals: ['approval of hours', 'approvals of hours'],
};

function refuseLeftBehind(
  person: PersonRow,
  held: Holdings,
  { kinds, successors }: { kinds: readonly HandedKind[]; successors: Successors },
): void {
  const counts: Counts = { customers: held.customersOwned, tasks: held.tasks, followUps: held.followUps };
  const left = kinds.filter((kind) => (counts[kind] ?? 0) > 0 && !successors[kind]);
  if (left.length === 0) return;
  const told = left.map((kind) => `${counts[kind]} ${words[kind][counts[kind] === 1 ? 0 : 1]}`).join(', ');
  throw new Conflict(`${person.name} still holds ${told}. Choose who takes over.`, { details: { left } });
}
